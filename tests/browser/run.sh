#!/usr/bin/env bash
# The workbench in a headless Chromium: each tests/browser/NAME.py, with a server over a database of the sample.
# run.sh PROGRAM [NAME...]; pictures and printed pages are left in build/browser. Exit 77: there is no browser here.
set -u
cd "$(dirname "$0")/../.."
TIDU=$(realpath "$1")
shift
export TIDU TIDU_MODELS=$PWD/models PICTURES=$PWD/build/browser PYTHONPATH=$PWD/tests/browser PYTHONDONTWRITEBYTECODE=1
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { echo "skipped: no chromium"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export WORKBENCH_DB=$work/tidu.db
"$TIDU" import data/sample/companies.csv --credentials data/sample/credentials.csv --applications data/sample/applications.csv --db "$WORKBENCH_DB" \
    --quiet >/dev/null 2>&1 || { echo "not ok the sample is not imported"; exit 1; }
[ $# -gt 0 ] || set -- access bring_in keyboard noscript pages printed script widths
for name; do
    echo "# $name"
    timeout 600 python3 "tests/browser/$name.py" 2>&1
    status=$?
    # a fault that no line tells of
    [ $status -le 1 ] || echo "not ok $name ends with $status"
done | tee "$work/said"
passed=$(grep -c '^ok' "$work/said") failed=$(grep -c '^not ok' "$work/said")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
