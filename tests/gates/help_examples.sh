#!/usr/bin/env bash
# Every example that a --help shows runs as it stands, in the order of the commands: help_examples.sh PROGRAM
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C TERM=dumb
unset LANGUAGE NO_COLOR COLUMNS TIDU_DB
export TIDU_MODELS=$root/models

# What an example names: the sample, a table of one's own, and a list of names.
mkdir "$work/bin" "$work/desk"
ln -s "$program" "$work/bin/tidu"
ln -s "$root/data" "$work/desk/data"
head -n 40 "$root/data/sample/companies.csv" >"$work/desk/table.csv"
awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == "name") n = i; print "企业名称"} NR == 2 {print $n}' \
    "$root/data/sample/companies.csv" >"$work/desk/hnte.csv"
PATH=$work/bin:$PATH
cd "$work/desk" || exit 1

ran=0 bad=0
for command in $(tidu --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
    while IFS= read -r example; do
        ran=$((ran + 1))
        if ! bash -c "$example" >"$work/out" 2>"$work/said" </dev/null; then
            echo "$example"
            tail -n 3 "$work/said"
            bad=1
        fi
    done < <(tidu "$command" --help | sed -n 's/^  \(tidu .*\)/\1/p')
done
[ $ran -gt 20 ] || { echo "only $ran examples were found"; exit 1; }
exit $bad
