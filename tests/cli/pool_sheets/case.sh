# Lists of entries and rosters that come back: what they say becomes events of the pool in the same transaction, with file and line; what does
# not fit stands back and names what is in its way
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
export TIDU_USER=li
today=$(date +%F) next=$(($(date +%Y) + 1))
A=91320600MA100001A8 B=91320600MA100002A9 C=91320600MA100003AA D=91320600MA100004AB E=91320600MA100005AC
cat >companies.csv <<T
uscc,name,founded_on,town,year,revenue
$A,甲公司,2015-01-01,一镇,2020,30000000
$B,乙公司,2020-06-01,一镇,2020,5000000
$C,丙公司,2015-01-01,二镇,2020,4000000
$D,丁公司,2015-01-01,二镇,2020,4000000
$E,戊公司,2015-01-01,二镇,2020,4000000
T
$TIDU import companies.csv --quiet
plain() { sed "s/$today/TODAY/g; s/$next-12-31/NEXT YEAR/g"; }
import() { echo "\$ tidu import $*"; "$TIDU" import "$@" --problems problems.csv >conflicts.txt 2>said.txt || echo "exit $?"; plain <said.txt | grep -v '^problems in the data\|^conflicts' >&2
    [ ! -s problems.csv ] || cut -d, -f1,4,5,7 problems.csv | tail -n +2 | plain; rm -f problems.csv; cat conflicts.txt; }
log() { sqlite3 tidu.db "SELECT pool, uscc, event, day, coalesce(reason, ''), file, line FROM pool_log WHERE file = '$1' OR file LIKE '$1 [%' ORDER BY uscc, day" | plain; }
"$TIDU" roster hnte --per town --output towns --lang zh 2>/dev/null # on their way while lists come in
echo "--- a list of entries, by name and by code"
cat >list.csv <<T
企业名称,统一社会信用代码,培育库,在库状态,入库日期,出库日期,原因
甲公司,,高企培育库,在库,2024-03-01,,年度评审
,$B,hnte,出库,2022-01-10,2024年2月10日,迁出
,$C,hnte,入库,,,
,$D,hnte,已出库,,,不知
,$D,hnx,在库,2024-01-01,,
,$D,hnte,离开,2024-01-01,,
,$B,hnte,在库,2020-05-31,,
,$D,hnte,在库,$next-12-31,,
,$D,hnte,在库,昨天,,
,91320600MA100009AG,hnte,在库,2024-01-01,,
T
import list.csv
log list.csv
echo "--- the same again is the same"
import list.csv
echo "--- a day of entry by two hands"
printf 'uscc,pool,event,day,reason\n%s,hnte,entered,2024-05-01,twice\n%s,hnte,left,2024-12-31,\n' $A $A >second.csv
import second.csv
log second.csv
echo "--- two lists together: the first one stays"
printf 'uscc,pool,event,day\n%s,gazelle,entered,2024-05-01\n' $E >east.csv
printf 'uscc,pool,event,day\n%s,gazelle,entered,2024-06-01\n' $E >west.csv
import east.csv west.csv
log east.csv; log west.csv
echo "--- with --strict nothing comes in"
printf 'uscc,pool,event,day\n%s,gazelle,entered,2024-07-01\n%s,gazelle,entered,2024-07-01\n' $D $E >north.csv
import north.csv --strict
log north.csv

echo "--- rosters of towns"
ls towns
cat >fill.py <<'PY'
import datetime, re, sys, zipfile
from html import escape, unescape

def load(path):
    """The second sheet: its text, its cells by row and column, its columns by heading."""
    z = zipfile.ZipFile(path)
    texts = [unescape(re.sub("<[^>]*>", "", t)) for t in re.findall("<si>(.*?)</si>", z.read("xl/sharedStrings.xml").decode(), re.S)]
    xml, rows = z.read("xl/worksheets/sheet2.xml").decode(), {}
    for at, row, rest in re.findall(r'<c r="([A-Z]+)([0-9]+)"([^>]*/>|.*?</c>)', xml):
        value = re.search("<v>(.*?)</v>", rest)
        rows.setdefault(int(row), {})[at] = texts[int(value[1])] if value and 't="s"' in rest else value[1] if value else ""
    return xml, rows, {text: at for at, text in rows[3].items()}

def read(path, headings):
    xml, rows, columns = load(path)
    text = lambda v: str(datetime.date(1899, 12, 30) + datetime.timedelta(int(v))) if v.isdigit() else v
    return [[text(rows[r].get(columns[h], "")) for h in headings] for r in sorted(rows) if r > 3 and rows[r].get(columns["统一社会信用代码"])]

def fill(path, changes):
    """Write {(code, heading): text} into the second sheet, as a spreadsheet program does."""
    xml, rows, columns = load(path)
    z = zipfile.ZipFile(path)
    parts = [(i, z.read(i)) for i in z.infolist()]
    for (code, heading), text in changes.items():
        row = [r for r in rows if rows[r].get(columns["统一社会信用代码"]) == code][0]
        new = '<c r="%s%d"\\1 t="inlineStr"><is><t>%s</t></is></c>' % (columns[heading], row, escape(text))
        xml, n = re.subn(r'<c r="%s%d"( s="[0-9]+")?[^>/]*(?:/>|>.*?</c>)' % (columns[heading], row), new, xml)
        assert n == 1
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for i, data in parts:
            out.writestr(i, xml if i.filename == "xl/worksheets/sheet2.xml" else data)
PY
cat >towns.py <<PY
from fill import fill
fill("towns/一镇.xlsx", {("$A", "入库日期"): "2024-01-01",                                      # the database says 2024-03-01
                        ("$B", "在库状态"): "在库", ("$B", "入库日期"): "2024-09-01"})          # back again
fill("towns/二镇.xlsx", {("$C", "在库状态"): "出库", ("$C", "出库原因"): "已认定",              # without a day: today
                        ("$D", "在库状态"): "在库",                                            # the same
                        ("$E", "在库状态"): "出库", ("$E", "入库日期"): "2024-01-15"})          # a whole stint
PY
python3 towns.py
import towns
log towns/一镇.xlsx; log towns/二镇.xlsx
echo "the attributes are there, too"
sqlite3 tidu.db "SELECT uscc, pool_entered_on, pool_state, pool_left_because FROM company ORDER BY uscc" | plain
"$TIDU" pool list hnte --on 2024-10-01 --format csv --quiet | cut -d, -f2,7 | plain
sqlite3 tidu.db "SELECT file, events_added FROM import WHERE events_added > 0"

echo "--- two towns that contradict each other: the second one makes nobody leave"
"$TIDU" roster hnte --output one.xlsx --lang zh 2>/dev/null
cp one.xlsx two.xlsx
python3 - <<PY
from fill import fill
fill("one.xlsx", {("$D", "在库状态"): "在库"})
fill("two.xlsx", {("$D", "在库状态"): "出库"})
PY
import one.xlsx two.xlsx | cut -c1-110
"$TIDU" pool list hnte --format csv --quiet | cut -d, -f2,7 | plain
echo "--- who has left by the log is not on a roster, and who is back is in the pool again"
"$TIDU" pool leave hnte $B --on 2024-10-01 --reason "停产" --quiet
"$TIDU" pool enter hnte $A --on 2025-01-15 --reason "年度评审" --quiet
"$TIDU" pool enter hnte $E --reason "年度评审" --quiet # whose town says 出库
"$TIDU" roster hnte --output three.xlsx --lang zh 2>/dev/null
python3 - <<PY | plain
from fill import read
for row in read("three.xlsx", ["企业名称", "入库日期", "在库状态", "出库原因"]):
    print(row)
PY
import three.xlsx >/dev/null 2>&1
"$TIDU" pool history hnte $A --format csv --quiet | cut -d, -f1,2,6
echo "--- a table without a stamp: --pool says which"
printf '统一社会信用代码,企业名称,入库日期,在库状态\n%s,戊公司,2024-11-05,在库\n' $E >plain.csv
attributes() { sqlite3 tidu.db "SELECT pool_entered_on, pool_state, pool_left_because FROM company WHERE uscc = '$E'" | plain; }
before=$(attributes)
import plain.csv
[ "$(attributes)" = "$before" ] && echo "the attributes are what they were"
import plain.csv --pool gazelle2
import plain.csv --pool 江苏省高新技术企业培育库
log plain.csv
echo "--- another day of entry with a leaving: the day stands back, and the leaving ends the stint that is there"
printf '统一社会信用代码,培育库,在库状态,入库日期\n%s,gazelle,在库,2025-03-13\n%s,gazelle,在库,2025-03-13\n' $A $B >stints.csv
"$TIDU" import stints.csv --quiet
printf '统一社会信用代码,培育库,在库状态,入库日期,出库日期,原因\n%s,gazelle,出库,2025-05-01,2025-06-30,停产\n%s,gazelle,出库,2025-05-01,2025-03-12,停产\n' $A $B >apart.csv
import apart.csv
log apart.csv
printf '统一社会信用代码,企业名称,入库日期,在库状态,出库原因\n%s,乙公司,2025-05-01,出库,停产\n' $B >apart_roster.csv
import apart_roster.csv --pool gazelle
log apart_roster.csv
sqlite3 tidu.db "SELECT pool_entered_on, pool_state, pool_left_because FROM company WHERE uscc = '$B'"
echo "--- a month and a year are no days, as in lists of visits"
printf '统一社会信用代码,培育库,在库状态,日期\n%s,hnte@jiangsu,在库,2025年3月\n%s,hnte@jiangsu,在库,2025-03\n%s,hnte@jiangsu,在库,2025\n%s,hnte@jiangsu,在库,2025.3.1\n' $A $B $C $D >months.csv
import months.csv
log months.csv
echo "--- a new database: they are left out, too"
printf '统一社会信用代码,企业名称,入库日期,在库状态\n%s,戊公司,2024-11-05,在库\n' $E >new.csv
"$TIDU" import new.csv --db new.db 2>&1 | grep D34
sqlite3 new.db "SELECT count(*), count(pool_state), count(pool_entered_on) FROM company"
