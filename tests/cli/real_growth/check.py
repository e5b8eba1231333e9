"""The model again, from the table and with arithmetic of its own: check.py TABLE HORIZON CONDITION LAST. Rows, figures, fits (Newton by
Gaussian elimination; of every set of figures held at 0 the feasible one of least loss), pairs counted one by one."""
import csv
import itertools
import json
import math
import os
import sys

sys.path.insert(0, os.environ["ROOT"] + "/tests/numeric")
from gauss import solve

table, horizon, condition, last = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
d = json.load(sys.stdin)
companies = {}
for row in csv.DictReader(open(table)):
    companies.setdefault(row["uscc"], {})[int(row["year"])] = {k: float(row[k]) for k in ("revenue", "rd_expense", "employees") if row.get(k)}


def get(c, name, year):
    return companies[c].get(year, {}).get(name)


def ratio(c, name, a, b, least=0.2, most=5):
    x, y = get(c, name, a), get(c, name, b)
    return None if x is None or y is None or not y else math.log(min(max(x / y, least), most)) if x > 0 else math.log(least)


def figures(c, year):
    rd, ns = get(c, "rd_expense", year - 1), get(c, "revenue", year - 1)
    return {"revenue_growth": ratio(c, "revenue", year - 1, year - 2), "growth_before": ratio(c, "revenue", year - 2, year - 3),
            "staff_growth": ratio(c, "employees", year - 1, year - 2),
            "rd_share": None if rd is None or not ns else min(max(rd / ns, 0), 0.5),
            "size": math.log(ns / 10000) if ns else None}


def met(c, year):
    a, b = get(c, "revenue", year - 1), get(c, "revenue", year - (4 if condition == "grown" else 2))
    if a is None or b is None or (condition == "grown" and any(get(c, "revenue", year - k) is None for k in (2, 3))):
        return None
    return b > 0 and a >= (1.1**3 if condition == "grown" else 1.2) * b


signs = {"revenue_growth": 1, "growth_before": 1, "staff_growth": 1, "rd_share": 1, "size": 0}
used = [f["figure"] for f in d["figures"] if f["coefficient"] is not None]
rows = []
for year in range(last - 12, last - horizon + 1):
    for c in companies:
        x, then = figures(c, year), met(c, year + horizon)
        if then is not None and met(c, year) is not True and all(x[u] is not None for u in used):
            rows.append((year + horizon, [x[u] for u in used], then))


def chance(b, x):
    return 1 / (1 + math.exp(-sum(u * v for u, v in zip(b, x))))


def fit(rows):
    k, n = len(used), len(rows)
    mean = [sum(r[1][j] for r in rows) / n for j in range(k)]
    sd = [math.sqrt(sum((r[1][j] - mean[j]) ** 2 for r in rows) / n) for j in range(k)]
    data = [([1.0] + [(v - m) / s for v, m, s in zip(x, mean, sd)], y) for _, x, y in rows]
    best = None
    for held in itertools.chain.from_iterable(itertools.combinations(range(k), m) for m in range(k + 1)):
        free = [0] + [j + 1 for j in range(k) if j not in held]
        b = [0.0] * (k + 1)
        for _ in range(40):
            g = [b[i] if i else 0.0 for i in free]
            h = [[1.0 if i == j and i else 0.0 for j in free] for i in free]
            for x, y in data:
                p = chance(b, x)
                for s, i in enumerate(free):
                    g[s] += (p - y) * x[i]
                    for t, j in enumerate(free):
                        h[s][t] += p * (1 - p) * x[i] * x[j]
            step = solve(h, g)
            for s, i in enumerate(free):
                b[i] -= step[s]
            if max(map(abs, step)) < 1e-10:
                break
        if any(signs[u] * b[j + 1] < 0 for j, u in enumerate(used)):
            continue
        loss = sum(v * v for v in b[1:]) / 2 - sum(math.log(chance(b, x) if y else 1 - chance(b, x)) for x, y in data)
        if best is None or loss < best[0]:
            best = (loss, b)
        if not held:
            break  # free of all bounds and feasible: there is no better one
    return best[1], lambda x: chance(best[1], [1.0] + [(v - m) / s for v, m, s in zip(x, mean, sd)])


wrong = []


def check(name, got, want, within):
    if got is None or abs(got - want) > within:
        wrong.append(f"{name}: {got}, expected {want}")


before, tested = [r for r in rows if r[0] < last], [r for r in rows if r[0] == last]
check("company-years before", d["fit"], len(before), 0)
check("events before", d["fit_events"], sum(r[2] for r in before), 0)
check("tested", d["tested"], len(tested), 0)
check("events tested", d["tested_events"], sum(r[2] for r in tested), 0)
_, predict = fit(before)
p = [(predict(x), y) for _, x, y in tested]


def auc(scores):
    pairs = [(a > b) + (a == b) / 2 for a, y in scores if y for b, z in scores if not z]
    return sum(pairs) / len(pairs)


model = d["orders"][0]
check("AUC", model["auc"], auc(p), 0.00051)
check("Brier", model["brier"], sum((q - y) ** 2 for q, y in p) / len(p), 0.000051)
check("log score", model["log_score"], -sum(math.log(q if y else 1 - q) for q, y in p) / len(p), 0.000051)
for o in d["orders"][2:]:
    for u in used:
        if o["order"] == {f["figure"]: f["name"] for f in d["figures"]}[u]:
            check("AUC of " + u, o["auc"], auc([(x[used.index(u)], y) for _, x, y in tested]), 0.00051)
b, _ = fit(rows)
for f in d["figures"]:
    if f["figure"] in used:
        check(f["figure"], f["coefficient"], b[1 + used.index(f["figure"])], 0.000051)
print("\n".join(wrong) or f"{len(rows)} rows, {len(used)} figures agree")
