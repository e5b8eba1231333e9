# the sheet that looks like the table, or the one that is asked for
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
printf '填表说明,\n请按年度填写,每年一行\n' >notes.csv
printf 'uscc,name,year,revenue\n91990101MA00H83197,样例甲有限公司,2024,1000\n' >a.csv
printf '附件\nuscc,name,year,revenue\n91990101MA013G622K,样例乙有限公司,2024,x\n91990101MA013G622K,样例乙有限公司,2023,5\n' >b.csv
: >empty.csv
python3 "$ROOT/tests/cli/csv_to_xlsx.py" book.xlsx 说明=notes.csv "城东 'x'"=a.csv 空=empty.csv 2024=b.csv
$TIDU import book.xlsx --db a.db --problems problems.csv
sed 1d problems.csv
sqlite3 a.db "SELECT name FROM company"
$TIDU import book.xlsx --db a.db --sheet 2024
$TIDU import book.xlsx --db a.db --sheet 2024
sqlite3 a.db "SELECT name FROM company; SELECT file, options FROM import"
$TIDU import book.xlsx --db b.db --sheet 2 --quiet && sqlite3 b.db "SELECT name FROM company"
$TIDU inspect book.xlsx --sheet 说明 --quiet | head -3
printf 'sheet: 2024\n' >map.yaml
$TIDU inspect book.xlsx --map map.yaml --quiet | head -3
$TIDU inspect book.xlsx --quiet | head -3
$TIDU import book.xlsx --strict --db c.db
$TIDU inspect book.xlsx --sheet 5
$TIDU inspect a.csv --sheet 1
$TIDU inspect book.xlsx --sheet 空

$TIDU rank hnte --db a.db --sheet 1
