# What comes in again: a second visit of one day is a visit of its own, the same row is none; equal tasks are said, and only open ones are left out.
cat >firms.csv <<'END'
uscc,name,town,founded_on,year,revenue
91320681MA1X1AAAAF,甲电子有限公司,东镇,2015-03-01,2024,100
END
"$TIDU" import firms.csv --quiet 2>/dev/null
count() { sqlite3 tidu.db "SELECT count(*) FROM $1"; }
echo "--- three visits: twice the same row is one, without a visitor it is kept and said"
cat >visits.csv <<'END'
统一社会信用代码,走访日期,走访人,走访事由,走访情况
91320681MA1X1AAAAF,2025-03-05,王五,上午送政策,愿申报
91320681MA1X1AAAAF,2025-03-05,王五,下午看车间,设备已到
91320681MA1X1AAAAF,2025-03-05,王五,上午送政策,愿申报
91320681MA1X1AAAAF,2025-03-06,,送服务,较好
END
"$TIDU" import visits.csv --problems problems.csv --quiet
cut -d, -f1-4,6- problems.csv
count visit_log
echo "--- the same list in another form adds nothing, nor does a row that says less"
{ cat visits.csv; echo 91320681MA1X1AAAAF,2025-03-05,王五,,; } >again.csv
"$TIDU" import again.csv --quiet 2>/dev/null
count visit_log
echo "--- typed in: the same is refused, another purpose is another visit"
"$TIDU" task visit 91320681MA1X1AAAAF --by 王五 --on 2025-03-05 --about 下午看车间; echo "exit $?"
"$TIDU" task visit 91320681MA1X1AAAAF --by 王五 --on 2025-03-05 --about 晚上回访; echo "exit $?"
count visit_log
echo "--- tasks: two equal rows are one, which is said with the line of the first"
cat >tasks.csv <<'END'
任务内容,责任单位,办结期限
上报名单,科技局,2025-05-10
催报年报,科技局,2025-05-10
上报名单,科技局,2025-05-10
END
"$TIDU" import tasks.csv --problems problems.csv --quiet
cut -d, -f1-4,6- problems.csv
echo "--- of both one is closed: it is opened anew, the open one is not"
"$TIDU" task close 1 --evidence 科高〔2026〕1号 --quiet
sed 1,2d tasks.csv | sed '1i任务内容,责任单位,办结期限' >more.csv
"$TIDU" import more.csv --problems problems.csv --quiet
cut -d, -f1-4,6- problems.csv
sqlite3 tidu.db "SELECT id || ' ' || title FROM task_log ORDER BY id"
echo "--- refused: in the future, and words for nothing"
"$TIDU" task close 2 --evidence x --on 2999-05-01 2>&1 | sed 's/today is [0-9-]*/today is TODAY/'
"$TIDU" task add 预告 --owner 科技局 --due 2999-05-02 --on 2999-05-01 2>&1 | sed 's/today is [0-9-]*/today is TODAY/'
"$TIDU" task close 2 --evidence 无 --lang zh; echo "exit $?"
"$TIDU" task close 2 --evidence ' — '; echo "exit $?"
"$TIDU" task cancel 2 --reason 暂无; echo "exit $?"
count "task_event_log WHERE task_id = 2"
echo "--- titles that a spreadsheet takes for formulas: typed in, written with an apostrophe, read back without it"
"$TIDU" task add '-减税' --owner 科技局 --due 2025-06-01 --on 2025-05-01
"$TIDU" task add --owner 科技局 --due 2025-06-01 --on 2025-05-01 --quiet -- '-减税'
printf "任务内容,责任单位,办结期限\n'=1+1,'@科技局,2025-06-01\n" >formula.csv
"$TIDU" import formula.csv --quiet
sqlite3 tidu.db "SELECT title || ' ' || owner FROM task_log ORDER BY id DESC LIMIT 2"
echo "--- among the imports: entries of tasks and visits are counted"
"$TIDU" imports --format csv --quiet | head -3 | cut -d, -f1,4,6-9,14,15
"$TIDU" imports undo 2 --quiet
"$TIDU" imports undo $(sqlite3 tidu.db "SELECT max(id) FROM import")
