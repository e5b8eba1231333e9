# Huai'an: 45, 35 and 20 of three figures from the least to the greatest, outliers drawn in to the 1st and 99th percentile; of 40 firms the
# first 8 are class A, to 24 class B, to 38 class C, the last two class D (the remainder).
cat >make.py <<'END'
import random
r = random.Random(3)
print("uscc,year,land_mu,evaluated_tax,revenue,coal_equivalent")
for i in range(40): print("H%02d,2024,%d,%d,%d,%d" % (i, r.randint(5, 90), r.randint(1, 99) * 10000, r.randint(100, 999) * 10000, r.randint(10, 400)))
END
python3 make.py >firms.csv
$TIDU index run mu-yield@huaian --input firms.csv --year 2025 --format csv --quiet 2>/dev/null >got.csv
python3 - <<'END'
import csv
f = [{k: float(v) if k != "uscc" else v for k, v in r.items()} for r in csv.DictReader(open("firms.csv"))]
cols = [[r["evaluated_tax"] / r["land_mu"] for r in f], [r["revenue"] / r["land_mu"] for r in f], [r["evaluated_tax"] / r["coal_equivalent"] for r in f]]
def quantile(x, p):
    x = sorted(x); h = (len(x) - 1) * p; i = int(h)
    return x[i] + (h - i) * (x[min(i + 1, len(x) - 1)] - x[i])
score = {r["uscc"]: 0 for r in f}
for w, x in zip((45, 35, 20), cols):
    a, b = quantile(x, .01), quantile(x, .99)
    for r, v in zip(f, x): score[r["uscc"]] += w * (min(max(v, a), b) - a) / (b - a)
got = list(csv.DictReader(open("got.csv", encoding="utf-8-sig")))
for n, r in enumerate(got):
    assert abs(float(r["score"]) - score[r["uscc"]]) < 6e-3, (r, score[r["uscc"]])
    assert r["board"] == ("class A" if n < 8 else "class B" if n < 24 else "class C" if n < 38 else ""), r
print(len(got))
END
$TIDU index run mu-yield@huangyan --input firms.csv --year 2025 --format csv --quiet 2>/dev/null | head -2
