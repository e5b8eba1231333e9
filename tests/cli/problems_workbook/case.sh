# The problems as a worklist in a workbook: by kind, errors first, each with its cell and a column to fill in.
printf 'uscc,year,revenue,employees\n91990101MA00H83197,2024,x,3.5\n91990101MA013G622K,2024,y,4\n' >table.csv
$TIDU import table.csv --problems worklist.xlsx --quiet
for sheet in "Problems by kind" Problems; do
    $TIDU inspect worklist.xlsx --sheet "$sheet" --quiet 2>/dev/null | sed '1,/^------/d' | sed 's/ *$//'
done
