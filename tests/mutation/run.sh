#!/usr/bin/env bash
# Every number and comparison of every model and table, changed by one unit: the worked examples must notice.
# usage: run.sh MUTATE [MODEL...]   without models: all. Survivors that change no verdict at all stand in
# equivalent.txt with the reason.
set -u
cd "$(dirname "$0")/../.."
mutate=$1; shift
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# a table is watched by every model that uses it
for table in models/tables/*.yaml; do
    name=$(basename "$table" .yaml)
    users=$(grep -lE "^use: \[(.*[ ,])?$name([ ,].*)?\]" models/*.yaml)
    [ -n "$users" ] && printf '%s' "$table" && printf ' %s' $users && echo
done >"$work/all"
for model in models/*.yaml; do
    [ -e "${model%.yaml}.cases.yaml" ] && echo "$model $model"
done >>"$work/all"
if [ $# -gt 0 ]; then
    for name in "$@"; do grep -E "^models/(tables/)?$name(\.[^ ]*)?\.yaml " "$work/all"; done >"$work/some"
    mv "$work/some" "$work/all"
fi
xargs -P "$(getconf _NPROCESSORS_ONLN)" -L 1 "$mutate" <"$work/all" >"$work/found" || exit 2
grep -vE ': [0-9]+ of [0-9]+ changes noticed$' "$work/found" | sort >"$work/survivors"
# without line numbers, which move
sed -E 's/^([^:]*):[0-9]+ /\1 /' "$work/survivors" >"$work/named"
grep -v '^#' tests/mutation/equivalent.txt | sed 's/ *#.*//' >"$work/known"
paste -d '\t' "$work/named" "$work/survivors" | awk -F '\t' -v known="$work/known" '
    BEGIN { while ((getline line <known) > 0) is_known[line] = 1 } !($1 in is_known) { print $2 }' >"$work/new"
grep -E ': [0-9]+ of [0-9]+ changes noticed$' "$work/found" | sort
awk '/changes noticed$/ { noticed += $2; tried += $4 } END { printf "%d of %d changes noticed by the cases", noticed, tried }' "$work/found"
echo ", $(($(wc -l <"$work/survivors") - $(wc -l <"$work/new"))) of the others change no verdict"
if [ -s "$work/new" ]; then
    echo "not noticed:"
    cat "$work/new"
    exit 1
fi
