# W23, W04: the ratio of sums beside the mean of ratios, who moves it, parts that add up to it and to its change; W06: the missing pieces change exactly
# with the population; W07: growth of both; N13: what bodies that come in gain; W16: dead firms out of the directory. Counted again from the CSV.
cat >own.yaml <<'END'
metric: own
name: {zh: 研发占比, en: own}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
among: [{name: {zh: 收入够, en: large}, need: "revenue[Y-1] >= 1000 wan"}]
of: [{name: {zh: 研发, en: research}, sum: "rd_expense[Y-1]"}]
per: [{name: {zh: 收入, en: sales}, sum: "revenue[Y-1]"}]
aim: 7.5%
growth: {of: [0, 10%], per: [-5%, 5%]}
END
data=$ROOT/data/sample/companies.csv
$TIDU import "$data" --credentials "$ROOT/data/sample/credentials.csv" --db d.db --quiet 2>/dev/null
$TIDU metric own.yaml --db d.db --format json --top 20 --quiet >own.json
$TIDU metric own.yaml --db d.db --format csv --top 0 --quiet >all.csv
cat >check.py <<'END'
import csv, json, sqlite3
from fractions import Fraction
db = sqlite3.connect("d.db")
def year(y):
    rows = db.execute("select uscc, revenue, rd_expense from company join annual_value on company_id = company.id where year = ?", (y,))
    return {c: (Fraction(a), Fraction(r)) for c, r, a in rows if r is not None and r >= 10000000 and a is not None}
def ratio(firms):
    return sum(a for a, _ in firms.values()) / sum(r for _, r in firms.values())
now, before = year(2024), year(2023)
near = lambda text, value: abs(Fraction(text) - value) < Fraction(1, 10**7)
x = json.load(open("own.json"))
R, R0 = ratio(now), ratio(before)
mean = sum(a / r for a, r in now.values()) / len(now)
A, B = (sum(v[k] for v in now.values()) for k in (0, 1))
assert near(x["ratio"], R) and near(x["mean_of_ratios"], mean) and near(x["ratio_before"], R0) and near(x["change"], R - R0)
assert abs(Fraction(x["missing"]) - max(0, Fraction(75, 1000) * B - A)) < 1
print(round(float(R), 4), round(float(mean), 4), round(float(R - R0), 4))
rows = list(csv.DictReader(open("all.csv")))
total, rows = rows[-1], rows[:-1]
assert {r["uscc"] for r in rows} == set(now) | set(before)
for r in rows:
    c = r["uscc"]
    (a, b), (a0, b0) = now.get(c, (0, 0)), before.get(c, (0, 0))
    others = {k: v for k, v in now.items() if k != c}
    assert near(r["level"], a / B) and near(r["without"], ratio(others)) and near(r["moves"], R - ratio(others))
    assert near(r["change"], ((a - a0) - R0 * (b - b0)) / B)
assert near(total["level"], R) and near(total["change"], R - R0) and near(sum(Fraction(r["change"]) for r in rows), R - R0)
moves = [abs(Fraction(r["moves"])) for r in rows]
assert moves == sorted(moves, reverse=True)
top = x["companies"]
assert [r["uscc"] for r in top[:20]] == [r["uscc"] for r in rows[:20]] and len(top) == 22
for column in ("of", "per", "level", "change"):
    assert abs(sum(r[column] for r in top[:21]) - top[21][column]) <= 1e-9 * max(1, abs(top[21][column])), column
print(len(rows), [r["name"] for r in top[20:]])
for row, h in zip(x["growth"], (Fraction(-5, 100), Fraction(5, 100))):
    assert near(row["of_growth_0"], R / (1 + h)) and near(row["of_growth_0.1"], R * Fraction(11, 10) / (1 + h))
    assert near(row["needed_growth"], Fraction(75, 1000) * B * (1 + h) / A - 1)
END
python3 check.py
echo "--- population and missing pieces"
for words in "785000 1200" "500000 900" "500000 928" "500001 928" "1000000 1856" "999999 1855"; do
    set -- $words
    $TIDU metric patents-per-10000 --setting population=$1 --setting patents=$2 --db d.db --format json --quiet | python3 -c 'import json, math, sys
from fractions import Fraction
x = json.load(sys.stdin)
people, have = int(sys.argv[1]), int(sys.argv[2])
print(people, have, int(x["missing"]), int(x["missing"]) == max(0, math.ceil(Fraction(1856, 100) * people / 10000) - have))' $1 $2
done
echo "--- R&D to GDP: what comes in, and what growth is needed"
$TIDU metric rd-to-gdp --setting 'gdp=2000 yi' --setting 'rd_others=10 yi' --add 'institute=1.2 yi' --add '人工智能超算中心=8000 wan' --db d.db --format json --quiet >gdp.json
python3 - <<'END'
import json, sqlite3
from fractions import Fraction
x = json.load(open("gdp.json"))
(A,), = sqlite3.connect("d.db").execute("select sum(rd_expense) from company join annual_value on company_id = company.id where year = 2024 and coalesce(founded_on, 0) <= '2024-12-31'")
A, B = Fraction(A) + 10**9, 2 * 10**11
near = lambda text, value: abs(Fraction(text) - value) < Fraction(1, 10**7)
assert near(x["ratio"], A / B)
for row, more in zip(x["additions"], (120000000, 80000000, 200000000)):
    assert near(row["ratio"], (A + more) / B) and near(row["gain"], Fraction(more, B))
    print(row["name"], float(row["gain"]))
assert abs(x["additions"][2]["missing"] - float(Fraction(25, 1000) * B - A - 200000000)) < 1
for row in x["growth"]:
    assert near(row["of_growth_0.1"], A * Fraction(11, 10) / B / (1 + Fraction(str(row["per_growth"]))))
    assert near(row["needed_growth"], Fraction(25, 1000) * B * (1 + Fraction(str(row["per_growth"]))) / A - 1)
END
echo "--- the directory with and without firms listed as abnormal"
python3 - "$ROOT/data/sample/credentials.csv" <<'END'
import csv, sqlite3, sys
db = sqlite3.connect("d.db")
held = {r["uscc"] for r in csv.DictReader(open(sys.argv[1])) if r["credential"] == "hnte" and r["granted_on"] <= "2025-07-01" <= r["expires_on"]}
everyone = {c for c, in db.execute("select uscc from company")}
abnormal = {c for c, in db.execute("select uscc from company join annual_value on company_id = company.id where year = 2024 and abnormal_listing = 1")}
for firms in (everyone, everyone - abnormal):
    print(len(firms), "%.2f" % (1000 * len(held & firms) / len(firms)))
END
for m in hnte-per-1000-all hnte-per-1000; do $TIDU metric $m --db d.db --quiet | sed -n 's/^ratio of sums: //p'; done
echo "--- as people read it"
$TIDU metric own.yaml --db d.db --top 2 --lang zh
$TIDU metric 全社会研发经费投入强度 --setting 'gdp=1000 yi' --setting 'rd_others=10 yi' --add '工研院=1.2 yi' --db d.db --lang zh --quiet --top 1
$TIDU metric --db d.db --lang zh --quiet
