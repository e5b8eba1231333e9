#!/bin/sh
# `make demo`: a district from its spreadsheet to a list, a what-if and a folder of plans. data/demo.sh PROGRAM SAMPLE_FOLDER
set -eu
tidu=$1
sample=$2

# Shows a command as it would be typed, then runs it.
show() {
    printf '\n$ %s\n' "$*"
    "$@"
}

rm -f tidu.db tidu.db-wal tidu.db-shm
show "$tidu" import "$sample/companies.csv" --credentials "$sample/credentials.csv" --applications "$sample/applications.csv"
show "$tidu" ladder
show "$tidu" calibrate hnte
show "$tidu" rank hnte --top 15
# the first company whose case hangs on missing data: there is most to explain
code=$("$tidu" rank hnte --quiet --format csv | awk -F, '$6 == "open" && $12 != "" {print $2; exit}')
show "$tidu" explain "$code" hnte
show "$tidu" whatif "$code" hnte --set 'revenue[Y-1]+=20%'
rm -rf "$sample/plans"
show "$tidu" plan hnte --top 30 --output "$sample/plans"
cat <<END

The companies are invented (data/sample/GENERATED.md). Go on with:
  $sample/plans/index.html            open it in a browser: a page for each of the first 30 companies
  $tidu explain $code gazelle        the same company on another rung
  $tidu gaps $code hnte              how far each input alone must move
  $tidu reach $code hnte             what it can do by a coming application, and what that costs
  $tidu backtest hnte                the lists of past years held against what came
  $tidu forecast hnte --target 60    how many pass, and how many must file
  $tidu rank hnte --top 50 --format csv --bom --output list.csv
  $tidu inspect YOUR_FILE.csv         what tidu recognises in your own spreadsheet
  $tidu --help
  $tidu serve --open                 all of it as pages in the browser, on this machine alone
END
# at a terminal the demo ends with the workbench; where nobody could end it, with how it is started
if [ -t 0 ] && [ -t 1 ] && [ -z "${CI:-}" ]; then
    printf '\n$ %s serve\n' "$tidu"
    exec "$tidu" serve
fi
