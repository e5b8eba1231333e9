# Q28, N28, N34: ranks among peers that stay as they are or grow, the chance of a rank, the smallest change of one figure to the next rank. Scores, draws
# (with a generator of its own) and steps are computed again.
mkdir -p models/indices
cat >models/indices/parks.yaml <<'END'
index: parks
name: {zh: 园区评价, en: parks}
missing: reweight
coverage: 50%
aggregation: {within: arithmetic, across: arithmetic}
weights: equal
groups:
  - id: all
    name: {zh: 全部, en: all}
    weights: {given: []}
    indicators:
      - {id: effort, name: {zh: 研发强度, en: R&D intensity}, value: "rd_expense[Y-1] / revenue[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 20%}}, weight: 2}
      - {id: patents, name: {zh: 专利, en: patents}, value: "ip_class1[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 400}}, weight: 1}
END
sed -i 's/weights: {given: \[\]}/weights: given/' models/indices/parks.yaml
export TIDU_MODELS=models:$ROOT/models
cat >peers.csv <<'END'
uscc,name,year,revenue,rd_expense,ip_class1
P1,沿江一园,2024,1000000,80000,210
P2,沿江二园,2024,2000000,150000,260
P3,沿江三园,2024,1500000,99000,250
P4,沿江四园,2024,800000,72000,120
P5,沿江五园,2024,1200000,60000,310
P6,沿江六园,2024,900000,,
END
show() { python3 -c 'import json, sys
x = json.load(sys.stdin)
for k in sys.argv[1:]: print(k, x.get(k))' "$@"; }
$TIDU league parks --input peers.csv --of P3 --growth 6%,5% --own-growth 10%,5% --place 2 --draws 400 --seed 7 --format json --problems p.csv 2>/dev/null >got.json
cat >check.py <<'END'
import csv, json, statistics
def mt19937(seed):
    mt = [seed]
    for i in range(1, 624):
        mt.append((1812433253 * (mt[-1] ^ mt[-1] >> 30) + i) & 0xffffffff)
    i = 624
    while True:
        if i == 624:
            for k in range(624):
                y = mt[k] & 0x80000000 | mt[(k + 1) % 624] & 0x7fffffff
                mt[k] = mt[(k + 397) % 624] ^ y >> 1 ^ (0x9908b0df if y & 1 else 0)
            i = 0
        y = mt[i]
        i += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9d2c5680
        y ^= y << 15 & 0xefc60000
        y ^= y >> 18
        yield y / 4294967296
peers = [(r["uscc"], [float(r[k]) if r[k] else None for k in ("rd_expense", "revenue", "ip_class1")]) for r in csv.DictReader(open("peers.csv"))]
def scores(rows):
    out = []
    for _, (a, b, c) in rows:
        scale = lambda x, most: min(max(x / most, 0), 1)
        out.append(None if a is None else round(100 * (2 * scale(a / b, 0.2) + scale(c, 400)) / 3, 2))
    return out
def rank(rows, own=2):
    s = scores(rows)
    return 1 + sum(x is not None and x > s[own] for x in s)
x = json.load(open("got.json"))
s = scores(peers)
assert {r["uscc"]: r["score"] for r in x["league"] if r["score"] is not None} == {c: v for (c, _), v in zip(peers, s) if v is not None}, (x["league"], s)
assert x["rank"] == rank(peers) and x["peers"] == 5
print("rank", x["rank"], "of", x["peers"])
grown = [(c, [None if v is None else v * (1.1 if i == 2 else 1.06) for v in f]) for i, (c, f) in enumerate(peers)]
assert x["rank_grown"] == rank(grown)
stream, law, times = mt19937(7), statistics.NormalDist(), {}
for _ in range(400):
    rows = []
    for i, (c, f) in enumerate(peers):
        g = [(0.1 if i == 2 else 0.06) + 0.05 * law.inv_cdf(next(stream)) for _ in f]
        rows.append((c, [None if v is None else v * max(0, 1 + h) for v, h in zip(f, g)]))
    r = rank(rows)
    times[r] = times.get(r, 0) + 1
assert {int(r["rank"]): int(r["draws"]) for r in x["draws"]} == times, (times, x["draws"])
assert abs(x["chance"] - sum(n for r, n in times.items() if r <= 2) / 400) < 1e-9
print("chance", x["chance"], times)
names = ["rd_expense", "revenue", "ip_class1"]
for step in x["steps"]:
    k, now = names.index(step["indicator"]), peers[2][1][names.index(step["indicator"])]
    def with_it(value):
        return rank([(c, [value if i == 2 and j == k else v for j, v in enumerate(f)]) for i, (c, f) in enumerate(peers)])
    if step["change"] is None:
        assert all(with_it(now * (1 + sign * i / 1000)) >= x["rank"] for i in range(1000) for sign in (1, -1))
        continue
    assert with_it(step["needed"]) == step["rank"] < x["rank"]
    less = step["needed"] - (1 if k == 2 else now * step["change"] * 1e-4)
    assert with_it(less) >= x["rank"], (step, with_it(less))
    print(step["indicator"], round(step["change"], 4), step["rank"])
changes = [abs(r["change"]) for r in x["steps"] if r["change"] is not None]
assert changes == sorted(changes)
END
python3 check.py
echo "--- the same draws with the same seed, others with another"
for seed in 7 7 8; do $TIDU league parks --input peers.csv --of 沿江三园 --growth 6%,5% --own-growth 10%,5% --draws 400 --seed $seed --table draws --format csv --quiet --problems p.csv | md5sum; done | uniq -c | wc -l
$TIDU league parks --input peers.csv --of 沿江三园 --growth 6% --lang zh --quiet --problems p.csv
echo "--- towns are the sums of their companies"
$TIDU league parks --towns --input "$ROOT/data/sample/companies.csv" --format csv --quiet >towns.csv
$TIDU import "$ROOT/data/sample/companies.csv" --db d.db --quiet 2>/dev/null
python3 - <<'END'
import csv, sqlite3
db = sqlite3.connect("d.db")
sums = {t: (a / r, p) for t, a, r, p in db.execute("select town, sum(rd_expense), sum(revenue), sum(ip_class1) from company join annual_value on company_id = company.id where year = 2024 and town is not null group by town")}
rows = list(csv.DictReader(open("towns.csv")))
print(len(rows), all(abs(float(r["effort"]) - sums[r["name"]][0]) < 1e-4 and float(r["patents"]) == sums[r["name"]][1] for r in rows))
END
echo "--- what cannot be asked"
for words in "--of nobody" "--of P6" "--growth much --of P3" "--growth 5%" "--place 2 --of P3" "--draws 5 --growth 5% --of P3" "--table ranks"; do
    $TIDU league parks --input peers.csv --quiet --problems p.csv $words
    echo "exit $?"
done
