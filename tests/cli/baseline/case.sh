# N10: quantiles of R&D intensity by industry with n and intervals, small industries pooled upwards, and who is below the line: counted again by a program of
# its own over the sample, with sums of binomial chances in fractions, and the weights from an analysis of variance over every single company.
$TIDU import "$ROOT/data/sample/companies.csv" --db d.db --quiet 2>/dev/null
for t in industries quantiles companies; do
    $TIDU baseline --db d.db --by class --table $t --format csv --quiet >$t.csv 2>/dev/null
done
cat >check.py <<'END2'
import csv, math, sqlite3
from fractions import Fraction
db = sqlite3.connect("d.db")
firms, unknown = {}, []
for c, industry, founded, rd, sales in db.execute("select uscc, industry, founded_on, rd_expense, revenue from company left join annual_value on company_id = company.id and year = 2024"):
    if rd is None or sales is None or sales == 0 or (founded or "") >= "2025":
        unknown.append(c)
    else:
        firms[c] = (industry, Fraction(rd).limit_denominator(100), Fraction(sales).limit_denominator(100))
value = {c: float(rd) / float(sales) for c, (_, rd, sales) in firms.items()}
LENGTHS = (0, 1, 3, 4, 5)
members = {}
for c, (industry, _, _) in firms.items():
    for n in LENGTHS:
        members.setdefault(industry[:n], []).append(c)
parent = lambda code: code[:LENGTHS[LENGTHS.index(len(code)) - 1]]
def plain(xs, p):
    xs, k = sorted(xs), Fraction(p) * len(xs)
    return (xs[int(k) - 1] + xs[int(k)]) / 2 if k == int(k) else xs[math.ceil(k) - 1]
values = lambda code: [value[c] for c in members[code]]
# how alike companies of one industry are: squares around means, company by company, within each family
strength = {}
for n in LENGTHS[1:]:
    between = within = size = groups = single = 0
    for family in {parent(c) for c in members if len(c) == n}:
        children = [c for c in members if len(c) == n and parent(c) == family]
        line = plain(values(family), Fraction(1, 2))
        answers = {c: [int(x <= line) for x in values(c)] for c in children}
        every = [a for c in children for a in answers[c]]
        mean = Fraction(sum(every), len(every))
        for c in children:
            own = Fraction(sum(answers[c]), len(answers[c]))
            between += len(answers[c]) * (own - mean) ** 2
            within += sum((a - own) ** 2 for a in answers[c])
        size += len(every) - Fraction(sum(len(answers[c]) ** 2 for c in children), len(every))
        groups += len(children) - 1
        single += len(every) - len(children)
    strength[n] = None
    if groups and single and within + between:
        msb, msw, n0 = between / groups, within / single, size / groups
        rho = (msb - msw) / (msb + (n0 - 1) * msw)
        strength[n] = (1 - rho) / rho if rho > 0 else None
print("strengths", {n: k and round(float(k), 3) for n, k in strength.items()})
# every company with its weight: a dictionary from figures to fractions
mixed, weight = {}, {}
def mix(code):
    if code not in mixed:
        own, n = values(code), len(members[code])
        k = 0 if not code or n >= 30 else strength[len(code)]
        w = Fraction(0) if k is None else Fraction(n) / (n + Fraction(k))
        weight[code], mixed[code] = w, {}
        for x in own:
            mixed[code][x] = mixed[code].get(x, 0) + w / n
        for x, share in (mix(parent(code)) if w < 1 else {}).items():
            mixed[code][x] = mixed[code].get(x, 0) + (1 - w) * share
    return mixed[code]
def quantile(code, p):
    share, found = 0, None
    for x, s in sorted(mix(code).items()):
        if found is not None:
            return (found + x) / 2 if s else found
        share += s
        if share == p:
            found = x
        elif share > p:
            return x
    return found
def ranks(n, p):
    chance = [Fraction(math.comb(n, k)) * p ** k * (1 - p) ** (n - k) for k in range(n + 1)]
    low = max((k for k in range(n + 1) if sum(chance[:k]) <= Fraction(1, 40)), default=0)
    high = min((k for k in range(n + 2) if sum(chance[k:]) <= Fraction(1, 40)))
    return (low, high, sum(chance[low:high])) if low >= 1 and high <= n else None
read = lambda f: list(csv.DictReader(open(f)))
near = lambda text, x: (text == "") == (x is None) and (x is None or abs(float(text) - float(x)) < 1e-9)
counts = [0, 0, 0]
for r in read("quantiles.csv"):
    code, p = r["industry"].replace("all", ""), Fraction(r["quantile"])
    n = len(members[code])
    assert int(r["companies"]) == n, r
    mix(code)
    assert abs(float(r["own_weight"]) - float(weight[code])) < 1e-6 and near(r["baseline"], quantile(code, p)) and near(r["own"], plain(values(code), p)), r
    own = ranks(n, p) if n < 130 else "long"
    if own == "long":
        continue
    xs = sorted(values(code))
    assert near(r["own_low"], own and xs[own[0] - 1]) and near(r["own_high"], own and xs[own[1] - 1]), (r, own)
    assert (r["own_coverage"] == "") == (own is None) and (own is None or abs(float(r["own_coverage"]) - float(own[2])) < 1e-6)
    alone = weight[code] == 1
    assert (r["pooled_with"] == "") == alone and (not alone or (r["low"], r["high"]) == (r["own_low"], r["own_high"]))
    assert alone or r["low"] == "" or float(r["low"]) <= float(r["baseline"]) <= float(r["high"])
    counts[0] += 1
    counts[1] += own is None
    counts[2] += not alone
print("quantiles", counts, "of them without an interval of their own, and pooled")
line = {c: quantile(industry, Fraction(1, 2)) for c, (industry, _, _) in firms.items()}
below = {c for c in firms if value[c] < line[c]}
rows = read("companies.csv")
assert {r["uscc"] for r in rows} == below and not below & set(unknown)
for r in rows:
    industry, rd, sales = firms[r["uscc"]]
    assert near(r["value"], value[r["uscc"]]) and near(r["baseline"], line[r["uscc"]]) and r["baseline_of"] == industry
    assert abs(float(r["gap"]) - (line[r["uscc"]] * float(sales) - float(rd))) < 0.02 and float(r["gap"]) > 0
gaps = [float(r["gap"]) for r in rows]
assert gaps == sorted(gaps, reverse=True)
for r in read("industries.csv"):
    code = r["industry"].replace("all", "")
    inside = [c for c in below if firms[c][0].startswith(code)]
    assert int(r["companies"]) == int(r["compared"]) == len(members[code]) and int(r["below"]) == len(inside), r
    assert abs(float(r["gap"]) - sum(float(x["gap"]) for x in rows if x["uscc"] in set(inside))) < 1 and int(r["zeros"]) == sum(value[c] == 0 for c in members[code])
whole = [r for r in read("industries.csv") if r["industry"] == "all"][0]
assert int(whole["unknown"]) == len(unknown)
print(len(firms), "with a figure,", len(unknown), "without,", len(below), "below")
END2
python3 check.py
echo "--- by hand: two small industries and one large, with codes that are short or none"
python3 - >small.csv <<'END2'
print("信用代码,企业名称,所属镇街,行业代码,年度,研发费用,营业收入,职工总数,科技人员")
for i in range(31):
    print("A%02d,甲%d,东,C39%02d,2024,%d,1000000,10,%d" % (i, i, 10 + i % 2, (i + 1) * 1000, i % 10))
for i, (code, rd) in enumerate((("C35", 90000), ("C3511", 70000), ("I65", 100000), ("", 10000), ("C3512", ""), ("I6510", 0))):
    print("B%02d,乙%d,西,%s,2024,%s,1000000,10,3" % (i, i, code, rd))
END2
$TIDU baseline --input small.csv --lang zh --top 3
$TIDU baseline --input small.csv --lang en --by section --quantile 25 --town 西 2>&1 | cut -c1-200
echo "--- whole persons; an expression; what is none"
$TIDU baseline st_staff_share --input small.csv --table companies --format csv --quiet | head -3
$TIDU baseline 'revenue[Y-1]' --input small.csv --table industries --format csv --quiet --by section
$TIDU baseline rd_intensty --input small.csv --quiet
$TIDU baseline 'revenue[Y-1] > 5 wan' --input small.csv --quiet
$TIDU baseline 'rd_expense_tax[Y-1] / revenue[Y-1]' --input small.csv --quiet
$TIDU baseline --quantile 100 --input small.csv
$TIDU baseline --by classes --input small.csv 2>&1 | head -1
echo "--- below the last level nobody is named; the selection changes no line"
$TIDU baseline --input small.csv --level L1 --table companies --quiet
$TIDU baseline --input small.csv --level L1 --lang en 2>/dev/null | grep -c "A0\|B0"
$TIDU baseline --input small.csv --table industries --format csv --quiet | cut -d, -f1,3,6- | sed 's/,[^,]*,[^,]*,[^,]*$//' >all.csv
$TIDU baseline --input small.csv --table industries --format csv --quiet --where 'employees[Y-1] > 5 and starts_with(industry, "C39")' | cut -d, -f1,3,6- | sed 's/,[^,]*,[^,]*,[^,]*$//' >some.csv
cmp all.csv some.csv && echo same
echo "--- the same in any order of rows; a practice of one's own, and one that cannot be read"
(head -1 small.csv; tail -n +2 small.csv | sort -r) >turned.csv
for t in industries quantiles companies; do
    $TIDU baseline --input small.csv --table $t --format csv --quiet >a.csv
    $TIDU baseline --input turned.csv --table $t --format csv --quiet | cmp - a.csv && echo same
done
mkdir -p own/practice
own() {
    sed "$1" "$ROOT/models/practice/baseline.yaml" >own/practice/baseline.yaml
    TIDU_MODELS=own:$ROOT/models $TIDU baseline --input small.csv --table industries --format csv --quiet --by section 2>&1 | sed 's|.*/practice|practice|' | head -3
}
own 's/^least: 30/least: 1/'
own 's/^line: 0.5/line: 1/'
own 's/^by: division/by: letter/'
own 's/0.25, 0.5, 0.75/0.5, 0.25/'
own 's/id: st_staff_share/id: rd_intensity/'
