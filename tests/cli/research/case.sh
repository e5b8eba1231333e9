# W19, N14, J06: three figures of each firm, differences, conversion, which source lacks it; W23: the ratio of sums beside the mean of ratios. Counted
# again by a program of its own over the sample, with statistics for some firms put beside it.
cat >mark.py <<'END'
# Statistics of three firms in four: nine tenths of the books, of every fifth more than the books.
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
codes = sorted({r["uscc"] for r in rows})
w = csv.DictWriter(sys.stdout, list(rows[0]) + ["rd_expense_statistics"])
w.writeheader()
for r in rows:
    k = codes.index(r["uscc"])
    try:
        book = int(r["rd_expense"])
    except ValueError:
        book = None
    r["rd_expense_statistics"] = "" if book is None or k % 4 == 0 else book + 10 if k % 5 == 0 else book * 9 // 10
    w.writerow(r)
END
python3 mark.py "$ROOT/data/sample/companies.csv" >firms.csv
$TIDU import firms.csv --db d.db --quiet 2>/dev/null
for t in sources steps groups companies; do
    $TIDU research --db d.db --table $t --group town --format csv --quiet >$t.csv
done
cat >check.py <<'END'
import csv, sqlite3
from fractions import Fraction
db = sqlite3.connect("d.db")
firms = {c: (t, [None if v is None else Fraction(v).limit_denominator(100) for v in x]) for c, t, *x in db.execute(
    "select uscc, town, rd_expense, rd_expense_tax, rd_expense_statistics from company join annual_value on company_id = company.id where year = 2024")}
firms = {c: x for c, x in firms.items() if any(v is not None for v in x[1])}
read = lambda f: list(csv.DictReader(open(f)))
near = lambda text, value: abs(Fraction(text) - value) <= Fraction(1, 100)
def rates(group, k):
    both = [(x[k], x[0]) for _, x in group if x[k] is not None and x[0] is not None]
    positive = [a / b for a, b in both if b > 0]
    return (sum(a for a, _ in both) / sum(b for _, b in both), sum(positive) / len(positive)) if positive else None
for k, r in enumerate(read("sources.csv")):
    x = [v[k] for _, v in firms.values() if v[k] is not None]
    assert int(r["companies"]) == len(x) and near(r["sum"], sum(x)), r
    if k:
        sums, mean = rates(firms.values(), k)
        absent = [v[0] for _, v in firms.values() if v[0] is not None and v[k] is None]
        assert abs(Fraction(r["conversion"]) - sums) < 1e-6 and abs(Fraction(r["mean_conversion"]) - mean) < 1e-6 and sums != mean
        assert int(r["absent"]) == len(absent) and near(r["absent_sum"], sum(absent))
        print(r["source"], r["companies"], r["absent"], round(float(sums), 4), round(float(mean), 4))
steps = read("steps.csv")
for start in (0, 6):
    rows = steps[start:start + 6]
    assert near(rows[5]["sum"], sum(Fraction(r["sum"]) for r in rows[:5]))
    print([int(r["companies"]) for r in rows])
groups = read("groups.csv")
for r in groups[:-1]:
    town = "" if r["group"] == "no town" else r["group"]
    group = [x for x in firms.values() if (x[0] or "") == town]
    assert int(r["companies"]) == len(group) and near(r["tax"], sum(x[1] for _, x in group if x[1] is not None))
    for k, name in ((1, "tax"), (2, "statistics")):
        two = rates(group, k)
        assert two is None and not r[name + "_conversion"] or abs(Fraction(r[name + "_conversion"]) - two[0]) < 1e-6 and abs(Fraction(r[name + "_mean_conversion"]) - two[1]) < 1e-6
for column in ("companies", "book", "tax", "statistics"):
    assert near(groups[-1][column], sum(Fraction(r[column]) for r in groups[:-1])), column
rows, gaps, apart = read("companies.csv"), [], 0
assert len(rows) == len(firms)
for r in rows:
    x = firms[r["uscc"]][1]
    for k, name in ((1, "tax"), (2, "statistics")):
        known = x[0] is not None and x[k] is not None
        assert bool(r[name + "_less"]) == known and (not known or near(r[name + "_less"], x[0] - x[k]))
        assert (name in r["absent_from"].split(";")) == (x[k] is None)
    gaps.append(0 if x[0] is None else max(abs(x[0] - (v or 0)) for v in x[1:]))
    pairs = [(a, b) for i, a in enumerate(x) for b in x[i + 1:] if a is not None and b is not None]
    assert (r["state"] == "apart") == any(abs(a - b) > max(a, b) / 10 for a, b in pairs), r
assert gaps == sorted(gaps, reverse=True)
print(len(rows), {s: sum(r["state"] == s for r in rows) for s in ("agrees", "apart", "absent")})
END
python3 check.py
echo "--- by hand"
printf '信用代码,企业名称,所属镇街,年度,研发费用,加计扣除口径研发费用,统计口径研发费用\nA,甲,东,2024,1000000,800000,900000\nB,乙,东,2024,500000,,500000\nC,丙,西,2024,,300000,\nD,丁,西,2024,200000,250000,200000\nE,戊,西,2024,,,\n' >small.csv
$TIDU research --input small.csv --lang zh --group town 2>/dev/null
echo "--- a source that was not given; a file of sources that cannot be read"
cut -d, -f1-6 small.csv | $TIDU research --input - --table sources --problems p.csv
mkdir -p own/practice
bad() {
    sed "$1" "$ROOT/models/practice/research.yaml" >own/practice/research.yaml
    TIDU_MODELS=own:$ROOT/models $TIDU research --input small.csv 2>&1 | grep tidu: | sed 's|.*/practice|practice|'
}
bad 's/of: rd_expense_tax/of: employees/'
bad 's/of: rd_expense_tax/of: rd_expense/'
bad '/id: tax/d; /id: stat/d'
bad 's/^apart: 0.1/apart: 10/'
