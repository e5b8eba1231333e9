# a folder comes in as one act: conflicts are listed and decided by a rule; one bad file and nothing comes in
mkdir town
head=uscc,name,town,year,revenue
printf '%s,employees\n91990101MA00H83197,甲,东镇,2023,100,5\n91990101MA00H83197,甲,东镇,2024,200,6\n91990101MA013G622K,乙,东镇,2024,7,1\n' $head >town/east.csv
printf '%s\n91990101MA00H83197,甲,西镇,2024,201\n91990101MA0HRB413R,丙,西镇,2024,5\n' $head >town/west.csv
printf 'uscc,name,year,revenue,rd_expense\n91990101MA00H83197,暂无,2024,200.5,20\n91990101MA013G622K,乙,2024,x,3\n' >town/tax.csv
touch 'town/~$east.xlsx' town/.hidden.csv town/readme.txt
ask() { sqlite3 "$1" 'select name, town from company; select year, revenue, employees, rd_expense from annual_value; select id, file from import'; }
$TIDU import town --problems problems.csv
cut -d, -f1,3-7 problems.csv
ask tidu.db
echo "--- the same again"
$TIDU import town >/dev/null
echo "--- the tax table stays"
$TIDU import town/east.csv town/west.csv town/tax.csv --prefer tax.csv --db tax.db --format csv --quiet
ask tax.db
$TIDU import town --prefer town/tax.csv --db tax2.db --lang zh
$TIDU imports undo 2 --db tax2.db
$TIDU imports undo 2 3 --db tax2.db
ask tax2.db
echo "--- with a list of certificates among them"
printf '统一社会信用代码,资质名称,发证日期,有效期\n91990101MA00H83197,高新技术企业,2023-12-01,三年\n' >town/held.csv
$TIDU import town --db held.db >/dev/null
sqlite3 held.db 'select uscc, credential, granted_on from credential; select id, file from import'
echo "--- nothing comes in"
$TIDU import town --strict --db none.db --quiet
: >town/zero.csv
$TIDU import town --db none.db
$TIDU import town/east.csv none.csv --db none.db
$TIDU import town --prefer other.csv --db none.db
$TIDU import town/east.csv --prefer town/east.csv --db none.db
$TIDU import town --table region --db none.db 2>&1 | head -1
mkdir empty
$TIDU import empty --db none.db --lang zh
ls none.db 2>&1
