#!/usr/bin/env python3
"""The ways of `tidu reach`, checked without its code: outside.py PROGRAM LIST

For companies of the sample without faults in their data, each model and goal below is asked for its ways. From what is printed and the
documented rule alone (closed years stay, open ones repeat the last closed one, what happens once is 0, figures move as printed) a table is
written that `tidu assess` judges for the application year: verdict, chance and points must be those that `reach` promised. Further:

  figures    move by what models/levers.yaml says of the levers on the way, counted here
  costs      are those of the levers
  minimal    with one unit of any lever less, the goal is missed
  free       a way that costs nothing is the table carried forward
  order      of a list, also of the companies in LIST: who can file first, then by years; of one year one step before several; costs rise; ranks rise, and equal ones
             are rare
  the same   `rank`, `reach --all` and `explain` give a company one place, tier, cost and next step
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print("skipped: no yaml for python3")
    sys.exit(77)

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLE = "data/sample/companies.csv"
CLOSED = 2024
WAYS, FREE, NONE = 9, 2, 2  # of each model, year and chance: with something to do, with nothing, without a way
MODELS = ["hnte", "tech-sme", "srdi", "innovative-sme", "gazelle", "star", "unicorn"]
GOALS = [(2026, 0.8), (2026, 1), (2027, 0.8)]
MOST_OF_ONE_RANK = 0.05
EXPLAINED = 12  # of a list
faults = []


def fault(*words):
    faults.append(" ".join(str(w) for w in words))


def tidu(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=600)
    if done.returncode:
        sys.exit("tidu %s: %s" % (" ".join(arguments), done.stderr))
    return done.stdout


def read_yaml(path):
    with open(path, encoding="utf-8") as f:
        return yaml.load(f, yaml.BaseLoader)


def amount(text):
    """A number of levers.yaml: '148046 yuan', '2 wan', '10%', '-1'."""
    words = text.split()
    scale = {"yuan": 1, "wan": 1e4, "yi": 1e8}[words[1]] if len(words) > 1 else 1
    return float(words[0].rstrip("%")) * scale / (100 if words[0].endswith("%") else 1)


INDICATORS = read_yaml("models/dictionary/indicators.yaml")["indicators"]
with open(SAMPLE, encoding="utf-8-sig") as table:  # what experts said: a column of each year that no dictionary names
    INDICATORS.update({n: {"kind": "annual", "type": "count"} for n in next(csv.reader(table)) if n.startswith("judged_")})
LEVERS_FILE = read_yaml("models/levers.yaml")
LEVERS, ONCE, BALANCES = LEVERS_FILE["levers"], LEVERS_FILE["once"], LEVERS_FILE["balances"]


def is_annual(name):
    return INDICATORS[name]["kind"] == "annual"


def is_number(name):
    return INDICATORS[name]["type"] not in ("text", "date", "code")


# --- a company ---------------------------------------------------------------------------------------------------------------


def companies_without_faults():
    """code -> {(indicator, year): text}; attributes have year None."""
    with tempfile.TemporaryDirectory() as folder:
        problems = os.path.join(folder, "problems.csv")
        tidu("assess", "hnte", "--input", SAMPLE, "--quiet", "--format", "csv", "--problems", problems, "--output",
             os.path.join(folder, "list.csv"))
        with open(problems, encoding="utf-8-sig") as f:
            bad_lines = {int(row["line"]) for row in csv.DictReader(f) if row["line"]}
    found, bad = {}, set()
    with open(SAMPLE, encoding="utf-8-sig") as f:
        for line, row in enumerate(csv.DictReader(f), 2):
            code = row["uscc"]
            if line in bad_lines:
                bad.add(code)
            cells = found.setdefault(code, {})
            for name, text in row.items():
                if name not in ("uscc", "year") and text:
                    cells[name, int(row["year"]) if is_annual(name) else None] = text
    return {code: cells for code, cells in found.items() if code not in bad}


def carry_forward(cells, by):
    """The open years until the application."""
    out = dict(cells)
    for name in INDICATORS:
        if is_annual(name) and INDICATORS[name]["type"] != "text" and (name, CLOSED) in cells:
            for year in range(CLOSED + 1, by):
                out.setdefault((name, year), "0" if name in ONCE else cells[name, CLOSED])
    return out


def write_table(path, companies):
    names = [n for n in INDICATORS if n not in ("uscc", "year")]
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f)
        out.writerow(["uscc", "year"] + names)
        for code, cells in companies.items():
            for year in sorted({y for _, y in cells if y is not None}):
                out.writerow([code, year] + [cells.get((n, year if is_annual(n) else None), "") for n in names])


# --- levers ------------------------------------------------------------------------------------------------------------------


def step_of(lever):
    l = LEVERS[lever]
    is_money = "unit" not in l
    return amount(l["step"]) if "step" in l else 1e4 if is_money else 1


def effects(lever, year, by, cells):
    """What one unit moves: {(indicator, year): amount}."""
    l = LEVERS[lever]
    lasts = l.get("lasts") == "yes" and l.get("closed_years") != "yes"
    out = {}
    for name, text in l["effects"].items():
        followers = [n for n in INDICATORS if n not in l["effects"] and falls_back(n, name)]
        for moved in [name] + followers:
            if not is_annual(moved):
                out[moved, None] = amount(text)
                continue
            for y in range(year, by):
                if name in BALANCES:
                    times = y - year + 1 if lasts else 1
                else:
                    times = 1 if lasts or y == year else 0
                if times and (moved, y) in cells:
                    out[moved, y] = amount(text) * times
    return out


def falls_back(name, on):
    while name and name != on:
        name = INDICATORS[name].get("fallback")
    return name == on


def is_follower(name, acts):
    return not any(name in LEVERS[a["lever"]]["effects"] for a in acts)


def unit_cost(lever, year, by):
    l = LEVERS[lever]
    times = by - year if l.get("recurs") == "yes" and l.get("closed_years") != "yes" else 1
    return amount(l.get("cost", "0")) * times


def moved(cells, figures):
    out = dict(cells)
    for (name, year), value in figures.items():
        out[name, year] = repr(value)
    return out


# --- one answer --------------------------------------------------------------------------------------------------------------


class Check:
    """A row that `assess` is asked for, and what must be said of it."""

    def __init__(self, label, cells, promised=None, missed=None):
        self.label, self.cells, self.promised, self.missed = label, cells, promised, missed


def same_cell(c):
    return c["year"] if is_annual(c["indicator"]) else None


def check_figures(label, answer, acts, cells, by):
    """The figures against the levers; returns the figures."""
    expected, printed = {}, {}
    for a in acts:
        for cell, x in effects(a["lever"], a["year"], by, cells).items():
            expected[cell] = expected.get(cell, 0) + x * a["amount"]
    for c in answer["figures"]:
        cell = c["indicator"], same_cell(c)
        printed[cell] = c["to"]
        if abs(float(cells.get(cell, "nan")) - c["from"]) > 1e-9 * max(1, abs(c["from"])):
            fault(label, cell, "is said to begin at", c["from"], "but is carried forward as", cells.get(cell))
    for cell in set(expected) | set(printed):
        if cell not in printed and is_follower(cell[0], acts):
            continue  # read by no rule asked for, so it is not looked at
        to = float(cells[cell]) + expected.get(cell, 0)
        if abs(printed.get(cell, float(cells[cell])) - to) > 1e-6 * max(1, abs(to)):
            fault(label, cell, "is moved to", printed.get(cell), "but its levers move it to", to)
    return printed


def check_cost(label, way, acts, by):
    cost = sum(unit_cost(a["lever"], a["year"], by) * a["amount"] for a in acts)
    cost += sum(amount(LEVERS[lever].get("fixed_cost", "0")) for lever in {a["lever"] for a in acts})
    if abs(cost - way["cost"]) > 1e-6 * max(1, cost):
        fault(label, "costs", way["cost"], "but its levers cost", cost)


def checks_of(label, answer, cells, by):
    """The rows that hold an answer against `assess`."""
    way = answer["ways"][0]
    carried = carry_forward(cells, by)
    if way["cost"] == 0:
        return [Check(label, carried, promised=way)]
    acts = [a for a in answer["acts"] if a["way"] == 1]
    figures = check_figures(label, answer, acts, carried, by)
    check_cost(label, way, acts, by)
    out = [Check(label, moved(carried, figures), promised=way)]
    for a in acts:
        if way["at_least"] < way["cost"] or not unit_cost(a["lever"], a["year"], by):
            continue
        fewer = dict(figures)
        step = step_of(a["lever"])
        for cell, x in effects(a["lever"], a["year"], by, carried).items():
            fewer[cell] = fewer.get(cell, float(carried[cell])) - x * step
        out.append(Check("%s without one of %s in %d" % (label, a["lever"], a["year"]), moved(carried, fewer), missed=way))
    return out


def judge(model, by, chance, checks):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.csv")
        write_table(path, {"T%d" % i: c.cells for i, c in enumerate(checks)})
        text = tidu("assess", model, "--year", str(by), "--input", path, "--format", "csv", "--quiet")
    rows = {r["uscc"]: r for r in csv.DictReader(io.StringIO(text))}
    for i, c in enumerate(checks):
        row = rows["T%d" % i]
        said = row["verdict"], float(row["readiness"]), *[float(row[k]) if row.get(k) else None for k in ("score_lo", "score_hi")]
        if c.promised:
            w = c.promised
            if said != (w["verdict"], w["readiness"], w["score_lo"], w["score_hi"]):
                fault(c.label, "promises", (w["verdict"], w["readiness"], w["score_lo"], w["score_hi"]), "but assess says", said)
        if (said[1] >= chance if chance < 1 else said[0] == "yes") == (c.missed is not None):
            fault(c.label, "is judged", said, "for a chance of", chance)


# --- what is asked -----------------------------------------------------------------------------------------------------------


def list_of(model, by, chance, sample=SAMPLE):
    text = tidu("reach", model, "--all", "--by", str(by), "--chance", str(chance), "--input", sample, "--format", "csv", "--quiet")
    return list(csv.DictReader(io.StringIO(text)))


def spread(rows, n):
    """n of them, from the first to the last."""
    return [rows[i * len(rows) // n] for i in range(min(n, len(rows)))]


def ask(model, by, chance, companies, counts):
    rows = [r for r in list_of(model, by, chance) if r["uscc"] in companies and r["state"] != "now"]
    check_order("%s by %d at %g" % (model, by, chance), rows)
    with_way = [r for r in rows if r["by"]]
    chosen = spread([r for r in with_way if float(r["cost"]) > 0], WAYS) + spread([r for r in with_way if float(r["cost"]) == 0], FREE)
    chosen += spread([r for r in rows if not r["by"]], NONE)
    checks = []
    for r in chosen:
        code, label = r["uscc"], "%s %s by %d at %g:" % (r["uscc"], model, by, chance)
        answer = json.loads(tidu("reach", code, model, "--by", str(by), "--chance", str(chance), "--alternatives", "0", "--input", SAMPLE,
                                 "--format", "json", "--quiet"))
        if r["state"] == "unproven":
            continue  # a list gives each company less effort
        if bool(r["by"]) != ("ways" in answer):
            fault(label, "the list and the page disagree on whether there is a way")
        elif "ways" in answer:
            if r["proven"] == "1" and abs(float(r["cost"]) - answer["ways"][0]["cost"]) > 1e-6:
                fault(label, "costs", answer["ways"][0]["cost"], "but", r["cost"], "in the list")
            checks += checks_of(label, answer, companies[code], by)
            counts["ways" if float(r["cost"]) > 0 else "free"] += 1
        else:
            counts["none"] += 1
    if checks:
        judge(model, by, chance, checks)
        counts["undone"] += sum(1 for c in checks if c.missed)


STATES = ["now", "one_step", "next", "later", "waits", "unproven", "blocked"]


def check_order(label, rows):
    keys = [(int(r["by"] or 9999), STATES.index(r["state"]), float(r["cost"] or 0)) for r in rows]
    for i in range(1, len(rows)):
        if keys[i - 1] > keys[i]:
            fault(label, rows[i - 1]["uscc"], keys[i - 1], "stands before", rows[i]["uscc"], keys[i])
        rank, last = int(rows[i]["rank"]), int(rows[i - 1]["rank"])
        if rank < last or (rank == last and keys[i] != keys[i - 1]):
            fault(label, "rank", rank, "follows", last)


def check_ties(sample):
    rows = list_of("hnte", 2026, 0.8, sample)
    count = {}
    check_order("hnte of " + sample, rows)
    for r in rows:
        count[r["rank"]] = count.get(r["rank"], 0) + 1
    most = max(count.values())
    print("%s: %d candidates on %d ranks, at most %d (%.1f%%) on one" % (sample, len(rows), len(count), most, 100 * most / len(rows)))
    if most > MOST_OF_ONE_RANK * len(rows):
        fault(sample, most, "candidates share a rank")


def check_same(model, sample):
    """The list of work and that of ways are one list: order, ranks, tiers, years, costs and chances; and a page says the same of a company."""
    source = ("--input", sample, "--quiet", "--format", "csv")
    ranked = list(csv.DictReader(io.StringIO(tidu("rank", model, *source))))
    reached = list(csv.DictReader(io.StringIO(tidu("reach", model, "--all", *source))))
    if [r["uscc"] for r in ranked] != [r["uscc"] for r in reached]:
        fault(model, "is ordered otherwise by rank than by reach")
    for mine, other in zip(reached, ranked):
        years = str(int(mine["by"]) - int(mine["year"])) if mine["by"] else ""
        pairs = [(mine[k], other[k]) for k in ("uscc", "rank", "tier", "verdict", "cost", "state", "proven")] + [(years, other["years"])]
        if any(a != b for a, b in pairs) or (mine["tier"] == "apply") != (mine["state"] == "now"):
            fault(model, mine["uscc"], "differs:", pairs)
        if mine["state"] == "now" and mine["readiness"] != other["readiness"]:
            fault(model, mine["uscc"], "has another chance in both lists")
    for r in spread(ranked, EXPLAINED):
        page = json.loads(tidu("explain", r["uscc"], model, "--input", sample, "--format", "json", "--quiet"))
        if page["tier"] != r["tier"] or page.get("next", "") != r["next"]:
            fault(model, r["uscc"], "is", page["tier"], page.get("next"), "on its page and", r["tier"], r["next"], "in the list")


def main():
    counts = dict.fromkeys(("ways", "free", "none", "undone"), 0)
    companies = companies_without_faults()
    for model in MODELS:
        for by, chance in GOALS:
            ask(model, by, chance, companies, counts)
    check_ties(sys.argv[2])
    for model in MODELS:
        check_same(model, sys.argv[2])
    print("%(ways)d ways, %(free)d that cost nothing, %(none)d without one; %(undone)d times one unit less" % counts)
    for f in faults[:40]:
        print(f)
    sys.exit(len(faults) > 0 or counts["ways"] < 60)


main()
