# One batch that two towns write differently is one; a day that replaces another is told with both; a month alone is its last day, which is said.
one=91990101MA00H83197 two=91990101MA013G622K
head=统一社会信用代码,称号,批次,申报年度,状态,日期
printf 'uscc,name,town,year,revenue\n%s,一,东镇,2023,100\n%s,二,西镇,2023,100\n' $one $two >companies.csv
$TIDU import companies.csv --quiet
list() { printf '%s\n' $head "${@:2}" >$1.csv; $TIDU import --applications $1.csv --problems p.csv --quiet; cut -d, -f1-4,7- p.csv; }
rows() { sqlite3 tidu.db "SELECT substr(uscc, -2), batch, status, day FROM application ORDER BY id"; }
echo "--- the east recognises in 第1批, the west (in full width) has refused in 第一批: a contradiction"
list east $one,高企,第１批,2024,已申报,2024-05-20 $one,高企,第1批,2024,已认定,2024-11-06
list west $one,高企,第一批,2024,未通过,2024-11-07
rows
$TIDU application list hnte --table batches --format csv --quiet | cut -d, -f1-3,5-
$TIDU application add $one hnte --batch 2024年第1批 --status filed --on 2024-05-20 --quiet; echo "exit $?"
echo "--- a row of before, written 第2批, is met by 第二批: a day replaces its day, and no second row comes"
sqlite3 tidu.db "INSERT INTO application (uscc, model, batch, status, day, year, import_id, line) VALUES ('$two', 'hnte', '2024年第2批', 'filed', '2024-06-01', 2024, 2, 9)"
list later $two,高企,第二批,2024,已申报,2024-06-15 | sed 's/imported on [0-9-]*/imported on THEN/'
rows | tail -1
list latest $two,高企,第2批,2024,已申报,2024-06-16 | sed 's/imported on [0-9-]*/imported on THEN/'
$TIDU application list hnte --year 2024 --names --table companies --format csv --quiet | tail -1
echo "--- a month alone"
list months $two,高企,第二批,2024,已认定,2024年11月 $two,高企,第三批,2024,已申报,2024.2 $one,高企,第三批,2024,已申报,2024-02-03
rows | tail -3
