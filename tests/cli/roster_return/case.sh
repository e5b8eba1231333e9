# thirty towns fill in their rosters and give them back: every entry is in the database or in the list of conflicts, nothing else changed
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
python3 - "$ROOT/data/sample/companies.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig")))
head, at, towns = rows[0], rows[0].index("town"), {}
for r in rows[1:]:
    r[at] = "第%02d镇" % (towns.setdefault(r[head.index("uscc")], len(towns)) % 30 + 1)
csv.writer(open("companies.csv", "w", encoding="utf-8", newline="")).writerows(rows)
PY
"$TIDU" import companies.csv --credentials "$ROOT/data/sample/credentials.csv" --quiet >import.txt 2>&1
"$TIDU" roster hnte --per town --output towns --lang zh
state() { sqlite3 "$1" "SELECT * FROM company ORDER BY id; SELECT * FROM annual_value ORDER BY id; SELECT * FROM credential ORDER BY id"; }
echo "--- as it was written"
cp tidu.db copy.db
"$TIDU" import towns --db copy.db --quiet --problems problems.csv >/dev/null 2>&1 || echo "exit $?"
state tidu.db >before; state copy.db | cmp -s - before && echo "nothing changed"
cut -d, -f1,2 problems.csv | tail -n +2 | sort | uniq -c | sed 's/^ *//'

echo "--- filled in"
cp "$ROOT/tests/cli/filled_roster.py" fill.py
cat >towns.py <<'PY'
import glob, json, random
from fill import Roster
random.seed(7)
fields = {"能否当年申报": ("can_apply", ["是", "否", "存疑"]), "联络员": ("contact", ["王某 %d", "李某 %d"]), "辅导员": ("coach", ["赵%d"]),
          "最近走访": ("visited_on", ["2025-06-%02d"]), "入库日期": ("pool_entered_on", ["2024-03-%02d"]),
          "在库状态": ("pool_state", ["在库", "出库"]), "出库原因": ("pool_left_because", ["已认定（%d）"]), "备注": ("remark", ["备注%d & <x>"])}
wanted, others, bad, count = {}, [], 0, 0
codes = iter("91330000MA%08d" % (i + 1) for i in range(90))
for n, path in enumerate(sorted(glob.glob("towns/*.xlsx"))):
    r = Roster(path)
    code = r.columns["统一社会信用代码"]
    for row in r.companies():
        for heading, (name, values) in fields.items():
            if random.random() < 0.6:
                value = random.choice(values)
                value = value % random.randint(1, 28) if "%" in value else value
                r.write(row, heading, value)
                wanted[r.rows[row][code] + "." + name] = value
                count += 1
        if random.random() < 0.1: # a town that overwrites what the program wrote, with the protection taken off
            r.write(row, "培育措施", "改了")
            r.write(row, "所属镇街", "别的镇")
    first = r.companies()[0]
    if n % 3 == 0: # words and dates that are none
        r.write(first, "最近走访", "上周")
        r.write(first, "在库状态", "不知道")
        for name in ("visited_on", "pool_state"):
            wanted.pop(r.rows[first][code] + "." + name, None)
        bad += 2
    last = max(r.companies())
    if n % 2 == 0: # met on the way, with a code
        new = next(codes)
        for heading, value in ((("序号", str(last - 2)),) if n % 4 == 0 else ()) + (("企业名称", "新增企业%02d有限公司" % n), ("统一社会信用代码", new), ("所属镇街", "第%02d镇" % (n + 1)),
                               ("能否当年申报", "存疑"), ("备注", "走访发现")):
            r.write(last + 1, heading, value)
        wanted.update({new + ".can_apply": "存疑", new + ".remark": "走访发现", new + ".name": "新增企业%02d有限公司" % n,
                       new + ".town": "第%02d镇" % (n + 1)})
    if n % 5 == 0: # and without one
        r.write(last + 2, "企业名称", "没有代码%02d有限公司" % n)
        r.write(last + 2, "备注", "走访发现")
    if n: # a company that its neighbour has, too, told otherwise
        mine = r.rows[first][code]
        r.write(last + 3, "统一社会信用代码", before)
        r.write(last + 3, "联络员", "另一镇%02d" % n)
        wanted.setdefault(before + ".contact", "另一镇%02d" % n)
        others.append([before + ".contact", "另一镇%02d" % n])
    before = r.rows[first][code]
    r.save()
json.dump([wanted, others, bad], open("wanted.json", "w"))
print(count > 1000, "entries, more than a thousand;", len(others), "of neighbours;", bad, "that are none")
PY
python3 towns.py
"$TIDU" import towns --format csv --output conflicts.csv --problems problems.csv --review review.csv >/dev/null 2>&1
echo "exit $?"
cat >check.py <<'PY'
import csv, json, sqlite3
wanted, others, bad = json.load(open("wanted.json"))
db = sqlite3.connect("tidu.db")
def stored(cell):
    code, name = cell.split(".")
    row = db.execute("SELECT %s FROM company WHERE uscc = ?" % name, (code,)).fetchone()
    return row and row[0]
lost = [(c, v, stored(c)) for c, v in wanted.items() if stored(c) != v]
print("in the database:", len(wanted) - len(lost) == len(wanted), lost[:5])
conflicts = [(r["uscc"] + "." + r["indicator"], r["other_value"], r["other_file"], r["other_line"], r["other_column"], r["name"])
             for r in csv.DictReader(open("conflicts.csv", encoding="utf-8-sig"))]
listed = {c[:2] for c in conflicts}
print("in the list of conflicts:", all(stored(c) == v or (c, v) in listed for c, v in others), len(conflicts),
      "with a place and a name:", all(c[2] and c[3] and c[4] and c[5] for c in conflicts))
problems = list(csv.DictReader(open("problems.csv", encoding="utf-8-sig")))
told = [p for p in problems if p["code"] in ("D204", "D218")]
print("named with sheet, row and column:", len(told) == bad, all("[培育库名单]" in p["file"] and p["line"] and p["cell"] for p in told),
      told[0]["cell"], told[1]["found"])
print("without a code:", sum(p["code"] == "D309" for p in problems), "in the list to be filled in:",
      sum("没有代码" in line for line in open("review.csv", encoding="utf-8-sig")))
town = dict(csv.reader(open("before_towns.csv")))
print("towns that were overwritten:", sum(db.execute("SELECT town FROM company WHERE uscc = ?", (c,)).fetchone()[0] != t for c, t in town.items()))
PY
sqlite3 -csv copy.db "SELECT uscc, town FROM company WHERE town IS NOT NULL" >before_towns.csv
python3 check.py
sqlite3 tidu.db "SELECT * FROM annual_value ORDER BY id" >after; sqlite3 copy.db "SELECT * FROM annual_value ORDER BY id" | cmp -s - after && echo "no figure changed"

echo "--- the next roster shows what was filled in, and another time nothing changes"
"$TIDU" roster hnte --per town --output again --lang zh --quiet 2>/dev/null
python3 - <<'PY'
import glob, json
from fill import Roster
wanted, others, bad = json.load(open("wanted.json"))
seen, listed, gone = set(), set(), {c.split(".")[0] for c, v in wanted.items() if v == "出库"}
for path in glob.glob("again/*.xlsx"):
    r = Roster(path)
    for row in r.companies():
        code = r.rows[row][r.columns["统一社会信用代码"]]
        listed.add(code)
        seen |= {code + "." + name for heading, name in (("能否当年申报", "can_apply"), ("联络员", "contact"), ("在库状态", "pool_state"))
                 if r.rows[row].get(r.columns[heading]) == wanted.get(code + "." + name, 0)}
print(seen == {c for c in wanted if c.split(".")[1] in ("can_apply", "contact", "pool_state") and c.split(".")[0] not in gone},
      "left the pool:", len(gone) > 20, len(listed & gone))
PY
echo "--- as CSV, which has no stamp"
python3 - <<'PY'
import csv
from fill import Roster
r = Roster("again/第02镇.xlsx")
letters = list(r.columns.values())
row = r.companies()[1]
r.rows[row][r.columns["备注"]] = "从CSV交回"
r.rows[row][r.columns["所属镇街"]] = "别的镇"
with open("town.csv", "w", encoding="gb18030", newline="") as f:
    csv.writer(f).writerows([r.rows[n].get(c, "") for c in letters] for n in sorted(r.rows))
print(r.rows[row][r.columns["统一社会信用代码"]])
PY
cp tidu.db csv.db
"$TIDU" import town.csv --db csv.db 2>&1 | tail -1
sqlite3 csv.db "SELECT town, remark FROM company WHERE remark = '从CSV交回'; SELECT indicator, old_value, new_value FROM history WHERE import_id = (SELECT max(id) FROM import)"
echo "--- nothing changes another time"
state tidu.db >before
"$TIDU" import again --quiet >/dev/null 2>&1; state tidu.db | cmp -s - before && echo "nothing changed"

echo "--- a town alone, whose roster is older than what another import brought"
cp again/第01镇.xlsx one.xlsx
code=$(python3 -c 'from fill import Roster; r = Roster("one.xlsx"); print(r.rows[r.companies()[0]][r.columns["统一社会信用代码"]])')
printf '统一社会信用代码,联络员\n%s,市局来的人\n' "$code" >bureau.csv
"$TIDU" import bureau.csv --quiet
python3 -c 'from fill import Roster; r = Roster("one.xlsx"); r.write(r.companies()[0], "联络员", "镇里的人"); r.save()'
"$TIDU" import one.xlsx --quiet --problems late.csv 2>/dev/null; grep D134 late.csv | cut -d, -f1,2,3,4,5,6,7,10 | sed "s/,\[/ [/"
sqlite3 tidu.db "SELECT contact FROM company WHERE uscc = '$code'"
echo "--- two towns that met the same company, one after the other"
for town in 03 04; do
    cp again/第${town}镇.xlsx $town.xlsx
    python3 - $town <<'PY'
import sys
from fill import Roster
r = Roster(sys.argv[1] + ".xlsx")
for heading, value in (("企业名称", "同一家有限公司"), ("统一社会信用代码", "91330000MA99999999"), ("联络员", "第%s镇的人" % sys.argv[1])):
    r.write(max(r.companies()) + 1, heading, value)
r.save()
PY
    "$TIDU" import $town.xlsx --quiet --problems late.csv 2>/dev/null; grep D134 late.csv | cut -d, -f3-8
done
sqlite3 tidu.db "SELECT old_value, new_value FROM history WHERE uscc = '91330000MA99999999' AND indicator = 'contact'"
echo "--- inspect says the same of it"
"$TIDU" inspect one.xlsx 2>/dev/null | awk '$2 ~ /^(企业名称|统一社会信用代码|2024年主营收入.*|能否当年申报|联络员|备注)$/ {print $2, $3}'
