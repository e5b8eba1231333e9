"""count.py TABLE.csv AUDIT.json: the figures of the audit by sums over lists, without any of the program's own."""
import csv, json, math, sys

rows = sorted(csv.DictReader(open(sys.argv[1])), key=lambda r: r["uscc"])
audit = json.load(open(sys.argv[2]))
order = ["rd", "staff", "debt", "patents", "sales", "again", "still"]
parent = {"rd": "effort", "staff": "effort", "debt": "effort", "patents": "results", "sales": "results", "again": "others", "still": "others"}
within = {"rd": .3, "staff": .5, "debt": .2, "patents": .5, "sales": .5, "again": 2 / 3, "still": 1 / 3}
groups = {"effort": .5, "results": .3, "others": .2}
faults = 0


def same(what, got, wanted, within=1e-9):
    global faults
    if (got is None) != (wanted is None) or (got is not None and abs(got - wanted) > within * max(1, abs(wanted))):
        print("differs:", what, got, wanted)
        faults += 1


def quantile(x, p):
    x = sorted(x)
    h = (len(x) - 1) * p
    i = int(h)
    return x[i] + (h - i) * (x[min(i + 1, len(x) - 1)] - x[i])


def shape(x):  # type 2
    n, m = len(x), sum(x) / len(x)
    s2, s3, s4 = (sum((v - m) ** k for v in x) / n for k in (2, 3, 4))
    if s2 == 0:
        return None, None
    g1, g2 = s3 / s2 ** 1.5, s4 / s2 ** 2 - 3
    return g1 * math.sqrt(n * (n - 1)) / (n - 2), ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3))


def both(x, y):
    return [(a, b) for a, b in zip(x, y) if a is not None and b is not None]


def r_of(x, y):
    p = both(x, y)
    mx, my = sum(a for a, _ in p) / len(p), sum(b for _, b in p) / len(p)
    sxy = sum((a - mx) * (b - my) for a, b in p)
    sxx, syy = sum((a - mx) ** 2 for a, _ in p), sum((b - my) ** 2 for _, b in p)
    return None if sxx == 0 or syy == 0 else sxy / math.sqrt(sxx * syy)


def covariance(x, y):
    p = both(x, y)
    mx, my = sum(a for a, _ in p) / len(p), sum(b for _, b in p) / len(p)
    return sum((a - mx) * (b - my) for a, b in p) / (len(p) - 1)


def alpha(names):
    k = len(names)
    own = sum(covariance(scaled[i], scaled[i]) for i in names)
    every = sum(covariance(scaled[i], scaled[j]) for i in names for j in names)
    return k / (k - 1) * (1 - own / every)


raw = {n: [float(r["own_" + n]) if r["own_" + n] else None for r in rows] for n in order}
treated = dict(raw)
top = quantile([v for v in raw["sales"]], .95)
treated["sales"] = [min(v, top) for v in raw["sales"]]
scaled = {}
for n in order:
    known = [v for v in treated[n] if v is not None]
    low, high = (0, 5) if n == "patents" else (min(known), max(known))
    scaled[n] = [None if v is None else .5 if high == low else min(1, max(0, (v - low) / (high - low))) for v in treated[n]]
scaled["debt"] = [1 - v for v in scaled["debt"]]

# data
for got, shown, n in zip(audit["data"], audit["shape"], order):
    known = [v for v in raw[n] if v is not None]
    same(n + " known", got["known"], len(known))
    same(n + " missing", got["missing_values"], len(rows) - len(known))
    for name, p in (("least", 0), ("lower_quartile", .25), ("median", .5), ("upper_quartile", .75), ("greatest", 1)):
        same(n + " " + name, got[name], quantile(known, p), 1e-4)
    s, k = shape(known)
    same(n + " skewness", shown["skewness"], s, 1e-3)
    same(n + " kurtosis", shown["kurtosis"], k, 1e-3)
    s, k = shape([v for v in scaled[n] if v is not None])
    same(n + " skewness after", shown["skewness_after"], s, 1e-3)
    same(n + " kurtosis after", shown["kurtosis_after"], k, 1e-3)
    same(n + " treated", shown["treated_values"], sum(a != b for a, b in zip(raw[n], treated[n])))
    same(n + " same", shown["same_share"], max(known.count(v) for v in known) / len(known), 1e-6)
    same(n + " low", shown["low_share"], sum(v is not None and v <= 0 for v in scaled[n]) / len(known), 1e-6)
    same(n + " high", shown["high_share"], sum(v is not None and v >= 1 for v in scaled[n]) / len(known), 1e-6)

# correlations, components: loadings times loadings are the correlations again
r = {}
for p in audit["correlations"]:
    r[p["indicator"], p["with"]] = r_of(scaled[p["indicator"]], scaled[p["with"]])
    same("r " + p["indicator"] + " " + p["with"], p["r"], r[p["indicator"], p["with"]], 1e-6)
    same("group", p["same_group"], parent[p["indicator"]] == parent[p["with"]])
moving = [n for n in order if n != "still"]
loading = {}
for x in audit["loadings"]:
    loading.setdefault(x["indicator"], []).append(x["loading"])
for i in moving:
    for j in moving:
        wanted = 1 if i == j else r.get((i, j), r.get((j, i)))
        same("loadings %s %s" % (i, j), sum(a * b for a, b in zip(loading[i], loading[j])), wanted, 1e-5)
values = [c["eigenvalue"] for c in audit["components"]]
same("eigenvalues", sum(values), len(moving), 1e-3)
assert values == sorted(values, reverse=True)
same("explained", audit["components"][1]["explained_sum"], sum(values[:2]) / len(moving), 1e-4)

# groups and weights
def group_value(g, i, without=None):
    members = [(within[n], scaled[n][i]) for n in order if parent[n] == g and n != without and scaled[n][i] is not None]
    w = sum(a for a, _ in members)
    return None if w == 0 else sum(a * b for a, b in members) / w


def index_value(i, without=None):
    parts = [(groups[g], group_value(g, i, without)) for g in groups if g != without]
    parts = [(a, b) for a, b in parts if b is not None]
    return sum(a * b for a, b in parts) / sum(a for a, _ in parts)


index = [index_value(i) for i in range(len(rows))]
square = {n: (r_of(scaled[n], index) or 0) ** 2 for n in order}
gsquare = {g: r_of([group_value(g, i) for i in range(len(rows))], index) ** 2 for g in groups}
same("alpha", audit["alpha"], alpha(order), 1e-4)
for got, g in zip(audit["groups"], groups):
    same(g + " alpha", got["alpha"], alpha([n for n in order if parent[n] == g]), 1e-4)
    same(g + " weight", got["weight"], groups[g])
    same(g + " in effect", got["effective_weight"], gsquare[g] / sum(gsquare.values()), 1e-6)
for got, n in zip(audit["weights"], order):
    same(n + " weight", got["weight"], groups[parent[n]] * within[n], 1e-6)
    same(n + " in effect", got["effective_weight"], None if n == "still" else square[n] / sum(square.values()), 1e-6)
    others = [[scaled[m][i] for m in order if parent[m] == parent[n] and m != n and scaled[m][i] is not None] for i in range(len(rows))]
    same(n + " with its group", got["r_with_group"], r_of(scaled[n], [sum(o) / len(o) if o else None for o in others]), 1e-4)

# borders: the last one in, the first one out, and parts that add up
def ranks(x):
    x = [round(100 * v, 3) for v in x]
    return [1 + sum(o > v for o in x) for v in x]


place = ranks(index)
code = [row["uscc"] for row in rows]
for b, k in zip(audit["borders"], (18, 40)):
    same("rank", b["rank"], k)
    same("in", b["in"], sum(p <= k for p in place))
    worst = max(p for p in place if p <= k)
    best = min(p for p in place if p > k)
    assert b["uscc"] == min(c for c, p in zip(code, place) if p == worst), b
    assert b["uscc_below"] == min(c for c, p in zip(code, place) if p == best), b
    parts = [p for p in audit["parts"] if p["rank"] == k]
    same("parts", sum(p["difference"] for p in parts), b["score"] - b["score_below"])
    a, c = code.index(b["uscc"]), code.index(b["uscc_below"])
    for p in parts:
        n = p["indicator"]
        if n not in within:
            continue
        points = []
        for i in (a, c):
            w = sum(within[m] for m in order if parent[m] == parent[n] and scaled[m][i] is not None)
            points.append(0 if scaled[n][i] is None else 100 * groups[parent[n]] * within[n] / w * scaled[n][i])
        same("part of " + n, p["difference"], points[0] - points[1], 2.1e-3)

# without one of them
for x in audit["without"]:
    then = ranks([index_value(i, x["without"]) for i in range(len(rows))])
    shifts = [abs(a - b) for a, b in zip(place, then)]
    same(x["without"] + " mean shift", x["mean_shift"], sum(shifts) / len(shifts), 1e-2)
    same(x["without"] + " largest shift", x["largest_shift"], max(shifts), 0)
    same(x["without"] + " kept", x["kept"], sum(a <= 18 and b <= 18 for a, b in zip(place, then)), 0)

# gaps: everybody at the best, all others at the worst, and the other way round
def fill(i, with_):
    total = 0
    for n in order:
        total += groups[parent[n]] * within[n] * (with_ if scaled[n][i] is None else scaled[n][i])
    return round(100 * total, 3)


low, high = [fill(i, 0) for i in range(len(rows))], [fill(i, 1) for i in range(len(rows))]
best = [1 + sum(low[j] > high[i] for j in range(len(rows)) if j != i) for i in range(len(rows))]
worst = [1 + sum(high[j] > low[i] for j in range(len(rows)) if j != i) for i in range(len(rows))]
same("with missing data", audit["incomplete"], sum(a != b for a, b in zip(low, high)), 0)
same("open ranks", audit["open_rank"], sum(a != b for a, b in zip(best, worst)), 0)
same("certain", audit["certain"], sum(w <= 18 for w in worst), 0)
same("possible", audit["possible"], sum(b <= 18 < w for b, w in zip(best, worst)), 0)
print("counted again:", "differences %d" % faults if faults else "all the same")
