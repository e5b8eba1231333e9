# Tasks with owner, due date and evidence. By hand, at the end of 2025-05-20:
#   1 科技局 甲 东镇 张三 due 05-10, closed 05-09 in time        2 科技局 乙 西镇 李四 due 05-15, open: overdue 5 days
#   3 人社局 丙 东镇 -   due 05-12 moved to 05-25 on 05-11: open  4 科技局 东镇    due 05-18, closed 05-20: late
#   5 人社局 - cancelled 05-06
# so open 2 (overdue 1), closed 2 (in time 1), cancelled 1; of 科技局 open 1 (1), closed 2 (1); of 人社局 open 1, cancelled 1
cat >firms.csv <<'END'
uscc,name,town,coach,founded_on,year,revenue
91320681MA1X1AAAAF,甲电子有限公司,东镇,张三,2015-03-01,2024,100
91320681MA1X1BBBBG,乙材料有限公司,西镇,李四,2024-06-01,2024,100
91320681MA1X1CCCCH,丙软件有限公司,东镇,,2018-01-01,2024,100
END
run() { "$TIDU" task "$@"; local status=$?; [ $status = 0 ] || echo "exit $status"; }
echo "--- there must be a database"
run add 上报名单 --owner 科技局 --due 2025-05-10 --on 2025-05-01
"$TIDU" import firms.csv --quiet 2>/dev/null
export TIDU_USER=li
echo "--- opened"
run add 辅导甲申报高企 --company 91320681MA1X1AAAAF --owner 科技局 --due 2025-05-10 --on 2025-05-01
run add 催报乙年报 --company 91320681MA1X1BBBBG --owner 科技局 --due 2025-05-15 --on 2025-05-01
run add 招聘工程师 --company 91320681MA1X1CCCCH --kind need --owner 人社局 --due 2025-05-12 --on 2025-05-02
run add 张榜培训 --town 东镇 --kind problem --owner 科技局 --due 2025-05-18 --on 2025-05-05
run add 重复事项 --owner 人社局 --due 2025-05-30 --on 2025-05-05
echo "--- refused: no owner, no due date, no title, due before it is opened, unknown company, kind and target, a plan that is none"
run add 无主 --due 2025-05-10
run add 无期限 --owner 科技局
run add --owner 科技局 --due 2025-05-10
run add 空主 --owner ' ' --due 2025-05-10
run add 倒置 --owner 科技局 --due 2025-05-10 --on 2025-05-11
run add 错码 --owner 科技局 --due 2025-05-10 --on 2025-05-01 --company 91320681MA1X1DDDDJ
run add 错标 --due 2025-05-10 --on 2025-05-01 --target wuxing.2023/hnte-neu
run add 错计划 --due 2025-05-10 --on 2025-05-01 --target wuxing.1823/hnte-new
run add 错计划 --due 2025-05-10 --on 2025-05-01 --target hnte-new
run add 错日 --owner 科技局 --due 2025-02-30
echo "--- what happens to them"
run move 3 --due 2025-05-25 --reason 简历未齐 --on 2025-05-11
run close 1 --evidence '吴科〔2025〕3号' --on 2025-05-09
run close 4 --evidence 培训签到表.pdf --reason 到会32家 --on 2025-05-20
run cancel 5 --reason 与任务2重复 --on 2025-05-06
echo "--- refused: no evidence, closed, cancelled, before it was opened, no reason, nothing to reopen, unknown, not moved, all or none"
run close 2
run close 2 --evidence '' --on 2025-05-12
run close 2 --evidence ' 　' --on 2025-05-12
run close 1 --evidence 另一份 --on 2025-05-12
run close 5 --evidence x --on 2025-05-12
run close 2 --evidence x --on 2025-04-30
run cancel 2 --on 2025-05-12
run reopen 2 --reason x --on 2025-05-12
run close 77 --evidence x --on 2025-05-12
run move 2 --reason x --on 2025-05-12
run move 2 --due 2025-05-15 --reason x --on 2025-05-12
run close 1 --evidence 早一天 --on 2025-05-08
run close 2 1 --evidence x --on 2025-05-21
run close zwei --evidence x
run list --evidence x
run lsit
echo "--- the list on a day, and the problem list"
run list --on 2025-05-20
run list --on 2025-05-11 --format csv 2>&1 | cut -d, -f1-5
run list --per owner --state all --on 2025-05-20
run list --per town --on 2025-05-20 --format csv
run list --per coach --on 2025-05-20 --format csv 2>/dev/null
run list --state closed --on 2025-05-20 --format csv 2>/dev/null | cut -d, -f1,6,7,15-17
run list --state overdue --owner 科技局 --on 2025-05-20 --format json 2>/dev/null | grep -E '"(id|days_overdue)"'
run list --kind need --on 2025-05-20 --lang zh
echo "--- as the database knew it on the tenth: nothing had happened yet"
sqlite3 tidu.db "UPDATE import SET imported_at = CASE WHEN id < 7 THEN '2025-05-05T04:00:00Z' ELSE '2025-05-22T04:00:00Z' END"
run list --state all --on 2025-05-20 --as-of 2025-05-10 --format csv | cut -d, -f1-4
echo "--- closed, opened again, closed"
run reopen 1 --reason 材料被退回 --on 2025-05-13
run list --on 2025-05-14 --format csv 2>/dev/null | cut -d, -f1,2
run close 1 --evidence '吴科〔2025〕8号' --on 2025-05-20
run show 1 --on 2025-05-20 2>&1 | sed -E 's/20[0-9-]{8} [0-9:]{8}/(now)/; s/ +$//'
run show 3 --on 2025-05-10 --lang zh --format csv; run show 3 4; run show 77
echo "--- undo: what rests on it stands in the way"
"$TIDU" imports undo 2; echo "exit $?"
"$TIDU" imports undo 11 2>&1; echo "exit $?"
"$TIDU" imports undo 12 11 10 --quiet; echo "exit $?"
run list --state all --on 2025-05-20 --format csv 2>/dev/null | cut -d, -f1,2,15-17
sqlite3 tidu.db "SELECT (SELECT count(*) FROM task) || ' ' || (SELECT count(*) FROM task_log) || ' ' || (SELECT count(*) FROM task_event) || ' ' || (SELECT count(*) FROM task_event_log)"
echo "--- visits: noted once, not in the future, not before the founding, of a company that is known; a telephone number is said"
run visit 91320681MA1X1BBBBG --by 王五 --on 2025-03-05 --about 送政策 --found '联系人 138-1234-5678'
run visit 91320681MA1X1BBBBG --by 王五 --on 2025-03-05
run visit 91320681MA1X1BBBBG --by 王五 --on 2024-05-31
run visit 91320681MA1X1BBBBG --by 赵六 --on 2024-06-01
run visit 91320681MA1X1BBBBG --by 王五 --on 2999-01-01 2>&1 | sed -E "s/today is 20[0-9-]+/today is (today)/"
run visit 91320681MA1X1DDDDJ --by 王五 --on 2025-03-05
run visit 91320681MA1X1BBBBG --on 2025-03-05
run visits
run visits 91320681MA1X1BBBBG --from 2025-01-01 --format csv 2>&1
sqlite3 tidu.db "SELECT name || ' ' || coalesce(visited_on, '-') FROM company ORDER BY uscc"
run visits --by 赵六 --to 2024-12-31 --format csv 2>/dev/null | cut -d, -f1,5
run visits 91320681MA1X1DDDDJ
