# Weights by every method of --weights, what each member then counts, and the list with who stood where before: all computed
# again in plain Python from the raw figures. Then AHP: what is refused, and what is said where it is allowed.
cat >two.yaml <<'END'
index: two
name: {zh: 两层, en: two levels}
missing: interval
aggregation: arithmetic
weights: given
groups:
  - id: size
    name: {zh: 规模, en: size}
    weight: 70
    weights: given
    indicators:
      - {id: staff, name: {zh: 人员, en: staff}, value: "employees[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 100}}, weight: 60}
      - {id: young, name: {zh: 年轻, en: few years}, value: "conversions[Y-1]", direction: down, normalise: {goalposts: {low: 0, high: 10}}, weight: 40}
  - id: results
    name: {zh: 成果, en: results}
    weight: 30
    weights: equal
    indicators:
      - {id: patents, name: {zh: 专利, en: patents}, value: "invention_patents[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 20}}}
      - {id: rights, name: {zh: 产权, en: rights}, value: "ip_class2[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 50}}}
END
cat >two.csv <<'END'
uscc,year,employees,conversions,invention_patents,ip_class2
A01,2024,12,1,3,44
A02,2024,55,4,19,21
A03,2024,80,7,4,6
A04,2024,31,2,,35
A05,2024,97,9,11,13
A06,2024,64,3,1,9
A07,2024,23,8,17,40
A08,2024,45,5,8,28
A09,2024,71,6,14,3
A10,2024,9,2,6,18
END
cat >again.py <<'END'
import csv, json, math, subprocess, sys
from os import environ
rows = list(csv.DictReader(open("two.csv")))
def number(x): return float(x) if x else None
columns = {"staff": [number(r["employees"]) for r in rows], "young": [number(r["conversions"]) for r in rows],
           "patents": [number(r["invention_patents"]) for r in rows], "rights": [number(r["ip_class2"]) for r in rows]}
high = {"staff": 100, "young": 10, "patents": 20, "rights": 50}
scaled = {i: [None if v is None else (1 - v / high[i] if i == "young" else v / high[i]) for v in c] for i, c in columns.items()}
tree = {"size": ["staff", "young"], "results": ["patents", "rights"]}

def known(x): return [v for v in x if v is not None]
def mean(x): return math.fsum(x) / len(x)
def deviation(x):
    m = mean(x)
    return math.sqrt(math.fsum((v - m) ** 2 for v in x) / (len(x) - 1))
def pearson(x, y):
    both = [(a, b) for a, b in zip(x, y) if a is not None and b is not None]
    x, y = [a for a, b in both], [b for a, b in both]
    mx, my = mean(x), mean(y)
    return math.fsum((a - mx) * (b - my) for a, b in both) / math.sqrt(math.fsum((a - mx) ** 2 for a in x) * math.fsum((b - my) ** 2 for b in y))
def min_max(x): return [None if v is None else (v - min(known(x))) / (max(known(x)) - min(known(x))) for v in x]
def entropy(all, j):
    p = [v / math.fsum(known(all[j])) for v in known(all[j])]
    return 1 + math.fsum(v * math.log(v) for v in p if v > 0) / math.log(len(p))
def gini(all, j):
    x = known(all[j])
    return math.fsum(abs(a - b) for a in x for b in x) / (2 * len(x) ** 2 * mean(x))
information = {
    "equal": lambda all, j: 1, "entropy": entropy, "gini": gini,
    "critic": lambda all, j: deviation(known(min_max(all[j]))) * math.fsum(1 - pearson(all[j], x) for x in all),
    "deviation": lambda all, j: deviation(known(all[j])), "variation": lambda all, j: deviation(known(all[j])) / mean(known(all[j])),
    "variance": lambda all, j: deviation(known(min_max(all[j]))) ** 2}
def weigh(method, all):
    w = [information[method](all, j) for j in range(len(all))]
    return [v / math.fsum(w) for v in w]
def together(w, all):
    """The weighted mean of what is known."""
    out = []
    for at in zip(*all):
        there = [(a, b) for a, b in zip(w, at) if b is not None]
        out.append(math.fsum(a * b for a, b in there) / math.fsum(a for a, b in there))
    return out
def shares(all, whole):
    square = [pearson(x, whole) ** 2 for x in all]
    return [v / math.fsum(square) for v in square]
def expect(method):
    given = {"size": [.6, .4], "results": [.5, .5]}
    inside = {g: given[g] if method == "given" else weigh(method, [scaled[i] for i in tree[g]]) for g in tree}
    values = {g: together(inside[g], [scaled[i] for i in tree[g]]) for g in tree}
    across = [.7, .3] if method == "given" else weigh(method, list(values.values()))
    total = together(across, list(values.values()))
    counts, leaves = shares(list(values.values()), total), shares([scaled[i] for i in ("staff", "young", "patents", "rights")], total)
    out = {}
    for k, g in enumerate(tree):
        level = shares([scaled[i] for i in tree[g]], values[g])
        out[g] = (across[k], None, counts[k], None)
        for j, i in enumerate(tree[g]):
            out[i] = (across[k] * inside[g][j], inside[g][j], leaves[2 * k + j], level[j])
    return out, total
def ask(*words): return subprocess.run([environ["TIDU"], "index", *words, "--input", "two.csv", "--quiet", "--format", "csv"], capture_output=True, text=True).stdout
bad = 0
for method in ["given", *information]:
    chosen = [] if method == "given" else ["--weights", method]
    wanted, total = expect(method)
    for r in csv.DictReader(ask("weights", "two.yaml", *chosen).splitlines()):
        name = r["indicator"] or r["group"]
        for key, v in zip(("weight", "weight_in_group", "importance", "importance_in_group"), wanted.pop(name)):
            if (r[key] == "") != (v is None) or v is not None and abs(float(r[key]) - v) > 5.1e-7:
                bad += 1
                print("wrong:", method, name, key, r[key], v)
    bad += len(wanted)
    before = [round(100 * v, 2) for v in expect("given")[1]]
    for r in csv.DictReader(ask("run", "two.yaml", *chosen).splitlines()):
        at = int(r["uscc"][1:]) - 1
        if abs(float(r["score"]) - 100 * total[at]) > .00501 or chosen and (
                abs(float(r["score_before"]) - before[at]) > .0101 or int(r["rank_before"]) != 1 + sum(v > before[at] for v in before)):
            bad += 1
            print("wrong:", method, r)
print(bad, "wrong of", 1 + len(information), "methods")
END
python3 again.py
echo "--- what is said"
$TIDU index weights two.yaml --input two.csv --quiet --weights optimal 2>&1 | cut -c1-150
$TIDU index run two.yaml --input two.csv --quiet --weights critic --top 2 --lang zh
$TIDU index weights two.yaml --weights equal --format csv | cut -d, -f1,2,5,6,9
for words in "--weights given" "--weights entropie" "--weights ahp"; do $TIDU index weights two.yaml $words; done
$TIDU index run two.yaml --input two.csv --quiet --weights merec
$TIDU index swap two.yaml A01 A02 --input two.csv --quiet --weights equal
echo "--- judgements"
sed -e 's/, weight: [0-9]*}/}/; /^    weight: /d; 0,/^    weights: given/s//    weights: equal/' two.yaml >none.yaml
judge() { sed "s|^weights: given|weights: $1|" none.yaml >judged.yaml; shift; $TIDU index weights judged.yaml "$@"; }
judge '{ahp: [[1, 3], [1/3, 1]]}'
for matrix in '[[1, 9, 1/9], [1/9, 1, 9], [9, 1/9, 1]]' '[[1, 2, ~], [1/2, 1, ~], [~, ~, 1]]' '[[1, 2, 4], [1/2, 1, 2], [1/4, 0.33, 1]]'; do
    sed "s|^weights: given|weights: {ahp: $matrix}|; \$a\\  - {id: other, name: {zh: 其他, en: other}, weights: equal, indicators: [{id: more, name: {zh: 甲, en: more}, value: \"employees[Y-2]\", direction: up, normalise: min-max}]}" none.yaml >three.yaml
    $TIDU index weights three.yaml
done
sed -i 's|^weights: .*|weights: {ahp: {matrices: [{by: Wang, matrix: [[1, 9, 1/9], [1/9, 1, 9], [9, 1/9, 1]]}, {by: Li, weight: 5, matrix: [[1, 2, 4], [1/2, 1, 2], [1/4, 1/2, 1]]}], limit: 1}}|' three.yaml
$TIDU index weights three.yaml
$TIDU index weights three.yaml --format csv | cut -d, -f1,2,5,9-
$TIDU index weights three.yaml --format json | sed -n '/judgements/,$p'
