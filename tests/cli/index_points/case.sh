# Points of innovation, counted again in Python: eighteen figures of 120 companies in three stages, outliers drawn in within the stage, all with the
# weight 1/18; then the boards of Longwan and the credit lines of Binjiang.
cat >make.py <<'END'
import random
r = random.Random(11)
annual = "rd_expense st_staff employees revenue invention_applications pct_applications contracts_registered hightech_income graduate_staff rd_tax_saved net_profit net_assets new_graduates platforms_provincial award_national award_provincial projects_provincial equity_financing conversions"
print("uscc,year," + ",".join(annual.split()))
for i in range(120):
    size = (300, 4000, 30000)[i % 3] # in wan
    for y in (2023, 2024):
        e = r.randint(20, 200)
        rev = r.randint(size // 3 + 1, size)
        d = dict(rd_expense=r.randint(1, max(1, rev // 5)) * 10000, st_staff=r.randint(1, e), employees=e, revenue=rev * 10000 + (20000000 if i == 40 else 0), invention_applications=r.randint(0, 9),
                 pct_applications=r.choice((0, 0, 0, 1, 3)), contracts_registered=r.randint(0, 50) * 10000, hightech_income=r.randint(0, rev) * 10000, graduate_staff=r.randint(0, e // 3),
                 rd_tax_saved=r.randint(0, 90) * 1000, net_profit=r.randint(-50, 90) * 10000, net_assets=r.randint(-20, 900) * 10000, new_graduates=r.randint(0, 9), platforms_provincial=r.randint(0, 1),
                 award_national=0 if r.random() < .9 else 1, award_provincial=r.randint(0, 1), projects_provincial=r.randint(0, 2), equity_financing=r.choice((0, 0, 5000000, 20000000)), conversions=r.randint(0, 8))
        print("P%02d,%d," % (i, y) + ",".join(str(d[k]) for k in annual.split()))
END
python3 make.py >firms.csv
for index in innovation-points innovation-points@longwan innovation-points@binjiang innovation-points.2025; do
    $TIDU index run $index --input firms.csv --year 2025 --format csv --quiet 2>/dev/null >$index.csv
done
# the table of a bureau: weights by stage in place of 7, 6 and 5
sed 's/weight: 7 .*/weight: 7/; s/weight: 7$/weight: {start: 60, growth: 50, stable: 40}/; s/weight: 6$/weight: {start: 25, growth: 40, stable: 55}/
    s/weight: 5$/weight: {start: 15, growth: 10, stable: 5}/' "$ROOT/models/indices/innovation-points.yaml" >own.yaml
$TIDU index run own.yaml --input firms.csv --year 2025 --format csv --quiet 2>/dev/null >own.csv
cat >count.py <<'END'
import csv
f = {}
for r in csv.DictReader(open("firms.csv")): f[r["uscc"], r["year"]] = {k: float(v) for k, v in r.items() if k not in ("uscc", "year")}
codes = sorted({c for c, _ in f})
def values(c):
    a, b = f[c, "2024"], f[c, "2023"]
    two = lambda k: a[k] + b[k]
    return dict(rd=a["rd_expense"], rd_growth=a["rd_expense"] / b["rd_expense"] - 1, intensity=a["rd_expense"] / a["revenue"], st=a["st_staff"] / a["employees"], inv=a["invention_applications"],
        pct=a["pct_applications"], contracts=a["contracts_registered"], ht=a["hightech_income"], rev=a["revenue"], rev_growth=a["revenue"] / b["revenue"] - 1, grad=a["graduate_staff"] / a["employees"],
        tax=a["rd_tax_saved"], roe=a["net_profit"] / a["net_assets"] if a["net_assets"] > 0 else -1, young=a["new_graduates"], platforms=two("platforms_provincial"),
        awards=two("award_national") + two("award_provincial"), projects=two("projects_provincial"), vc=a["equity_financing"], conversions=a["conversions"], staff=a["employees"] / b["employees"] - 1)
x = {c: values(c) for c in codes}
def quantile(v, p):
    v = sorted(v); h = (len(v) - 1) * p; i = int(h)
    return v[i] + (h - i) * (v[min(i + 1, len(v) - 1)] - v[i])
def scaled(members, k):
    v = [x[c][k] for c in members]
    a, b = quantile(v, .01), quantile(v, .99)
    return {c: (min(max(x[c][k], a), b) - a) / (b - a) if b > a else .5 for c in members} # alike: the middle
def stages(borders):
    out = {}
    for c in codes: out.setdefault(sum(x[c]["rev"] >= b for b in borders), []).append(c)
    return out
def read(name): return {r["uscc"]: r for r in csv.DictReader(open(name + ".csv", encoding="utf-8-sig"))}
def check(name, groups, strata):
    got, score = read(name), {}
    for members in strata.values():
        for g, w in groups:
            for k in g:
                s = scaled(members, k)
                for c in members: score[c] = score.get(c, 0) + 100 * w * s[c] / len(g)
    for c in score: assert abs(float(got[c]["score"]) - score[c]) < 6e-3, (name, c, got[c]["score"], score[c])
    return got, score
eighteen = "rd rd_growth intensity st inv pct contracts ht rev rev_growth grad tax roe young platforms awards projects vc".split()
got, _ = check("innovation-points", [(eighteen, 1)], stages((5e6, 1e8)))
print("eighteen alike in", len({r["stratum"] for r in got.values()}), "stages")
three = [eighteen[:7], eighteen[7:13], eighteen[13:]]
for stage, (n, w) in enumerate(((0, (60, 25, 15)), (1, (50, 40, 10)), (2, (40, 55, 5)))):
    check("own", [(g, v / 100) for g, v in zip(three, w)], {n: stages((5e6, 1e8))[n]})
print("weights by stage")
s = stages((1e6, 5e6, 2e7, 1e8))
got, score = check("innovation-points@longwan", [(eighteen, 1)], s)
names = {"leading": 5, "competing": 10, "advancing": 20}
for members in s.values():
    order = sorted(members, key=lambda c: -round(score[c], 2))
    for n, c in enumerate(order, 1):
        want = next((b for b, top in names.items() if n <= top * len(members) // 100), "")
        assert got[c]["board"] == want, (c, got[c]["board"], want)
print("boards", [sum(r["board"] == b for r in got.values()) for b in names])
got, score = check("innovation-points@binjiang", [("rd intensity st grad".split(), 1 / 3), ("inv contracts ht conversions".split(), 1 / 3), ("rev_growth rd_growth staff vc".split(), 1 / 3)], stages((5e5, 5e6, 2e7, 1e8)))
for c in codes: assert got[c]["amount"] == ("500000" if round(score[c], 2) < 40 else ""), got[c]
low = sum(r["amount"] == "500000" for r in got.values())
print("credit lines of 50 wan", low, "others not told", len(codes) - low)
f25 = read("innovation-points.2025")
for c in codes:
    bonus = min(30, min(10, 5 * x[c]["awards"]) + min(10, 5 * x[c]["platforms"]) + min(10, 5 * x[c]["projects"]))
    assert abs(float(f25[c]["bonus"]) - bonus) < 1e-6, (c, f25[c], bonus)
    assert f25[c]["score"] == "" or abs(float(f25[c]["score"]) - sum(float(f25[c][k] or 0) for k in ("group.input", "group.output", "group.development", "bonus", "cut"))) < 1e-6
print("a bonus of at most 30")
END
python3 count.py
echo "--- what the pool stands for"
sed 's/from: 40, amount: }/from: 40, amount: 100 wan}/; s/from: 60, amount: }/from: 60, amount: 300 wan}/; s/from: 80, amount: }/from: 80, amount: 500 wan}/' "$ROOT/models/indices/innovation-points@binjiang.yaml" >bank.yaml
$TIDU index run bank.yaml --input firms.csv --year 2025 --quiet --format csv 2>said >bank.csv
python3 - <<'END'
import csv
r = list(csv.DictReader(open("bank.csv", encoding="utf-8-sig")))
for x in r: assert int(x["amount"]) == 10000 * next(a for p, a in ((80, 500), (60, 300), (40, 100), (0, 50)) if float(x["score"]) >= p), x
print(len(r), sum(int(x["amount"]) for x in r) // 10000)
END
$TIDU index run bank.yaml --input firms.csv --year 2025 2>&1 >/dev/null | grep "stand for"
$TIDU index run "innovation-points@binjiang" --input firms.csv --year 2025 --lang zh 2>&1 >/dev/null | grep 额度
sed 's/amount: 50 wan/amount: 50/' "$ROOT/models/indices/innovation-points@binjiang.yaml" >bad.yaml
$TIDU index run bad.yaml --input firms.csv
echo $?
echo "--- without revenue there is no stage"
sed 's/^\(P00,2024,[0-9]*,[0-9]*,[0-9]*\),[0-9]*,/\1,,/' firms.csv >gap.csv
$TIDU index run "innovation-points@longwan" --input gap.csv --year 2025 --quiet 2>/dev/null --format csv | grep -c '^[0-9]*,P'
$TIDU index run "innovation-points@longwan" --input gap.csv --year 2025 2>&1 >/dev/null | grep candidate
