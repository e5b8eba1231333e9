"""
Counts the draft of data/sample/policy.yaml again from its text, in fractions, over the rows of the sample that the program
accepts, and compares totals, clauses and towns of `tidu policy budget --format json`: count.py JSON COMPANIES CREDENTIALS [THRESHOLD]
"""
import collections, csv, datetime, json, sys
from fractions import Fraction as F

said = json.load(open(sys.argv[1], encoding="utf-8"))
line = F(sys.argv[4]) if len(sys.argv) > 4 else F(1, 10)
on, Y = datetime.date(2025, 7, 1), 2025

def number(text, least=None):
    try:
        x = F(text)
    except ValueError:
        return None
    return None if least is not None and x < least else x

annual, facts = collections.defaultdict(dict), collections.defaultdict(dict)
for row in csv.DictReader(open(sys.argv[2], encoding="utf-8-sig")):
    code, year = row["uscc"], row["year"]
    if not (len(year) == 4 and year.isdigit()) or "E+" in code:
        continue
    for key in ("region", "town", "founded_on"):
        if row[key]:
            facts[code].setdefault(key, row[key])
    for key in ("revenue", "rd_expense", "serious_dishonesty"):
        if row[key] != "":
            x = number(row[key], 0)
            if x is not None:
                annual[code].setdefault((key, int(year)), x)
        facts[code]["seen"] = True
held = collections.defaultdict(set)
for row in csv.DictReader(open(sys.argv[3], encoding="utf-8-sig")):
    granted = datetime.date.fromisoformat(row["granted_on"])
    ends = row["expires_on"] and datetime.date.fromisoformat(row["expires_on"])
    if granted <= on and (not ends or on <= ends):
        held[row["uscc"]].add(row["credential"])

def at(code, key, year):
    """A figure; "n/a" of a year before the foundation; None: missing."""
    founded = facts[code].get("founded_on")
    if founded and int(founded[:4]) > year:
        return "n/a"
    return annual[code].get((key, year))

YES, OPEN, NO = 2, 1, 0
def test(a, b, holds):
    if a == "n/a" or b == "n/a":
        return NO  # nothing has grown since before the foundation
    return OPEN if a is None or b is None else YES if holds(a, b) else NO

total = [F(0), F(0)]
clauses = {k: [0, 0, 0, 0] for k in ("rd_growth", "rd_strong", "hnte", "little_giant")}  # certain, possible, lower, barred
towns = collections.defaultdict(lambda: [0, F(0), F(0)])
certain_companies = possible_companies = 0
for code in facts:
    if not facts[code].get("region", "").startswith("9901"):
        continue
    now, before, sales = at(code, "rd_expense", Y - 1), at(code, "rd_expense", Y - 2), at(code, "revenue", Y - 1)
    gate = at(code, "serious_dishonesty", Y - 1)
    claims = {}  # clause: (state, least, greatest)
    growth = NO if before == 0 else test(now, before, lambda a, b: a >= b * (1 + line))
    worth = F(0) if "n/a" in (now, before) else None if now is None or before is None else min(max(now - before, 0) / 20, F(500000))
    claims["rd_growth"] = (growth, worth)
    strong = NO if sales == 0 else test(now, sales, lambda a, b: a * 100 >= b * 6)
    claims["rd_strong"] = (strong, F(0) if now == "n/a" else None if now is None else min(now / 100, F(300000)))
    claims["hnte"] = (YES if "hnte" in held[code] else NO, F(200000))
    claims["little_giant"] = (YES if "little-giant" in held[code] else NO, "unpublished")
    bars = OPEN if gate is None else YES if gate in (0, "n/a") else NO
    state = {}
    for k, (s, w) in claims.items():
        if s != NO and bars == NO:
            clauses[k][3] += 1
        s = min(s, bars)
        state[k] = (s, F(0) if w is None else w, F(600000) if w is None else w)
    a, b = state["rd_growth"], state["rd_strong"]
    for one, other, first in (("rd_growth", b, False), ("rd_strong", a, True)):
        s, lo, hi = state[one]
        if s != NO and other[0] == YES and (other[1] > hi or (first and other[1] >= hi)):
            clauses[one][2] += 1
            state[one] = (NO, lo, hi)
    lo, hi = F(0), F(0)
    cost = [state[k] for k in ("rd_growth", "rd_strong") if state[k][0] != NO]
    lo += max([x[1] for x in cost if x[0] == YES], default=0)
    hi += max([x[2] for x in cost], default=0)
    if state["hnte"][0] != NO:
        hi += 200000
        lo += 200000 if state["hnte"][0] == YES else 0
    lo, hi = min(lo, F(600000)), min(hi, F(600000))
    states = [state[k][0] for k in state]
    for k in state:
        clauses[k][0] += state[k][0] == YES
        clauses[k][1] += state[k][0] == OPEN
    if max(states) == NO:
        continue
    certain_companies += YES in states
    possible_companies += YES not in states
    total[0] += lo
    total[1] += hi
    t = towns[facts[code].get("town")]
    t[0] += 1
    t[1] += lo
    t[2] += hi
total = [min(x, F(30000000)) for x in total]

def near(a, b):
    return abs(F(a).limit_denominator(10**9) - b) < F(1, 50)

bad = []
if (said["certain"], said["possible"]) != (certain_companies, possible_companies):
    bad.append("companies %s, counted %s" % ((said["certain"], said["possible"]), (certain_companies, possible_companies)))
if not near(said["least"], total[0]):
    bad.append("least %s, counted %s" % (said["least"], float(total[0])))
for row in said["clauses"]:
    want = clauses[row["clause"]]
    if [row[k] for k in ("certain", "possible", "lower", "barred")] != want:
        bad.append("%s %s, counted %s" % (row["clause"], [row[k] for k in ("certain", "possible", "lower", "barred")], want))
for row in said["towns"]:
    want = towns[row["town"]]
    if row["companies"] != want[0] or not near(row["least"], want[1]) or (row["greatest"] is not None and not near(row["greatest"], want[2])):
        bad.append("%s %s, counted %s" % (row["town"], row, want))
print("\n".join(bad) if bad else "%d and %d companies, at least %.2f yuan, %d towns: as counted" % (certain_companies, possible_companies, total[0], len(towns)))
