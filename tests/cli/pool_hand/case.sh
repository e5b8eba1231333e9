# Into a pool and out of it by hand: what is refused, with who is in the way; coach and contact with their history; undoing; what was known then
export TIDU_USER=li
A=91320600MA100001A8 B=91320600MA100002A9 C=91320600MA100003AA
cat >companies.csv <<T
uscc,name,founded_on,town,year,revenue
$A,甲公司,2015-01-01,一镇,2020,30000000
$B,乙公司,2020-06-01,一镇,2020,5000000
$C,丙公司,2015-01-01,二镇,2020,4000000
T
$TIDU import companies.csv --quiet
sqlite3 tidu.db "UPDATE import SET imported_at = '2025-01-01T04:00:00Z'"
day() { sqlite3 tidu.db "UPDATE import SET imported_at = '$1T04:00:00Z' WHERE id = (SELECT max(id) FROM import)"; }
pool() { echo "\$ tidu pool $*"; "$TIDU" pool "$@"; }
pool enter hnte $A $C --reason "2024 年度评审" --on 2025-02-01; day 2025-02-03
echo "--- refused, and nothing changed"
pool enter hnte $B $A --reason x --on 2025-03-01
pool enter 高企培育库 $A --reason x --on 2025-02-01
pool enter hnte $A --reason x --on 2025-01-15
pool enter hnte $B --on 2025-03-01
pool enter hnte $B --reason "  " --on 2025-03-01
pool enter hnte $B --reason "　" --on 2025-03-01
pool leave hnte $A --reason "—" --on 2025-03-01
pool assign $A --coach 无
pool enter hnte 91320600MA100009AG --reason x --on 2025-03-01
pool enter hnte $B --reason x --on 2020-05-31
pool enter hnte $B --reason x --on 2999-01-01 2>&1 | sed "s/today is [0-9-]*/today is TODAY/" >&2
pool enter hnte --reason x
pool enter hnt $B --reason x
pool leave hnte $B --reason x --on 2025-03-01
pool leave hnte $A --reason x --on 2025-01-31
pool leave hnte $A --by-rule --reason x
pool enter hnte $B --coach 王 --reason x
pool leave hnte $A --reason x --town 一镇
sqlite3 tidu.db "SELECT count(*) FROM import; SELECT count(*) FROM pool_event"
echo "--- out, and in again"
pool leave hnte $A --reason "迁出" --on 2025-04-01; day 2025-04-02
pool leave hnte $A --reason "迁出" --on 2025-04-01
pool enter hnte $A --reason "迁回" --on 2025-03-15
pool enter hnte $A --reason "迁回" --on 2025-06-01; day 2025-06-02
"$TIDU" pool history hnte $A --format csv --quiet | cut -d, -f1,2,3,6-9,10
echo "--- who looks after whom"
pool assign $A $C --coach 张三 --contact 李四; day 2025-06-03
pool assign $C --coach 王五; day 2025-06-04
pool assign $A
pool assign $A --coach " "
pool assign 91320600MA100009AG --coach 张三
"$TIDU" history $C --indicator coach --format csv --quiet | cut -d, -f2-5
"$TIDU" pool list hnte --on 2025-06-05 --format csv --quiet
"$TIDU" pool list hnte --on 2025-06-05 --as-of 2025-06-03 --format csv --quiet | cut -d, -f2,5,6
"$TIDU" pool load hnte --on 2025-06-05 --format csv --quiet
echo "--- what was known then: of 2025-05-01 on 2025-03-31, and now"
"$TIDU" pool list hnte --on 2025-05-01 --as-of 2025-03-31 --format csv --quiet | cut -d, -f2
"$TIDU" pool list hnte --on 2025-05-01 --format csv --quiet | cut -d, -f2
echo "--- visits"
sqlite3 tidu.db "INSERT INTO visit (uscc, day, visitor, import_id) VALUES ('$A', '2025-06-03', '王', 2), ('$C', '2025-03-07', '王', 2)"
echo "90 days before 5 June is 7 March: a visit on that day is 90 days old"
"$TIDU" pool unvisited hnte --on 2025-06-05 --format csv --quiet | cut -d, -f2,10,11
"$TIDU" pool unvisited hnte --on 2025-06-05 --days 91 --format csv --quiet | cut -d, -f2,10,11
"$TIDU" pool unvisited hnte --on 2025-06-05 --days 2 --format csv --quiet | cut -d, -f2,10,11
"$TIDU" pool --on 2025-06-05 --format csv --quiet
echo "--- undo"
"$TIDU" imports undo 3
"$TIDU" imports undo 3 4
"$TIDU" pool list hnte --on 2025-06-05 --format csv --quiet | cut -d, -f2,7
echo "--- a number of a person in a reason is told of, by command and in a list, where it is masked"
pool enter gazelle $A --reason "联系 13812345678" --on 2025-07-01
printf '统一社会信用代码,培育库,在库状态,日期,原因\n%s,gazelle,在库,2025-07-02,找李四 13987654321\n' $B >told.csv
"$TIDU" import told.csv 2>&1 | grep D152
echo "--- for people: the time here, the name of a rule, the title"
sqlite3 tidu.db "UPDATE import SET imported_at = '2025-07-01T18:30:00Z'; INSERT INTO pool_event (pool, uscc, event, day, rule, import_id) VALUES ('hnte', '$B', 'entered', '2025-05-01', 'filed_now', 2), ('hnte', '$B', 'left', '2025-05-02', 'passed_once', 2)"
TZ=UTC-8 "$TIDU" pool history hnte $B --quiet | tr -s ' ' | sed 's/tidu pool.*//'
"$TIDU" pool history hnte $B --format csv --quiet | cut -d, -f1,5,8
"$TIDU" pool --on 2025-07-05 --lang zh --quiet | awk '{ print $1, $2, $3 }' 
