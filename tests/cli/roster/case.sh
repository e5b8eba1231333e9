# a roster: its columns, what they hold, what can be written where, and what is refused
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
sample=$ROOT/data/sample
roster() { "$TIDU" roster "$@" --input "$sample/companies.csv" --credentials "$sample/credentials.csv" --year 2025 --quiet 2>&1 | grep -v '^ROOT\|companies.csv:\|^problems in'; }
roster hnte --output zh.xlsx --lang zh
roster hnte --output en.xlsx --lang en
roster gazelle --output gazelle.xlsx --lang zh --top 20
roster hnte --output grids --per grid --lang zh
"$TIDU" rank hnte --input "$sample/companies.csv" --credentials "$sample/credentials.csv" --year 2025 --format csv --quiet 2>/dev/null >rank.csv
cat >read.py <<'PY'
import datetime, re, zipfile

class Sheet:
    def __init__(self, path, n):
        z = zipfile.ZipFile(path)
        texts = [re.sub("<[^>]*>", "", t) for t in re.findall("<si>(.*?)</si>", z.read("xl/sharedStrings.xml").decode(), re.S)]
        styles = z.read("xl/styles.xml").decode()
        self.formats = dict(re.findall('numFmtId="([0-9]+)" formatCode="([^"]*)"', styles))
        self.used = styles.split("<cellXfs")[1].split("</cellXfs>")[0].split("<xf ")[1:]
        self.xml = z.read("xl/worksheets/sheet%d.xml" % n).decode()
        self.names = re.findall('<sheet name="([^"]*)"', z.read("xl/workbook.xml").decode())
        self.book = z.read("xl/workbook.xml").decode()
        self.rows = {}
        for at, row, style, rest in re.findall(r'<c r="([A-Z]+)([0-9]+)"(?: s="([0-9]+)")?([^>]*/>|.*?</c>)', self.xml):
            v = re.search("<v>(.*?)</v>", rest)
            value = None if not v else texts[int(v[1])] if 't="s"' in rest else float(v[1])
            self.rows.setdefault(int(row), {})[at] = (value, int(style or 0))
    def format(self, cell):
        code = re.search('numFmtId="([0-9]+)"', self.used[cell[1]])[1]
        return {"0": "General", "49": "@", "4": "#,##0.00", "1": "0"}.get(code) or self.formats.get(code, code)
    def is_open(self, cell):
        return 'locked="0"' in self.used[cell[1]]
    def table(self, head):
        at = {c: v[0] for c, v in self.rows[head].items()}
        return [{at[c]: v for c, v in r.items() if c in at} for n, r in sorted(self.rows.items()) if n > head], at

def day(x):
    return (datetime.date(1899, 12, 30) + datetime.timedelta(int(x))).isoformat()
PY
cat >check.py <<'PY'
import csv, glob, os, re, sys
from read import Sheet, day
zh = Sheet("zh.xlsx", 2)
rows, at = zh.table(3)
listed = [r for r in rows if r["统一社会信用代码"][0]]
print("sheets:", zh.names)
print("above:", zh.rows[1]["A"][0], "|", zh.rows[2]["A"][0])
print("columns:", " ".join(at.values()))
text = open(os.environ["ROOT"] + "/models/practice/roster.yaml", encoding="utf-8").read()
wanted = re.findall(r"- \{id: \w+, name: \{zh: ([^,]*),", text)
seen = []
for h in at.values():
    h = re.sub(r"^20[0-9]{2}年", "", h)
    seen += [h] if h not in seen else []
print("as in the file of columns:", seen == [w for w in wanted if w != "是否走访"])
ranked = list(csv.DictReader(open("rank.csv")))
def near(a, b):
    return a == b or abs(float(a) - float(b)) < 1e-6
print("the order and values of rank:", [r["统一社会信用代码"][0] for r in listed] == [r["uscc"] for r in ranked],
      all(near(a["通过概率"][0], b["readiness"]) and near(a["预评分(下限)"][0], b["score_lo"]) and near(a["预评分(上限)"][0], b["score_hi"]) and
          near(a["通过概率(下限)"][0], b["readiness_lo"]) for a, b in zip(listed, ranked)))
given = {}
for r in csv.DictReader(open(os.environ["ROOT"] + "/data/sample/companies.csv", encoding="utf-8-sig")):
    given.setdefault((r["uscc"], r["year"]), r)
checked = bad = 0
for r in listed:
    for year in ("2022", "2023", "2024"):
        x, y = given.get((r["统一社会信用代码"][0], year), {}), r.get("%s年研发费用(万元)" % year, (None,))[0]
        try:
            checked += 1
            bad += abs(float(x["rd_expense"]) / 1e4 - y) > 1e-9
        except (KeyError, ValueError, TypeError):
            bad += y is not None
print("R&D expense of the file:", checked, bad)
first = listed[0]
print("formats:", {h: zh.format(first[h]) for h in ("序号", "统一社会信用代码", "成立日期", "行业代码", "2024年主营收入(万元)", "研发强度", "2024年职工数", "预评分(下限)", "通过概率", "最近走访", "数据日期")})
print("days:", day(first["成立日期"][0]), day(first["数据日期"][0]))
print("open:", [h for h in at.values() if zh.is_open(first[h]) ] if all(h in first for h in at.values()) else [h for h in at.values() if h in first and zh.is_open(first[h])])
print("rows at the end:", len(rows) - len(listed), all(zh.is_open(c) for r in rows[len(listed):] for c in r.values()))
print("protected:", re.findall("<sheetProtection[^>]*>", zh.xml))
print("lists:", sorted(set(re.findall("<formula1>(.*?)</formula1>", zh.xml))), len(re.findall('type="date"', zh.xml)))
print("frozen:", re.findall('topLeftCell="([A-Z0-9]+)"', zh.xml), "filter:", re.findall('<autoFilter ref="([A-Z0-9:]+)"', zh.xml), "bars:", zh.xml.count('type="dataBar"'))
print("page:", re.findall('<pageSetup [^>]*>', zh.xml), re.findall("<oddFooter>(.*?)</oddFooter>", zh.xml), re.findall("Print_Titles[^>]*>([^<]*)", zh.book)[0])
scale = int(re.findall('fitToWidth="([0-9]+)"', zh.xml)[0])
width = sum(float(w) for w in re.findall('<col [^>]*width="([0-9.]+)"', zh.xml))
print("letters are 6 points or more:", 11 * scale * 265 / width >= 6)
verdicts = {r["结论"][0]: "fill" if 'fillId="0"' not in zh.used[r["结论"][1]] else "no fill" for r in listed}
print("lights:", verdicts)
notes = Sheet("zh.xlsx", 1)
lines = [r["A"][0] for _, r in sorted(notes.rows.items())]
print("notes:", len(lines), any("国科发火〔2016〕32号" in l for l in lines), any("摘要" in l for l in lines), any(l.startswith("填写") for l in lines), any(l.startswith("交回") for l in lines))
latin = sorted({w for l in lines[:-1] + [str(c[0]) for r in [zh.rows[1], zh.rows[2], zh.rows[3]] for c in r.values()] for w in re.findall("[A-Za-z]{3,}", l)} - set("tidu import xlsx".split()))
print("words that are not Chinese:", [w for w in latin if not re.fullmatch("[0-9a-f]+", w)][:8])
quality, _ = Sheet("zh.xlsx", 3).table(1)
print("data quality:", len(quality) > 50, sorted({r["缺失或存疑"][0] for r in quality}), sum("核实单位" in r for r in quality) > len(quality) / 2)
en = Sheet("en.xlsx", 2)
print("English:", en.names, " ".join(v[0] for v in en.rows[3].values()))
print("no Chinese in it:", not [v for n in (1, 2, 3) for v in en.rows[n].values() if re.search("[\u4e00-\u9fff]", str(v[0]))])
g = Sheet("gazelle.xlsx", 2)
print("without points:", [v[0] for v in g.rows[3].values() if "评分" in v[0]], len(g.table(3)[0]) - 10)
print("grids:", len(os.listdir("grids")))
sweep = Sheet(sorted(glob.glob("grids/*.xlsx"))[0], 2)
rows, at = sweep.table(3)
print("boxes:", {r["是否走访"][0] for r in rows}, len(rows) - sum(bool(r["企业名称"][0]) for r in rows))
PY
ROOT=$ROOT python3 check.py

echo "--- a workbook for each town, and one for those whose town is not known"
cut -d, -f1 "$sample/companies.csv" | sed -n '2p' >code
sed "/^$(cat code),/s/,样例[^,]*\(街道\|镇\),/,,/" "$sample/companies.csv" >towns.csv
"$TIDU" roster hnte --input towns.csv --year 2025 --per town --with-holders --output towns --lang zh --quiet >/dev/null 2>&1; ls towns
"$TIDU" roster hnte --input towns.csv --year 2025 --per town --output towns 2>&1 | tail -1
echo "--- the roster of a plan is the same"
"$TIDU" plan hnte --input "$sample/companies.csv" --credentials "$sample/credentials.csv" --year 2025 --top 5 --lang zh --output plans --quiet 2>/dev/null
roster hnte --output five.xlsx --lang zh --top 5
cmp plans/roster.xlsx five.xlsx && head -1 plans/roster.csv | cut -c4-60

echo "--- refused"
roster hnte --output no.xlsx --town 没有的镇
roster hnte --output no.xlsx --where 'employees[Y-1] > 100000'
roster hnte --output no.xlsx --tier apply --where 'employees[Y-1] < 9'
roster hnte --output no
roster hnte
roster hnte --output no.xlsx --per street
mkdir used; touch used/file; roster hnte --output used --per town
ls no.xlsx 2>&1
(trap "" XFSZ; ulimit -f 8; roster hnte --output cut --per town) | grep -c 'cannot be written'; ls -d cut* .cut* 2>/dev/null
try() {
    mkdir -p own/practice; sed "$1" "$ROOT/models/practice/roster.yaml" >own/practice/roster.yaml
    TIDU_MODELS=own:$ROOT/models "$TIDU" roster hnte --input "$sample/companies.csv" --output no.xlsx --quiet 2>&1 | tail -1
}
try 's/datum: park}/datum: parc}/'
try 's/employees\[Y-1\]"/employes[Y-1]"/'
try 's/shows: target}/shows: targets}/'
try 's/fill: contact}/fill: revenue}/'
try 's/fill: pool_state/fill: pool_state, choices: [在库=in the pool, 走了=gone]/'
try 's/unit: wan, years: 3/years: 3/'
try '/datum: uscc/d'
TIDU_MODELS=own:$ROOT/models "$TIDU" import zh.xlsx --db no.db --quiet 2>&1 | tail -1
TIDU_MODELS=own:$ROOT/models "$TIDU" rank hnte --input "$sample/companies.csv" --top 1 --format csv --quiet 2>/dev/null | wc -l
echo "--- columns of one's own: another order, another heading, a list of one's coaches"
try '/id: number/d; s/zh: 辅导员, en: coach}, fill: coach/zh: 包联干部, en: coach}, fill: coach, choices: [张三=Zhang San, 李四=Li Si]/; s/empty_rows: 10/empty_rows: 0/'
TIDU_MODELS=own:$ROOT/models "$TIDU" roster hnte --input "$sample/companies.csv" --top 3 --output own.xlsx --lang zh --quiet 2>/dev/null
python3 -c '
import re
from read import Sheet
s = Sheet("own.xlsx", 2)
print([v[0] for v in s.rows[3].values()][:3], "包联干部" in [v[0] for v in s.rows[3].values()], [f for f in re.findall("<formula1>(.*?)</formula1>", s.xml) if "张三" in f], len(s.table(3)[0]))'
