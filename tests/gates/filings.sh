#!/usr/bin/env bash
# The district's applications and certificates follow from its data by the rules (tests/sample/filings.py), and are the same bytes
# by one thread or several: tests/gates/filings.sh PROGRAM GENERATE
set -u
cd "$(dirname "$0")/../.."
program=$1 generate=$2
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
unset TIDU_MODELS TIDU_DB
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$generate" --truth --output "$work/one" && OMP_NUM_THREADS=1 "$generate" --truth --output "$work/two" &&
    "$generate" --no-filings --output "$work/three" || exit 1
diff -rq "$work/one" "$work/two" && cmp "$work/one/companies.csv" "$work/three/companies.csv" || exit 1
[ "$(ls -A "$work/one" | tr '\n' ' ')" = "applications.csv companies.csv credentials.csv monthly.csv truth.csv " ] || { ls -A "$work/one"; exit 1; }
[ "$(ls -A "$work/three")" = companies.csv ] || { ls -A "$work/three"; exit 1; }
"$program" import "$work/one/companies.csv" --credentials "$work/one/credentials.csv" --applications "$work/one/applications.csv" \
    --db "$work/tidu.db" --problems "$work/problems.csv" --quiet || exit 1
# a company files although no row of its own could be read (its only year is 20233); of such alone that is said
grep -E '/(credentials|applications)\.csv' "$work/problems.csv" | grep -v '^D135,' && exit 1
for code in $(sed -n 's/^D135,[^,]*,[^,]*,[0-9]*,1,uscc,\([^,]*\),.*/\1/p' "$work/problems.csv" | sort -u); do
    [ "$(sqlite3 "$work/tidu.db" "SELECT count(*) FROM company WHERE uscc = '$code'")" = 0 ] || { echo "$code is in the data"; exit 1; }
done
python3 tests/sample/filings.py "$program" "$work/one"
