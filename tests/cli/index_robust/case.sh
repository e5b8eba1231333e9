# How sure ranks are, held against probabilities in closed form: two and three companies whose ranks depend on one weight, one gap, one
# error or one choice. Draws are 40,000, so a share is within 0.01 of the truth (four standard deviations of a half).
robust() { $TIDU index robust "$@" --quiet 2>/dev/null; }
index() { # NAME SCALE WEIGHTS_AND_MORE: an index of two counts
    cat >"$1.yaml" <<END
index: $1
name: {zh: 两项指数, en: two counts}
missing: reweight
aggregation: arithmetic
weights: given
$3
indicators:
  - {id: x, name: {zh: 甲, en: x}, value: "employees[Y-1]", direction: up, normalise: $2, weight: 50}
  - {id: y, name: {zh: 乙, en: y}, value: "ip_class1[Y-1]", direction: up, normalise: $2, weight: 50}
END
}
table() { printf 'uscc,year,employees,ip_class1\n'; printf '%s\n' "$@"; }
index two '{goalposts: {low: 0, high: 100}}'
table A,2024,80,20 B,2024,30,60 >two.csv
table A,2024,100,0 B,2024,0,100 C,2024,60,60 >three.csv
table A,2024,60,60 B,2024,50, C,2024,0,100 D,2024,0,30 >gap.csv
many="--first 1 --draws 40000 --points 64"
near() { # NAME=EXPECTED...: in a list of the companies and their shares of the first place
    python3 -c '
import csv, sys
got = {r["uscc"]: float(r["first_1"]) for r in csv.DictReader(sys.stdin)}
for a in sys.argv[1:]:
    name, expected = a.split("=")
    expected = eval(expected)
    print(name, "%.4f" % expected, "as computed" if abs(got[name] - expected) < 0.01 else got[name])' "$@"
}
echo "--- any weights: A is first for a weight of x above 4/9"
robust ./two.yaml --input two.csv --weights-known any $many --format csv | near A=5/9 B=4/9
echo "--- three companies: 100w, 100(1-w) and 60"
robust ./two.yaml --input three.csv --weights-known any $many --format csv | near A=2/5 B=2/5 C=1/5
echo "--- the same by exact fractions: central weights are the middles of those intervals"
robust ./two.yaml --input three.csv --weights-known any $many --format json >three.json
python3 -c '
import json
d = json.load(open("three.json"))
for r in d["central"]:
    x = {"A": 0.8, "B": 0.2, "C": 0.5}[r["uscc"]]
    print(r["uscc"], "ok" if abs(r["weight.x"] - x) < 0.005 and abs(r["weight.x"] + r["weight.y"] - 1) < 1e-5 and r["confidence"] == 1 else r)
print(d["draws"], d["seed"], d["ranked"], [(r["source"], round(r["shift_total"], 1)) for r in d["sources"]])'
echo "--- only the order of the weights is known: x weighs at least as much as y"
robust ./two.yaml --input three.csv --weights-known ranked $many --format csv | near A=4/5 B=0 C=1/5
echo "--- known to within 25% of themselves: a beta law, integrated"
beta='(lambda a, f: sum((x / 20000) ** (a - 1) * (1 - x / 20000) ** (a - 1) for x in range(1, 20000) if f(x / 20000)) / sum((x / 20000) ** (a - 1) * (1 - x / 20000) ** (a - 1) for x in range(1, 20000)))'
law='((1.6448536269514722 / 0.25) ** 2 - 1) / 2'
robust ./two.yaml --input two.csv --weights-known 25% $many --format csv | near "A=$beta($law, lambda w: w > 4 / 9)"
index known '{goalposts: {low: 0, high: 100}}' 'uncertainty: {weights: {known: 25%}}'
robust ./known.yaml --input two.csv $many --format csv | near "A=$beta($law, lambda w: w > 4 / 9)"
echo "--- between 50 and 100 where y weighs 50: w above 0.6 from 75 on"
index between '{goalposts: {low: 0, high: 100}}' 'uncertainty: {weights: {between: [{of: x, least: 50, most: 100}]}}'
robust ./between.yaml --input three.csv $many --format csv | near A=1/2 B=0 C=1/2
echo "--- a gap is one of the known values 60, 100 and 30: B has 55, 75 or 40 where A has 60"
robust ./two.yaml --input gap.csv --weights-known exact --missing drawn $many --format csv | near A=2/3 B=1/3 C=0
echo "--- values off by 5%: 55 and 50"
index one '{goalposts: {low: 0, high: 100}}'
sed -i '/id: y/d' one.yaml
table A,2024,55, B,2024,50, >off.csv
robust ./one.yaml --input off.csv --error 5% $many --format csv |
    near 'A=__import__("statistics").NormalDist(5, 0.05 / 1.6448536269514722 * (55 ** 2 + 50 ** 2) ** 0.5).cdf(0) * -1 + 1'
echo "--- min-max or percentile: in one of them A is first, in the other B; one draw in two takes each"
index relative min-max
table A,2024,100,40 B,2024,30,100 C,2024,20,50 D,2024,0,0 >relative.csv # min-max: 0.7, 0.65; percentile: 2/3, 5/6
robust ./relative.yaml --input relative.csv --weights-known exact --normalise percentile $many --format csv | near A=1/2 B=1/2
echo "--- the mean or the geometric one: A has 100 and 0"
robust ./two.yaml --input three.csv --weights-known exact --aggregation geometric $many --format csv | near C=1
robust ./two.yaml --input three.csv --weights-known exact --aggregation geometric $many --format json |
    python3 -c 'import json, sys; print([(r["source"], r["drawn"]) for r in json.load(sys.stdin)["sources"]])'
echo "--- methods that compare the list: of two companies A has the greater x and B the greater y"
method() { index list '{goalposts: {low: 0, high: 100}}' ''; sed -i "s/^aggregation: .*/aggregation: $1/" list.yaml; }
# by distances A is first where w 50 / |(80, 30)| > (1 - w) 40 / |(20, 60)|, by majority where w > 1/2, and spotis is the mean
level() { # METHOD A B: A is first where w A > (1 - w) B
    method "$1"
    robust ./list.yaml --input two.csv --weights-known any $many --format csv | near "A=$2/($2+$3)" "B=$3/($2+$3)"
}
level topsis "50/7300**.5" "40/4000**.5"
level '{topsis: {of: figures}}' "50/7300**.5" "40/4000**.5"
level copeland 1 1
level spotis 5 4
echo "--- spotis with errors: the draws of the mean, one by one"
index list '{goalposts: {low: 0, high: 100}}' ''
cp list.yaml mean.yaml && method spotis
python3 -c '
import random
r = random.Random(5)
print("uscc,year,employees,ip_class1")
for i in range(40): print("C%02d,2024,%d,%d" % (i, r.randrange(20, 90), r.randrange(20, 90)))' >forty.csv
for doubt in "--weights-known any" "--weights-known 25% --error 10%"; do
    robust ./mean.yaml --input forty.csv $doubt --draws 500 --points 32 --format csv >mean.list
    robust ./list.yaml --input forty.csv $doubt --draws 500 --points 32 --format csv | cmp - mean.list && echo same
done
echo "--- figures of their own unit: values off by 5%"
method '{topsis: {of: figures}}' && sed -i '/id: y/d' list.yaml
robust ./list.yaml --input off.csv --weights-known exact --error 5% $many --format csv |
    near 'A=__import__("statistics").NormalDist(5, 0.05 / 1.6448536269514722 * (55 ** 2 + 50 ** 2) ** 0.5).cdf(0) * -1 + 1'
echo "--- without each of them: the list run without it"
method topsis
robust ./list.yaml --input forty.csv --leave-out --first 5 --draws 10 --points 2 --format csv | cut -d, -f1,5,7 >left.csv
for name in x y; do
    join <($TIDU index run ./list.yaml --input forty.csv --format csv --quiet 2>/dev/null | awk -F, 'NR > 1 && $1 <= 5 {print $2}' | sort) \
        <($TIDU index run ./list.yaml --weight $name=0 --input forty.csv --format csv --quiet 2>/dev/null | awk -F, 'NR > 1 && $1 > 5 {print $2}' | sort) | tr '\n' ' ' | sed 's/ $//' |
        diff - <(awk -F, -v name=$name '$1 == name {printf "%s", $3}' left.csv | tr ' ' '\n' | sort | tr '\n' ' ' | sed 's/ $//') && echo "without $name as listed"
done
echo "--- within strata, and on a board of the first of each: the two and the three companies from above"
index strata '{goalposts: {low: 0, high: 100}}' 'strata: {by: industry, least: 1}
boards: [{id: first, name: {zh: 第一名, en: first}, top: 1}, {id: two, name: {zh: 前二, en: two}, top: 67%}]'
(echo uscc,year,employees,ip_class1,industry; sed 1d two.csv | sed 's/$/,C39/'; sed '1d; y/ABC/DEF/; s/$/,C26/' three.csv) >strata.csv
robust ./strata.yaml --input strata.csv --weights-known any $many --format csv >strata.out
cut -d, -f2,11- strata.out | sed 's/,[01]\.[0-9]*//g'
sed 's/first_1,/other,/; s/board.first/first_1/' strata.out | near A=5/9 B=4/9 D=2/5 E=2/5 F=1/5
echo "--- 67% are one of two, and two of three: 60 is never last, and of 100w and 100(1-w) either half the time"
sed 's/first_1,/other,/; s/board.two/first_1/' strata.out | near A=5/9 B=4/9 D=1/2 E=1/2 F=1
echo "--- nearly certain: ranks and boards are those of the list"
robust innovation-points@longwan --input "$ROOT/data/sample/companies.csv" --weights-known 0.0001% --missing as-is --draws 20 --points 2 --format csv >certain.csv
$TIDU index run innovation-points@longwan --input "$ROOT/data/sample/companies.csv" --format csv --quiet 2>/dev/null >run.csv
python3 - <<'END'
import csv
run = {r["uscc"]: r for r in csv.DictReader(open("run.csv"))}
rows = list(csv.DictReader(open("certain.csv")))
boards = [k for k in rows[0] if k.startswith("board.")]
names = {b["board"] for b in run.values() if b["board"]}
alone = lambda r: sum((o["stratum"], o["score"]) == (r["stratum"], r["score"]) for o in rows) == 1 # draws are not rounded
same = lambda r, o: not alone(r) or (r["stratum"], r["stratum_rank"]) == (o["stratum"], o["stratum_rank"]) and r["stratum_rank_p5"] == r["stratum_rank_p95"] == r["stratum_rank"]
print(len(rows), "companies,", sum(not same(r, run[r["uscc"]]) for r in rows), "other ranks,", len(boards), "boards")
print([sum(float(r[b]) == 1 for r in rows) for b in boards], "on them; on each alone:", {n: sum(o["board"] == n for o in run.values()) for n in sorted(names)})
END
robust innovation-points@longwan --input "$ROOT/data/sample/companies.csv" --town nowhere --draws 20 --points 2 2>&1 | head -2
robust innovation-points@longwan --input "$ROOT/data/sample/companies.csv" --where 'employees[Y-1] > 100' --draws 20 --points 2 --format csv | head -1 | grep -c board
echo "--- draws that would take too long"
too_long() { # METHOD COMPANIES
    method "$1"
    python3 -c '
import sys
print("uscc,year,employees,ip_class1")
for i in range(int(sys.argv[1])): print("C%04d,2024,%d,%d" % (i, 1 + i % 977, 1 + i % 353))' $2 >many.csv
    timeout 60 $TIDU index robust ./list.yaml --input many.csv --quiet 2>&1 | grep -v 'index --help'
}
too_long copeland 7000
too_long bod 4500

echo "--- the same bytes for any number of threads and any order of rows; another seed differs"
sample="$ROOT/data/sample/companies.csv"
(head -1 "$sample" && tail -n +2 "$sample" | sort -r) >turned.csv
all() { robust potential --normalise percentile --error 3% --draws 300 --points 32 --leave-out --format json "$@"; }
all --input "$sample" --threads 1 >one.json
all --input "$sample" --threads 3 | cmp - one.json && echo same
all --input turned.csv | cmp - one.json && echo "same, turned"
all --input "$sample" --seed 2 | cmp -s - one.json || echo "another seed"
robust potential --draws 300 --where 'employees[Y-1] > 100' --input "$sample" --threads 1 --format csv >fast.csv
robust potential --draws 300 --where 'employees[Y-1] > 100' --input "$sample" --threads 4 --format csv | cmp - fast.csv && echo "same, of some"
echo "--- without each of them: the list run without it"
robust potential --leave-out --first 30 --draws 10 --points 2 --format csv --input "$sample" >without.csv
ranks() { $TIDU index run potential "$@" --format csv --input "$sample" --quiet 2>/dev/null; }
ranks >before.csv
cut -d, -f1 without.csv | tail -n +2 | while read -r name; do ranks --weight "$name=0" >"then.$name.csv"; done
python3 - <<'END'
import csv, glob
rows = lambda f: {r["uscc"]: r for r in csv.DictReader(open(f)) if r["score"]}
a, wrong, n = rows("before.csv"), 0, 0
for r in csv.DictReader(open("without.csv")):
    b = rows("then.%s.csv" % r["without"])
    shift = {c: abs(int(a[c]["rank"]) - int(b[c]["rank"])) for c in a if c in b}
    first = lambda x: {c for c in x if int(x[c]["rank"]) <= 30}
    leave = sorted(first(a) - first(b), key=lambda c: (int(a[c]["rank"]), c))
    n += 1
    wrong += abs(float(r["mean_shift"]) - sum(shift.values()) / len(shift)) > 0.005 or int(r["largest_shift"]) != max(shift.values())
    wrong += int(r["kept"]) != len(first(a) & first(b)) or sorted(r["leave"].split()) != sorted(leave)
print(n, "parts,", wrong, "wrong")
END
echo "--- as people see it"
robust ./two.yaml --input three.csv --draws 500
robust ./two.yaml --input three.csv --draws 500 --lang zh
robust ./two.yaml --input three.csv --draws 500 --output page.html && grep -c '<circle' page.html
robust ./two.yaml --input three.csv --draws 500 --output book.xlsx && python3 -c 'import zipfile; print(sum(n.startswith("xl/worksheets/") for n in zipfile.ZipFile("book.xlsx").namelist()))'
echo "--- what cannot be asked"
wrong() { $TIDU index robust "$@" --quiet 2>&1 | grep -v 'index --help'; }
table A,2024,80,20 >alone.csv
wrong ./two.yaml --input alone.csv
wrong ./two.yaml --input two.csv --first 3
wrong ./two.yaml --input two.csv --first 1,x
wrong ./two.yaml --input two.csv --draws 0
wrong ./two.yaml --input two.csv --weights-known exact
wrong ./two.yaml --input two.csv --weights-known 90% --missing as-is
wrong ./two.yaml --input two.csv --weights-known much
wrong ./two.yaml --input two.csv --error 300%
wrong ./two.yaml --input two.csv --normalise percentil
wrong ./two.yaml --input two.csv --weight x=0 --weight y=0
bad() { index bad min-max "$1"; wrong ./bad.yaml --input two.csv; }
bad 'uncertainty: {weights: {known: 100%}}'
bad 'uncertainty: {weights: anyy}'
bad 'uncertainty: {weights: {between: [{of: z, least: 1, most: 2}]}}'
bad 'uncertainty: {weights: {between: [{of: x, least: 3, most: 2}]}}'
bad 'uncertainty: {normalise: [percentil]}'
bad 'uncertainty: {missing: guessed}'
bad 'uncertainty: {eror: 5%}'
