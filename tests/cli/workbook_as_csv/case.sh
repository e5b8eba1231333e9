# a workbook gives the answers of the CSV that it was made from, whatever its name and wherever it comes from
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
sample=$ROOT/data/sample
python3 "$ROOT/tests/cli/csv_to_xlsx.py" companies.xlsx companies="$sample/companies.csv"
python3 "$ROOT/tests/cli/csv_to_xlsx.py" credentials.xlsx 证书="$sample/credentials.csv"
answer() { $TIDU rank hnte --quiet --format csv "$@"; }
answer --input "$sample/companies.csv" --credentials "$sample/credentials.csv" >expected
wc -l <expected
same() { echo "$1: $(shift; answer "$@" | cmp - expected && echo same)"; }
same "a workbook" --input companies.xlsx --credentials credentials.xlsx
same "one thread" --input companies.xlsx --credentials credentials.xlsx --threads 1
same "standard input" --input - --credentials credentials.xlsx <companies.xlsx
cp companies.xlsx companies.csv
same "another name" --input companies.csv --credentials credentials.xlsx
$TIDU import companies.xlsx --credentials credentials.xlsx --quiet
same "the database"
$TIDU import companies.xlsx 2>&1 | tail -n 1
sqlite3 tidu.db "SELECT encoding, rows FROM import ORDER BY id"
# a list of our own is a table, too
$TIDU rank hnte --quiet --top 3 --output list.xlsx
$TIDU inspect list.xlsx --quiet | sed -n 2,4p
