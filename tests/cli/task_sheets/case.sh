# Lists of visits and of tasks come in, and what does not fit is left out with its place; a form is filled in and given back.
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
cat >firms.csv <<'END'
uscc,name,town,coach,founded_on,year,revenue
91320681MA1X1AAAAF,甲电子有限公司,东镇,张三,2015-03-01,2024,100
91320681MA1X1BBBBG,乙材料有限公司,西镇,李四,2024-06-01,2024,100
91320681MA1X1CCCCH,丙软件有限公司,东镇,,2018-01-01,2024,100
END
"$TIDU" import firms.csv --quiet 2>/dev/null
cat >visits.csv <<'END'
2025年3月走访记录,,,,,,,
企业名称,走访日期,走访人,走访事由,走访情况,企业需求,责任单位,办理期限
甲电子有限公司,2025-03-05,王五,送政策,电话 138 1234 5678，愿申报高企,招聘工程师2名,人社局,2025-04-30
乙材料有限公司,2024-05-31,王五,送服务,,,,
乙材料有限公司,2024-06-01,王五,送服务,成立当天,,,
丙软件有限公司,2099-01-01,王五,,,,,
丙软件有限公司,2025-03-06,赵六,送指导,身份证11010519491231002X,融资500万,,
甲电子有限公司,三月,赵六,送指导,较好,,,
丙软件有限公司,2025年3月7日,赵六,送指导,无,贷款贴息,,2025-06-30
丁有限公司,2025-03-07,赵六,,,,,
合计,,,,,,,
END
echo "--- visits"
"$TIDU" import visits.csv --problems problems.csv
cut -d, -f1-7 problems.csv | grep -E '^D[1-4]5'
"$TIDU" task visits --format csv 2>/dev/null | cut -d, -f1,3-7
"$TIDU" task list --kind need --on 2025-05-10
sqlite3 tidu.db "SELECT name || ' ' || coalesce(visited_on, '-') FROM company ORDER BY uscc"
echo "--- the same list with the need's office filled in: one task more, and nothing twice"
sed 's/融资500万,,/融资500万,金融办,2025-05-31/' visits.csv >again.csv
"$TIDU" import again.csv 2>&1 | tail -1
sqlite3 tidu.db "SELECT count(*) FROM visit_log; SELECT id || ' ' || title || ' ' || owner || ' ' || due_on || ' ' || origin FROM task_log"
echo "--- a table of companies brings a last visit, too, and keeps it"
printf 'uscc,最近走访,辅导员,走访备注\n91320681MA1X1BBBBG,2025-04-02,李四,找王总 0513-83123456\n91320681MA1X1CCCCH,2025-03-07,,\n91320681MA1X1AAAAF,2015-02-28,,\n' >table.csv
"$TIDU" import table.csv --year 2025
"$TIDU" task visits --from 2025-04-01 --format csv 2>/dev/null | cut -d, -f1,3,5
sqlite3 tidu.db "SELECT name || ' ' || visited_on FROM company ORDER BY uscc"

echo "--- a form, filled in"
"$TIDU" task add 上报高企名单 --owner 科技局 --due 2025-05-20 --on 2025-05-01 --quiet
"$TIDU" task add 年报催报 --owner 科技局 --due 2025-05-25 --on 2025-05-01 --quiet
"$TIDU" task list --state all --on 2025-05-10 --output tasks.xlsx --lang zh 2>/dev/null
"$TIDU" inspect tasks.xlsx --lang zh 2>&1 | grep -E '任务清单|办结日期|佐证|申请'
"$TIDU" import tasks.xlsx 2>&1
cat >fill.py <<'PY'
import re, sys, zipfile
from html import escape, unescape
path = "xl/worksheets/sheet2.xml"
with zipfile.ZipFile("tasks.xlsx") as z:
    parts = [(i, z.read(i)) for i in z.infolist()]
    texts = [unescape(re.sub("<[^>]*>", "", t)) for t in re.findall("<si>(.*?)</si>", z.read("xl/sharedStrings.xml").decode(), re.S)]
    xml = z.read(path).decode()
columns = {texts[int(v)]: at for at, v in re.findall(r'<c r="([A-Z]+)3"[^>]*t="s"[^>]*><v>(\d+)</v>', xml)}
for row, heading, text in [line.rstrip("\n").split(",") for line in open("filled.csv")]:
    xml, n = re.subn(r'<c r="%s%s"( s="[0-9]+")?[^>/]*(?:/>|>.*?</c>)' % (columns[heading], row),
                     r'<c r="%s%s"\1 t="inlineStr"><is><t>%s</t></is></c>' % (columns[heading], row, escape(text)), xml)
    assert n == 1, (row, heading)
with zipfile.ZipFile("back.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
    for i, data in parts:
        z.writestr(i, xml if i.filename == path else data)
PY
# rows 4 to 8 are the tasks by due date: 1 招聘 04-30, 4 上报 05-20, 5 年报 05-25, 3 融资 05-31, 2 贴息 06-30; 9 and 10 are new
cat >filled.csv <<'END'
4,办结日期,2025-04-28
4,佐证材料,招聘会简报第3期
4,办理情况,到岗2名
5,办结日期,2025-05-09
6,申请延期至,2025-06-10
6,办理情况,缺3家
7,佐证材料,授信函.pdf
9,任务内容,走访东镇在库企业
9,责任单位,东镇
9,办结期限,2025-06-30
10,任务内容,没有期限的任务
10,责任单位,东镇
END
python3 fill.py
"$TIDU" import back.xlsx
"$TIDU" task list --state all --on 2025-05-26 --format csv 2>/dev/null | cut -d, -f1,2,3,5,7,15-17
"$TIDU" task show 5 --on 2025-05-26 --format json 2>/dev/null | grep -oE '"(event|value|reason|file|line)":[^,}]*' | tail -5
"$TIDU" import back.xlsx 2>&1 | tail -1
echo "--- two sheets that contradict each other, and a third that comes later"
cat >first.csv <<'END'
任务编号,办结日期,佐证材料,办理情况
4,2025-05-19,科高〔2025〕3号,
1,2025-04-28,招聘会简报第3期,
5,2025-04-30,早于交办,
99,2025-05-19,x,
END
printf '任务编号,办结日期,佐证材料\n4,2025-05-18,照片.jpg\n' >second.csv
printf '任务编号,办结日期,佐证材料\n4,2025-05-17,纪要\n3,2025年5月,x\n2,某日,x\n' >third.csv
"$TIDU" import first.csv second.csv
"$TIDU" import third.csv
"$TIDU" import third.csv --strict --db other.db; echo "exit $?"
"$TIDU" task list --state closed --on 2025-06-01 --format csv 2>/dev/null | cut -d, -f1,15-17
echo "--- a form of all as it was written, with what is closed in it: nothing changes"
"$TIDU" task list --state all --per owner --on 2025-06-01 --output all.xlsx --lang zh 2>/dev/null
"$TIDU" import all.xlsx 2>&1
"$TIDU" inspect all.xlsx --lang zh 2>/dev/null | grep -E '办结日期|佐证'
"$TIDU" imports list --format csv | cut -d, -f1,4 | tail -5
