# The problems as a worklist in a workbook: by kind, errors first, each with its cell and a column to fill in.
printf 'uscc,year,revenue,employees\n91990101MA00H83197,2024,x,3.5\n91990101MA013G622K,2024,y,4\n' >table.csv
$TIDU import table.csv --problems worklist.xlsx --quiet
for sheet in "Problems by kind" Problems; do
    $TIDU inspect worklist.xlsx --sheet "$sheet" --quiet 2>/dev/null | sed '1,/^------/d' | sed 's/ *$//'
done
# of a workbook the cell has letters: the 27th column is AA
fillers=$(printf ',x%.0s' $(seq 24))
printf 'uscc,year%s,revenue\n91990101MA00H83197,2024%s,x\n91990101MA013G622K,2024%s,4\n' "$fillers" "$fillers" "$fillers" >wide.csv
python3 "$ROOT/tests/cli/csv_to_xlsx.py" wide.xlsx 表=wide.csv
$TIDU import wide.xlsx --problems problems.csv --db wide.db 2>&1 | head -1
grep ^D201 problems.csv
$TIDU import wide.csv --problems problems.csv --db wide2.db 2>&1 | head -1
$TIDU import wide.xlsx --problems worklist.xlsx --db wide3.db --quiet
$TIDU inspect worklist.xlsx --sheet Problems --quiet 2>/dev/null | grep ' cell '
sed '1s/x,x,/uscc,x,/' wide.csv >twice.csv
python3 "$ROOT/tests/cli/csv_to_xlsx.py" twice.xlsx 表=twice.csv
$TIDU import twice.xlsx --db none.db 2>&1
