# parks, grids and lists of codes, wherever many companies are asked about; a code that nobody has is named with its line
sample=$ROOT/data/sample/companies.csv
ask() { $TIDU "$@" --quiet --year 2025 --input "$sample"; }
by_hand() { sqlite3 :memory: -cmd '.mode csv' -cmd ".import '$sample' t" "select distinct uscc from t where $1" | sort; }
echo "--- park and grid, as SQLite finds them in the file"
ask rank hnte --park 样例新材料园 --grid 第6网格 --format csv | tail -n +2 | cut -d, -f2 | sort >ours
by_hand "park = '样例新材料园' and grid = '第6网格'" | comm -3 - ours
wc -l <ours
echo "--- a list with a mark, line ends of Windows, comments, blank lines, a code twice and in small letters"
printf '\357\273\277# to be visited\r\n91990101MA00H83197\r\n\r\n91990101MA2HKAYK2K # on Monday\r\n91990101ma00h83197\r\n' >visits.txt
ask rank hnte --codes visits.txt --format csv | cut -d, -f1,2
echo "--- a table with a column of codes, in GB18030, and standard input"
printf '名单\n企业名称,统一社会信用代码\n甲,91990101MA00H83197\n乙,91990101MA2HKAYK2K\n' | iconv -f utf-8 -t gb18030 >visits.csv
ask rank hnte --codes visits.csv --format csv | cut -d, -f1,2
ask rank hnte --codes - --format csv <visits.txt | cut -d, -f1,2
echo "--- the same companies everywhere"
ask assess hnte --codes visits.txt --format csv | cut -d, -f1
ask assess hnte tech-sme --codes visits.txt --format csv | cut -d, -f1,3
ask assess hnte tech-sme --codes visits.txt --format table
ask whatif hnte --codes visits.txt --set 'hightech_income=100 wan' --format table | head -4
ask ladder --companies --codes visits.txt --format csv | cut -d, -f1
ask index run --codes visits.txt --format csv | cut -d, -f1,2
ask reach hnte --all --codes visits.txt --format csv | cut -d, -f2
$TIDU quality --year 2024 --input "$sample" --quiet --codes visits.txt --table columns --format csv | grep '^revenue,' | cut -d, -f1-4
echo "--- unknown codes"
printf '91990101MA00H83197\nNOSUCH\n91990101MA2HKAYK2K\nNOSUCH2\n' >some.txt
$TIDU import "$sample" --db d.db --quiet
$TIDU rank hnte --year 2025 --db d.db --codes some.txt --format csv 2>&1 >/dev/null | grep -v '^High'
$TIDU rank hnte --year 2025 --db d.db --codes some.txt --format csv --quiet --problems p.csv | cut -d, -f2
cut -d, -f1,3,4,7 p.csv
# each is named, also beside many problems of the data
$TIDU rank hnte --year 2025 --input "$sample" --codes some.txt --format csv 2>&1 >/dev/null | grep -c 'D133\|D2'
printf 'NOSUCH\nNOSUCH2\n' >none.txt
$TIDU rank hnte --year 2025 --db d.db --codes none.txt
echo $?
ask rank hnte --codes visits.txt --where 'revenue[Y-1] > 9999 yi'
echo "--- no lists"
printf '\n# nothing\n' | ask rank hnte --codes -
ask rank hnte --codes not-there
echo $?
$TIDU rank hnte --codes - --input - <visits.txt
$TIDU rank hnte --codes visits.txt --output visits.txt
$TIDU assess hnte --save --town 样例山镇 --db d.db
$TIDU assess hnte --stream --year 2025 --input "$sample" --format csv --codes visits.txt
echo $?
