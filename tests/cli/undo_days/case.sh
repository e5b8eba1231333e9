# The days between an import and its undo: of what people do the rows stay, so those days come back; of values they do not
export TIDU_USER=li
A=91320600MA100001A8 B=91320600MA100002A9
printf 'uscc,name,founded_on,town,year,revenue\n%s,甲公司,2015-01-01,一镇,2020,30000000\n%s,乙公司,2016-01-01,一镇,2020,5000000\n' $A $B >companies.csv
q() { "$TIDU" "$@" --quiet; }
members() { q pool list hnte --on "$1" --as-of "$1" --format csv | cut -d, -f2,7; }
q import companies.csv
sqlite3 tidu.db "UPDATE import SET imported_at = '2025-01-01T04:00:00Z'"
q pool enter hnte $A --reason 评审 --on 2025-02-10
sqlite3 tidu.db "UPDATE import SET imported_at = '2025-02-10T04:00:00Z' WHERE id = 2"
q pool list hnte --on 2025-02-20 --output then.csv
q pool list hnte --on 2025-02-20 --as-of 2025-02-20 --output past.csv
q imports undo 2
sqlite3 tidu.db "UPDATE import SET undone_at = '2025-03-10T04:00:00Z' WHERE id = 2; UPDATE export SET exported_at = '2025-02-20T09:00:00Z'"
echo "--- in on 2025-02-10, taken back on 2025-03-10"
for day in 2025-02-09 2025-02-20 2025-03-09 2025-03-10 2025-03-11; do echo "$day: $(members $day | tail -n +2)"; done
sqlite3 tidu.db "SELECT count(*) FROM import WHERE undone_at IS NOT NULL" # in the copy alone it counts
echo "--- what came and went"
q diff 2025-02-01 2025-02-20 --table pools --format csv | cut -d, -f1-6
q diff 2025-02-20 2025-03-11 --table pools --format csv | cut -d, -f1-6
q diff 2025-02-01 2025-03-11 --table pools --format csv | cut -d, -f1-6
"$TIDU" diff 2025-02-20 2025-03-11 --lang zh | sed -n '/^培育库/,$p'
echo "--- what was written then is computed again from the data of then; a past day stays what it was"
verdict() { "$TIDU" verify "$@" | sed -n '3p;/^data,/p;/^computed.*then   /p' | sed -E 's/SHA-256 of all [0-9a-f]+/SHA-256/'; }
verdict then.csv; verdict past.csv
"$TIDU" verify then.csv --format json | grep -A3 '"entries"'
echo "--- a member leaves: who, when, by whom and by which command; a list that reads no pool still holds"
cp tidu.db left.db && q pool enter hnte $A --reason 评审 --on 2025-02-11 --db left.db && q pool list hnte --on 2025-03-20 --db left.db --output list.csv && q rank hnte --db left.db --output rank.csv
q pool leave hnte $A --reason 迁出 --on 2025-03-15 --db left.db
"$TIDU" verify list.csv --db left.db | sed -n '3p;/^data,/p'; "$TIDU" verify list.csv --db left.db --lang zh | grep -A4 本结果所用记录
verdict rank.csv --db left.db
echo "--- with a value in the same sheet its day cannot be restored"
printf '统一社会信用代码,企业名称,在库状态,入库日期,联系人\n%s,乙公司,在库,2025-04-01,李四\n' $B >sheet.csv
q import sheet.csv --pool hnte
sqlite3 tidu.db "SELECT events_added, values_changed FROM import WHERE id = 3; UPDATE import SET imported_at = '2025-04-01T04:00:00Z' WHERE id = 3"
members 2025-04-02
q imports undo 3
sqlite3 tidu.db "UPDATE import SET undone_at = '2025-05-10T04:00:00Z' WHERE id = 3"
members 2025-04-02
members 2025-05-11
members 2025-02-20
