# tables of months as people send them: the sums against arithmetic of the test's own, and what is told of them
sample=$ROOT/data/sample
cat >expected.py <<'END'
import collections, csv, sys
f, town = collections.defaultdict(dict), {}
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    f[r["uscc"]][r["month"]] = float(r["rd_expense"]); town.setdefault(r["uscc"], r["town"])
now, then = "2025-06", "2024-06"
both = [c for c in f if now in f[c] and then in f[c]]
came = [c for c in f if now in f[c] and then not in f[c]]
left = [c for c in f if now not in f[c] and then in f[c]]
a, b = sum(f[c][now] for c in both), sum(f[c][then] for c in both)
x, y = sum(f[c][now] for c in came), sum(f[c][then] for c in left)
print("same,%d,%.2f,%.2f,%.2f,%.6f" % (len(both), b / 1e4, a / 1e4, (a - b) / 1e4, a / b - 1))
print("came,%d,,%.2f,%.2f," % (len(came), x / 1e4, x / 1e4))
print("left,%d,%.2f,,%.2f," % (len(left), y / 1e4, -y / 1e4))
print("whole,%d,%.2f,%.2f,%.2f,%.6f" % (len(both) + len(came) + len(left), (b + y) / 1e4, (a + x) / 1e4, (a + x - b - y) / 1e4, (a + x) / (b + y) - 1))
for t in sorted(set(town.values())):
    s = [c for c in both if town[c] == t]
    print("%s,%d,%.6f" % (t, len(s), sum(f[c][now] for c in s) / sum(f[c][then] for c in s) - 1))
for c in sorted(both, key=lambda c: f[c][now] - f[c][then])[:3]: print(c, "%.2f" % ((f[c][now] - f[c][then]) / 1e4))
END
python3 expected.py "$sample/monthly.csv" >expected
$TIDU import "$sample/monthly.csv" --db district.db
{
    $TIDU monthly rd_expense --db district.db --table parts --format csv | tail -n +2
    $TIDU monthly rd_expense --db district.db --month 2025-06 --table towns --format csv | tail -n +2 | cut -d, -f1,2,6
    $TIDU monthly rd_expense --input "$sample/monthly.csv" --table changes --format csv | sed -n 2,4p | cut -d, -f1,6 | tr , ' '
} >got
sort expected >a && sort got >b && diff a b && wc -l <b
# as statistics hand it out: a title with the month, headers of two rows, the year before beside it
cat >june.csv <<END
某区2025年1-6月规上工业企业研发费用情况表
单位：万元
企业名称,统一社会信用代码,镇街,研发费用,,,营业收入
,,,本年累计,上年同期,同比增长%,本年累计
甲公司,91990101MA00H83197,东镇,120,100,20,5000
乙公司,91990101MA013G622K,东镇,80,100,-20,3000
丙公司,91990101MA6L0L5X62,西镇,50,,,1000
合计,,,250,240,,
END
$TIDU inspect june.csv | grep -E '^ *[0-9] ' | cut -c1-75 | sed 's/ *$//'
$TIDU import june.csv --db june.db --quiet
$TIDU monthly 研发费用 --db june.db --growth 0.1 --lang zh
# a later table corrects a figure; both stay, and the correction can be undone
printf 'uscc,rd_expense@2025-06\n91990101MA00H83197,1300000\n' >later.csv
$TIDU import later.csv --db june.db
sqlite3 june.db "SELECT month, value, import_id FROM monthly_value WHERE uscc = '91990101MA00H83197' AND indicator = 'rd_expense' ORDER BY month, import_id;
SELECT value FROM monthly_figure WHERE uscc = '91990101MA00H83197' AND month = '2025-06' AND indicator = 'rd_expense'"
$TIDU import later.csv --db june.db
$TIDU imports undo 2 --db june.db --quiet
sqlite3 june.db "SELECT value FROM monthly_figure WHERE uscc = '91990101MA00H83197' AND month = '2025-06' AND indicator = 'rd_expense'"
# figures of years and months stay apart: what rules read is of years
printf 'uscc,year,month,revenue\n91990101MA00H83197,2024,,900\n91990101MA00H83197,2025,6,500\n91990101MA00H83197,2025,1-5月,600\n91990101MA00H83197,2025,13,1\n' >both.csv
$TIDU import both.csv --db both.db
sqlite3 both.db "SELECT year, revenue FROM annual_value; SELECT month, value FROM monthly_figure"
$TIDU monthly revenue --db both.db --table changes --format csv
# what cannot be answered
$TIDU monthly revenue --db both.db --month 2025-13
$TIDU monthly founded_on --db both.db
$TIDU monthly revenu --db both.db
$TIDU monthly rd_expense --db both.db
$TIDU import both.csv --db both.db --year 2024 --month 2024-06
