# Two runs of an index: the ranks are those of two lists, and what data, others, weights and method did is computed again from eight
# lists, over all orders in which the four could have changed.
compare() { $TIDU index compare "$@" --quiet 2>/dev/null; }
index() { # NAME HIGH MEAN: two groups, one of two indicators
    cat >"$1.yaml" <<END
index: $1
name: {zh: 指数, en: index}
missing: reweight
aggregation: $3
weights: given
groups:
  - {id: size, name: {zh: 规模, en: size}, weight: 40, indicators: [{id: staff, name: {zh: 人数, en: staff}, value: "employees[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: $2}}}]}
  - id: ip
    name: {zh: 知识产权, en: IP}
    weight: 60
    weights: given
    indicators:
      - {id: one, name: {zh: 一类, en: class I}, value: "ip_class1[Y-1]", direction: up, normalise: min-max, weight: 70}
      - {id: two, name: {zh: 二类, en: class II}, value: "ip_class2[Y-1]", direction: up, normalise: min-max, weight: 30}
END
}
index a 100 arithmetic
index b 400 '{within: arithmetic, across: geometric, floor: 1%}'
python3 - <<'END'
import random
random.seed(3)
for name, codes in (("then", list(range(40))), ("now", list(range(2, 43)))): # two leave, three are new
    with open(name + ".csv", "w") as f:
        f.write("uscc,year,employees,ip_class1,ip_class2\n")
        for c in codes:
            f.write("C%02d,2024,%d,%s,%d\n" % (c, random.randrange(500), random.choice(["", 1, 2, 3, 5, 9]), random.randrange(20)))
END
cat >again.py <<'END'
import csv, itertools, subprocess, sys, os
from fractions import Fraction
tidu = os.environ["TIDU"]
def scores(data, weights, method):
    words = [tidu, "index", "run", "./%s.yaml" % "ab"[method], "--input", ("then.csv", "now.csv")[data], "--format", "csv", "--quiet"]
    if weights:
        words += ["--weight", "size=70", "--weight", "one=20"]
    out = subprocess.run(words, capture_output=True, text=True).stdout.splitlines()
    return {r["uscc"]: float(r["score"]) for r in csv.DictReader(out) if r["score"]}
differs = sys.argv[1]  # of data, weights, method
on = lambda what, bit: bit if what in differs else 0
run = {s: scores(on("d", s[0]), on("w", s[1]), on("m", s[2])) for s in itertools.product((0, 1), repeat=3)}
def rank(c, own, others, w, m):
    mine = run[own, w, m][c]
    return 1 + sum(x > mine for k, x in run[others, w, m].items() if k != c)
causes = ["by_data", "by_others", "by_weights", "by_method"]
wrong, n, last = [], 0, None
for r in csv.DictReader(sys.stdin):
    c = r["uscc"]
    before, after = run[0, 0, 0].get(c), run[1, 1, 1].get(c)
    if before is None or after is None:
        if r["gained"] or not r["only_in"]:
            wrong.append(r)
        continue
    n += 1
    part = dict.fromkeys(causes, Fraction(0))
    for order in itertools.permutations(range(4)):
        state = [0, 0, 0, 0]
        for i in order:
            old = rank(c, *state)
            state[i] = 1
            part[causes[i]] += Fraction(old - rank(c, *state), 24)
    a, b = rank(c, 0, 0, 0, 0), rank(c, 1, 1, 1, 1)
    if (int(r["rank_before"]), int(r["rank_after"]), int(r["gained"])) != (a, b, a - b):
        wrong.append((r, a, b))
    if sum(Fraction(r[k]) for k in causes) != a - b or any(abs(Fraction(r[k]) - part[k]) >= Fraction(1, 100) for k in causes):
        wrong.append((r, part))
    if last is not None and abs(a - b) > last:
        wrong.append("order of %s" % c)
    last = abs(a - b)
print(n, "companies,", len(wrong), "wrong", wrong[:2] or "")
END
weights="--weight size=70 --weight one=20"
echo "--- data, weights and method at once"
compare ./a.yaml ./b.yaml --input then.csv --to-input now.csv $weights --format csv >all.csv
python3 again.py dwm <all.csv
echo "--- one after the other"
compare ./a.yaml --input then.csv --to-input now.csv --format csv | python3 again.py d
compare ./a.yaml --input then.csv $weights --format csv | python3 again.py w
compare ./a.yaml ./b.yaml --input then.csv --format csv | python3 again.py m
compare ./a.yaml ./b.yaml --input then.csv $weights --format csv | python3 again.py wm
compare ./a.yaml --input then.csv --to-input now.csv $weights --format csv --threads 1 >one.csv
python3 again.py dw <one.csv
compare ./a.yaml --input then.csv --to-input now.csv $weights --format csv --threads 3 | cmp - one.csv && echo same
(head -1 now.csv && tail -n +2 now.csv | sort -r) >turned.csv
compare ./a.yaml --input then.csv --to-input turned.csv $weights --format csv | cmp - one.csv && echo "same, turned"
echo "--- two years of the same data"
cat then.csv >years.csv && sed 1d now.csv | sed 's/,2024,/,2025,/' >>years.csv
compare ./a.yaml --input years.csv --year 2025 --to-year 2026 --format csv >years.out
compare ./a.yaml --input then.csv --to-input now.csv --format csv | awk -F, '$5 != "" {print $1, $5}' | diff - <(awk -F, '$5 != "" {print $1, $5}' years.out) && echo same
echo "--- agreement, by definition"
compare ./a.yaml ./b.yaml --input then.csv --first 5,10 --format json >all.json
python3 - <<'END'
import json, math
d = json.load(open("all.json"))
both = [(r["rank_before"], r["rank_after"]) for r in d["list"] if r["gained"] is not None]
def mean_ranks(x):
    return [sum(b < a for b in x) + (sum(b == a for b in x) + 1) / 2 for a in x]
x, y = (mean_ranks(s) for s in zip(*both))
n = len(x)
mx = sum(x) / n
cov = lambda a, b: sum((i - mx) * (j - mx) for i, j in zip(a, b))
pairs = [((x[i] > x[j]) - (x[i] < x[j]), (y[i] > y[j]) - (y[i] < y[j])) for i in range(n) for j in range(i)]
tau = sum(a * b for a, b in pairs) / math.sqrt(sum(a != 0 for a, _ in pairs) * sum(b != 0 for _, b in pairs))
kept = [sum(a <= k and b <= k for a, b in both) for k in (5, 10)]
for name, value in (("spearman", cov(x, y) / math.sqrt(cov(x, x) * cov(y, y))), ("kendall", tau), ("mean_shift", sum(abs(a - b) for a, b in zip(x, y)) / n),
                    ("kept_5", kept[0]), ("kept_10", kept[1]), ("compared", n)):
    print(name, d[name], "as computed" if abs(d[name] - value) < 1e-4 else value)
END
echo "--- a method of all levels: the ranks of two lists, and nothing but weights moved them"
list() { $TIDU index run ./a.yaml --input then.csv --format csv --quiet "$@" 2>/dev/null | awk -F, 'NR > 1 && $4 != "" {print $2, $1}' | sort; }
for change in "--weights entropy" "--weights critic --weight size=70"; do
    compare ./a.yaml --input then.csv $change --format csv >method.csv
    (join <(list) <(list $change)) | diff - <(awk -F, 'NR > 1 {print $1, $3, $4}' method.csv | sort) &&
        awk -F, 'NR > 1 {moved += $5 != 0; other += $6 != 0 || $9 != 0} END {print moved ? "moved" : "still", other, "by other things"}' method.csv
done
echo "--- other indicators: weights are part of the method"
sed '/id: two/d; s/weight: 70/weight: 100/' a.yaml >c.yaml
compare ./a.yaml ./c.yaml --input then.csv --top 3 --format csv | cut -d, -f1,3-9
$TIDU index compare ./a.yaml ./c.yaml --input then.csv --top 3 --format csv 2>&1 >/dev/null | grep different
echo "--- as people see it"
compare ./a.yaml ./b.yaml --input then.csv --to-input now.csv $weights --top 6
compare ./a.yaml ./b.yaml --input then.csv --to-input now.csv $weights --top 6 --lang zh
echo "--- what cannot be compared"
wrong() { $TIDU index compare "$@" --quiet 2>&1 | grep -v 'index --help'; }
wrong ./a.yaml --input then.csv
wrong ./a.yaml ./a.yaml --input then.csv
wrong ./a.yaml nosuch --input then.csv
wrong ./a.yaml --input then.csv --to-as-of 2024-01-01
wrong ./a.yaml --input then.csv --weight three=1
sed 's/^C/D/' now.csv >others.csv
wrong ./a.yaml --input then.csv --to-input others.csv
wrong ./a.yaml ./b.yaml ./c.yaml --input then.csv
wrong ./a.yaml ./b.yaml --input then.csv --first 0
