"""
The cheapest way of each company to the title of a tech-SME by the next application, formulated by hand for two solvers: CP-SAT of
OR-tools, and HiGHS. Their optima are compared with those of `tidu reach tech-sme --all`, and so are the times.

usage: reach_peer.py TIDU COMPANIES.csv LEVERS.yaml YEAR

Prints facts as "name,value": companies compared, optima that differ, milliseconds a company of each solver. Only companies whose
figures are all known, and all on plain rows, are compared. Amounts are counted in fen, so that all numbers are whole.
"""
import csv
import io
import subprocess
import sys
import time

import yaml

WAN = 10000
STAFF = [(30, 20), (25, 16), (20, 12), (15, 8), (10, 4)]
RESEARCH = [(6, 30, 50), (5, 25, 40), (4, 20, 30), (3, 15, 20), (2, 10, 10)]
RESULTS = [(4, 24), (3, 18), (2, 12), (1, 6)]
# barred from the super-deduction: tobacco, wholesale and retail, lodging and catering, real estate, leasing and business services, entertainment
BARRED = ("16", "51", "52", "61", "62", "70", "71", "72", "90")
NEEDED = ["employees", "st_staff", "rd_staff", "revenue", "total_assets", "cost_expense", "ip_class1", "ip_class2", "rd_expense",
          "major_incident", "serious_dishonesty", "abnormal_listing", "rd_platform", "award_national", "standards_led"]


def fen(text):
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def companies(path, year):
    """The figures of the last closed year, of companies with nothing missing or odd."""
    rows, odd = {}, set()
    for row in csv.DictReader(open(path, encoding="utf-8-sig")):
        key = (row["uscc"], row["year"])
        if key in rows:
            odd.add(row["uscc"])
        rows[key] = row
    attributes = {}
    for (code, _), row in rows.items():
        for name in ("prohibited_industry", "audited_books", "industry", "founded_on"):
            if row[name] and attributes.setdefault((code, name), row[name]) != row[name]:
                odd.add(code)
    for (code, at), row in rows.items():
        if at != str(year - 1) or code in odd:
            continue
        if attributes.get((code, "founded_on"), "9999") >= str(year - 1):
            continue  # years before the foundation do not count
        try:
            figures = {name: fen(row[name]) for name in NEEDED}
            figures["rd_expense_tax"] = fen(row["rd_expense_tax"] or row["rd_expense"])
            for name in ("prohibited_industry", "audited_books"):
                figures[name] = int(attributes[(code, name)])
            figures["barred"] = attributes[(code, "industry")].lstrip("ABCDEFGHIJKLMNOPQRST").startswith(BARRED)
            past = [rows.get((code, str(y))) for y in range(year - 5, year)]
            if any(p and (p["award_national"] not in ("0", "") or p["standards_led"] not in ("0", "")) for p in past):
                continue
            if any(p is None or p["award_national"] == "" or p["standards_led"] == "" for p in past[-2:]):
                continue
        except (KeyError, ValueError):
            continue
        yield code, figures


def yuan(value):
    """'2 wan', '148046 yuan', 0.1"""
    if isinstance(value, (int, float)):
        return float(value)
    number, _, unit = value.partition(" ")
    return float(number) * {"": 1, "yuan": 1, "wan": WAN}[unit]


class Problem:
    """Whole steps: hires, wan of R&D, copyrights, and the books put in order."""

    def __init__(self, f, l):
        hire, spend, copyright, books = l["hire_st_staff"], l["spend_rd"], l["file_software_copyright"], l["audit_books"]
        self.wage = round(yuan(hire["cost"]) * 100)
        self.most = [min(hire["most"], int(f["employees"] // 100 * float(hire["share"].rstrip("%")) / 100)),
                     int(f["revenue"] * float(spend["share"].rstrip("%")) / 100 // (100 * WAN)), copyright["most"],
                     0 if f["audited_books"] else 1]
        self.cost = [round(yuan(hire["cost"])), WAN, round(yuan(copyright["cost"])),
                     round(yuan(books["cost"]) + yuan(books["fixed_cost"]))]
        self.f = f
        self.blocked = (f["barred"] or f["prohibited_industry"] != 0 or f["revenue"] > 2 * 10**10 or f["total_assets"] > 2 * 10**10)
        # incidents happen once: none is expected of the coming year
        self.is_direct = f["rd_platform"] >= 300
        self.e, self.s, self.i = f["employees"] // 100, f["st_staff"] // 100, f["ip_class2"] // 100
        self.needs_books = f["audited_books"] == 0

    def staff(self, per_cent):
        """(coefficients of the steps, constant) of st_staff - share of employees, to be >= 0"""
        return [100 - per_cent, 0, 0, 0], 100 * self.s - per_cent * self.e

    def research(self, per_cent, of):
        moves = [self.wage, 100 * WAN, 0, 0]
        base = self.f[of]
        of_moves = moves if of == "cost_expense" else [0, 0, 0, 0]
        return ([100 * m - per_cent * o for m, o in zip(moves, of_moves)], 100 * self.f["rd_expense_tax"] - per_cent * base)


def cp_sat(p):
    from ortools.sat.python import cp_model
    m = cp_model.CpModel()
    x = [m.new_int_var(0, most, f"x{i}") for i, most in enumerate(p.most)]

    def needs(literal, form):
        m.add(sum(a * v for a, v in zip(form[0], x)) + form[1] >= 0).only_enforce_if(literal)

    m.add(x[0] + p.e <= 500)
    if p.needs_books:
        m.add(x[3] == 1)
    if not p.is_direct:
        points, staffed = [], []
        for per_cent, worth in STAFF:
            b = m.new_bool_var("")
            needs(b, p.staff(per_cent))
            points.append(worth * b)
            staffed.append(b)
        m.add(sum(staffed) == 1)
        bands = []
        for of_revenue, of_cost, worth in RESEARCH:
            for per_cent, of in ((of_revenue, "revenue"), (of_cost, "cost_expense")):
                b = m.new_bool_var("")
                needs(b, p.research(per_cent, of))
                points.append(worth * b)
                bands.append(b)
        m.add(sum(bands) <= 1)
        results = []
        for least, worth in RESULTS:
            b = m.new_bool_var("")
            m.add(x[2] + p.i >= least).only_enforce_if(b)
            points.append(worth * b)
            results.append(b)
        m.add(sum(results) <= (0 if p.f["ip_class1"] >= 100 else 1))
        m.add(sum(points) + (30 if p.f["ip_class1"] >= 100 else 0) >= 60)
    m.minimize(sum(c * v for c, v in zip(p.cost, x)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(m) == cp_model.OPTIMAL else None


def highs(p):
    import highspy
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.setOptionValue("mip_rel_gap", 0.0)
    x = [h.addVariable(lb=0, ub=most, type=highspy.HighsVarType.kInteger) for most in p.most]

    def needs(b, form, scale):
        least = form[1] + sum(min(0, a * most) for a, most in zip(form[0], p.most))
        h.addConstr(sum(a / scale * v for a, v in zip(form[0], x)) + form[1] / scale >= min(0, least) / scale * (1 - b))

    h.addConstr(x[0] + p.e <= 500)
    if p.needs_books:
        h.addConstr(x[3] >= 1)
    if not p.is_direct:
        points, staffed, bands, results = 0, 0, 0, 0
        for per_cent, worth in STAFF:
            b = h.addBinary()
            needs(b, p.staff(per_cent), 1)
            points, staffed = points + worth * b, staffed + b
        h.addConstr(staffed == 1)
        for of_revenue, of_cost, worth in RESEARCH:
            for per_cent, of in ((of_revenue, "revenue"), (of_cost, "cost_expense")):
                b = h.addBinary()
                needs(b, p.research(per_cent, of), 100 * 100 * WAN)
                points, bands = points + worth * b, bands + b
        h.addConstr(bands <= 1)
        for least, worth in RESULTS:
            b = h.addBinary()
            h.addConstr(x[2] + p.i >= least * b)
            points, results = points + worth * b, results + b
        h.addConstr(results <= (0 if p.f["ip_class1"] >= 100 else 1))
        h.addConstr(points >= 60 - (30 if p.f["ip_class1"] >= 100 else 0))
    h.minimize(sum(c * v for c, v in zip(p.cost, x)))
    optimal = h.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(h.getInfo().objective_function_value) if optimal else None


def main():
    tidu, table, lever_file, year = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    began = time.perf_counter()
    out = subprocess.run([tidu, "reach", "tech-sme", "--all", "--input", table, "--year", str(year), "--by", str(year + 1), "--chance", "1",
                          "--format", "csv", "--quiet", "--threads", "1"], capture_output=True, text=True, check=True).stdout
    seconds = time.perf_counter() - began
    said = {row["uscc"]: row for row in csv.DictReader(io.StringIO(out))}
    l = yaml.safe_load(open(lever_file, encoding="utf-8"))["levers"]
    compared = skipped = 0
    differing = {"cp_sat": 0, "highs": 0}
    spent = {"cp_sat": 0.0, "highs": 0.0}
    for code, figures in companies(table, year):
        row = said.get(code)
        if row is None or row["state"] in ("now", "waits"):
            skipped += 1
            continue
        p = Problem(figures, l)
        mine = float(row["cost"]) if row["cost"] else None
        compared += 1
        for name, solve in (("cp_sat", cp_sat), ("highs", highs)):
            if name == "highs" and "--no-highs" in sys.argv:
                continue
            began = time.perf_counter()
            theirs = None if p.blocked else solve(p)
            spent[name] += time.perf_counter() - began
            if (theirs is None) != (mine is None) or (mine is not None and abs(theirs - mine) > 0.5):
                differing[name] += 1
                print(f"{name} {code}: {theirs}, tidu: {mine} {row['state']} {row['acts']} {row['blocking']}", file=sys.stderr)
    print(f"reach_compared,{compared}")
    print(f"reach_ms,{seconds * 1000 / max(1, len(said)):.4f}")
    for name in differing:
        print(f"reach_{name}_differ,{differing[name]}")
        print(f"reach_{name}_ms,{spent[name] * 1000 / max(1, compared):.4f}")
    print(f"compared {compared}, left out {skipped}", file=sys.stderr)
    return any(differing.values())


sys.exit(main())
