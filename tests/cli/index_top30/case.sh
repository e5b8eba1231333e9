# Qidong's thirty strongest, counted again: 70 companies of which 55 are candidates; the others have the greatest figures of all,
# or no certificate, or are of another city, below designated size, or lack a platform or the figure of it. Scores, ranks and boards are
# computed here from the file alone, in any order of rows.
cat >make.py <<'END'
import random
r = random.Random(7)
rows, held = [], []
for i in range(70):
    code, plain = "Q%03d" % i, i < 55
    kind = "" if plain else ("city", "small", "title", "platform", "unknown")[i % 5]
    k = 1 if plain else 50
    if kind != "title": held.append("%s,hnte,2022-10-01,2025-10-01,G%03d" % (code, i))
    for y in (2021, 2022, 2023, 2024):
        rows.append([code, "企业%03d" % i, "320682" if kind == "city" else "320681", 0 if kind == "small" else 1, y,
                     k * r.randint(20, 400) * 100000, k * r.randint(1, 60) * 100000, r.randint(20, 300), k * r.randint(0, 40),
                     {"platform": 1, "unknown": ""}.get(kind, 2)])
r.shuffle(rows)
open("firms.csv", "w").write("uscc,name,region,above_scale,year,revenue,rd_expense_tax,employees,invention_patents,rd_platform\n" + "".join(",".join(map(str, x)) + "\n" for x in rows))
open("turned.csv", "w").write("uscc,name,region,above_scale,year,revenue,rd_expense_tax,employees,invention_patents,rd_platform\n" + "".join(",".join(map(str, x)) + "\n" for x in rows[::-1]))
open("held.csv", "w").write("uscc,credential,granted_on,expires_on,number\n" + "\n".join(held) + "\n")
END
cat >count.py <<'END'
import csv, sys
from fractions import Fraction as F
what, path = sys.argv[1:]
f = {(r["uscc"], int(r["year"])): r for r in csv.DictReader(open("firms.csv"))}
held = {r["uscc"] for r in csv.DictReader(open("held.csv"))}
v = lambda c, y, k: F(f[c, y][k])
new = lambda c, y: max(v(c, y, "invention_patents") - v(c, y - 1, "invention_patents"), 0)
def level(c, y): return v(c, y, "rd_expense_tax"), new(c, y), v(c, y, "revenue") / v(c, y, "employees"), v(c, y, "rd_expense_tax") / v(c, y, "revenue")
def progress(c):
    a, b = level(c, 2024), level(c, 2023)
    return a[0] / b[0] - 1, a[1] - b[1], a[2] / b[2] - 1, a[3] - b[3]
in_it = [c for c in sorted({c for c, _ in f}) if f[c, 2024]["region"] == "320681" and f[c, 2024]["above_scale"] == "1" and c in held and f[c, 2024]["rd_platform"] == "2"]
x = {c: level(c, 2024) if what == "level" else progress(c) for c in in_it}
low, high = ([g(x[c][k] for c in in_it) for k in range(4)] for g in (min, max))
share = (lambda x: F(60, 100) + x * F(40, 100)) if what == "level" else (lambda x: x)
score = {c: sum(w * share((a - l) / (h - l)) for w, a, l, h in zip((30, 30, 20, 20), x[c], low, high)) for c in in_it}
got = list(csv.DictReader(open(path, encoding="utf-8-sig")))
assert [r["uscc"] for r in got] == sorted(in_it, key=lambda c: (-round(float(score[c]), 2), c)), "order"
for n, r in enumerate(got, 1):
    assert abs(float(r["score"]) - float(score[r["uscc"]])) < 6e-3, (r, float(score[r["uscc"]]))
    board = "first six (medals)" if n <= 6 else "thirty (plaques)" if n <= 30 else "first fifty (contest)" if n <= 50 else ""
    assert what != "level" or r["board"] == board, r
print(what, len(got))
END
python3 make.py
run() { $TIDU index run "$1" --input "$2" --credentials held.csv --year 2025 --format csv --quiet 2>/dev/null; }
run top30@qidong firms.csv >level.csv && python3 count.py level level.csv
run top30-progress@qidong firms.csv >progress.csv && python3 count.py progress progress.csv
run top30@qidong turned.csv | cmp - level.csv && echo "the same in any order of rows"
echo "--- what is said"
$TIDU index run top30@qidong --input firms.csv --credentials held.csv --year 2025 --top 1 2>&1 >/dev/null | grep -i candidate
$TIDU index run top30@qidong --input firms.csv --credentials held.csv --year 2025 --top 1 --lang zh 2>&1 >/dev/null | grep 候选
for c in Q056 Q058 Q059; do $TIDU index explain $c top30@qidong --input firms.csv --credentials held.csv --year 2025 2>&1 | grep "candidate"; done
echo "--- a condition that is none"
sed 's/^candidates: .*/candidates: revenue[Y-1]/' "$ROOT/models/indices/top30@qidong.yaml" >bad.yaml
$TIDU index run bad.yaml --input firms.csv --year 2025
sed 's/^index: .*/index: Top 30/' "$ROOT/models/indices/top30@qidong.yaml" >bad.yaml
$TIDU index run bad.yaml --input firms.csv --year 2025
echo $?
