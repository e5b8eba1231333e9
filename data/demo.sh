#!/bin/sh
# `make demo`: a district from its spreadsheet to an explanation. data/demo.sh PROGRAM SAMPLE_FOLDER
set -eu
tidu=$1
sample=$2

# Shows a command as it would be typed, then runs it.
show() {
    printf '\n$ %s\n' "$*"
    "$@"
}

rm -f tidu.db tidu.db-wal tidu.db-shm
show "$tidu" import "$sample/companies.csv" --credentials "$sample/credentials.csv"
show "$tidu" ladder
show "$tidu" rank hnte --top 15
# the first company whose case hangs on missing data: there is most to explain
code=$("$tidu" rank hnte --quiet --format csv | awk -F, '$6 == "open" && $12 != "" {print $2; exit}')
show "$tidu" explain "$code" hnte
cat <<END

The companies are invented (data/sample/GENERATED.md). Go on with:
  $tidu explain $code gazelle        the same company on another rung
  $tidu rank hnte --top 50 --format csv --bom --output list.csv
  $tidu inspect YOUR_FILE.csv         what tidu recognises in your own spreadsheet
  $tidu --help
END
