"""The same from the two files, with arithmetic of its own: incomplete beta by its continued fraction, survival by going through spells."""
import csv
import json
import math
import sys

RUNGS = ["none", "tech-sme", "hnte", "gazelle", "potential-unicorn", "unicorn", "star"]
d = json.load(sys.stdin)
wrong = []


def check(name, got, want, within=1e-6):
    if (got is None) != (want is None) or (got is not None and abs(got - want) > within):
        wrong.append(f"{name}: {got}, expected {want}")


def fraction(a, b, x):
    """Lentz; Abramowitz and Stegun 26.5.8"""
    c, e = 1.0, 1 - (a + b) * x / (a + 1)
    e = 1 / (e or 1e-300)
    out = e
    for m in range(1, 2000):
        for up in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            e = 1 / ((1 + up * e) or 1e-300)
            c = (1 + up / c) or 1e-300
            out *= e * c
        if abs(e * c - 1) < 1e-15:
            break
    return out


def beta_below(x, a, b):
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    return front * fraction(a, b, x) / a if x < (a + 1) / (a + b + 2) else 1 - front * fraction(b, a, 1 - x) / b


def beta_quantile(p, a, b):
    low, high = 1e-300, 1 - 1e-15
    for _ in range(300):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_below(middle, a, b) < p else (low, middle)
    return high


def plus(day, years):
    return f"{int(day[:4]) + years}{day[4:]}"


companies = {row["uscc"]: row["founded_on"] for row in csv.DictReader(open("companies.csv"))}
held = {}
for row in csv.DictReader(open("held.csv")):
    held.setdefault(row["uscc"], []).append((RUNGS.index(row["credential"]), row["granted_on"], row["expires_on"] or
                                            (plus(row["granted_on"], 1) if row["credential"] == "gazelle" else None)))
first = min(int(c[1][:4]) for cs in held.values() for c in cs)
years = list(range(first, 2025))
history = {}
for code, founded in companies.items():
    states = []
    for year in years:
        day = f"{year}-12-31"
        known = max([r for r, granted, end in held.get(code, []) if end and granted <= day <= end], default=0)
        doubt = max([r for r, granted, end in held.get(code, []) if not end and granted <= day], default=0)
        states.append("before" if founded > day else "?" if doubt > known else known)
    history[code] = (states, founded[:4] == str(first))
counts = [[0] * 7 for _ in RUNGS]
spells = [[] for _ in RUNGS]
for states, is_new in history.values():
    for a, b in zip(states, states[1:]):
        if a not in ("before", "?") and b not in ("before", "?"):
            counts[a][b] += 1
    for y, s in enumerate(states):
        if s in ("before", "?") or (y and states[y - 1] == s):
            continue
        if (states[y - 1] == "?") if y else not is_new:
            continue
        n = 1
        while y + n < len(states) and states[y + n] == s:
            n += 1
        after = states[y + n] if y + n < len(states) else "?"
        spells[s].append((n, after > s) if after != "?" else (n - 1, False))
for row in d["moves"]:
    for i, to in enumerate(RUNGS):
        check(f"{row['then']} to {to}", row[to], counts[RUNGS.index(row["then"])][i], 0)
told = 0
for row in d["transitions"]:
    i, j = RUNGS.index(row["from"]), RUNGS.index(row["to"])
    n = sum(counts[i])
    check("of", row["of"], n, 0)
    a, b = 1 / 7 + counts[i][j], 6 / 7 + n - counts[i][j]
    enough = n >= 20
    told += enough
    check(f"{row['from']} to {row['to']} mean", row["mean"], a / (a + b) if enough else None)
    check(f"{row['from']} to {row['to']} low", row["low"], beta_quantile(0.05, a, b) if enough else None, 2e-6)
    check(f"{row['from']} to {row['to']} high", row["high"], beta_quantile(0.95, a, b) if enough else None, 2e-6)
for row in d["stays"]:
    own = spells[RUNGS.index(row["rung"])]
    check(row["rung"] + " spells", row["spells"], len(own), 0)
    check(row["rung"] + " risen", row["risen"], sum(rose for _, rose in own), 0)
    longest = max([n for n, _ in own], default=0)
    left, median = 1.0, None
    for t in range(1, longest + 1):
        risk = sum(n >= t for n, _ in own)
        left *= 1 - sum(rose and n == t for n, rose in own) / risk
        median = median or (t if left <= 0.5 else None)
        if t <= 5:
            check(f"{row['rung']} after {t}", row[f"after_{t}"], left if len(own) >= 20 else None)
    check(row["rung"] + " median", row["median_years"], median if len(own) >= 20 else None, 0)
print("\n".join(wrong) or f"{told} shares and {sum(len(s) for s in spells)} stays of {len(companies)} companies agree")
