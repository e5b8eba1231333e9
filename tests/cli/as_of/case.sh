# the answers of a past day, which no kept order or column of today may give
head=uscc,name,town,founded_on,year,revenue,employees
printf '%s\n91990101MA00H83197,甲,东镇,2015-01-01,2024,100,5\n91990101MA013G622K,乙,东镇,2015-01-01,2024,7,1\n' $head >a.csv
printf '%s\n91990101MA00H83197,甲公司,西镇,2015-01-01,2024,200,600\n' $head >b.csv
$TIDU import a.csv --quiet && $TIDU import b.csv --quiet
sqlite3 tidu.db "update import set imported_at = '2020-0' || id || '-05T10:00:00Z'"
list() { $TIDU rank tech-sme --format csv "$@" | cut -d, -f2-6; }
list --quiet
list --as-of 2020-01-31
list --as-of 2020-01-31 --town 东镇 --quiet
$TIDU explain 91990101MA00H83197 tech-sme --as-of 2020-01-05 --quiet | sed -n '1p;/600\|size/p'
$TIDU ladder --companies --as-of 2020-01-05 --format csv | cut -d, -f1,2
$TIDU assess hnte --as-of 2020-02-04 --format csv --quiet | cut -d, -f1,2
echo "--- refused"
list --as-of 2020-01-04
$TIDU rank hnte --as-of 2020-01-05 --input a.csv
$TIDU rank hnte --as-of 5.1.2026 2>&1 | head -1
$TIDU imports undo 2 --quiet
list --as-of 2020-03-01 --lang zh 2>&1 | sed -E 's/于 [0-9-]+ 撤/于 THEN 撤/'
list --as-of 2020-01-31 --quiet
