# Weights by stage and by stratum. Scores again from the weights that the file gives; those of data against a run over the
# companies of the stratum alone; rows in another order give the same.
head='missing: interval
decimals: 4
aggregation: arithmetic'
stages='strata:
  - {id: small, name: {zh: 小, en: small}, when: "employees[Y-1] < 60"}
  - {id: large, name: {zh: 大, en: large}}'
cat >given.yaml <<END
index: given
name: {zh: 分阶段, en: by stage}
$head
$stages
bands: [{id: good, name: {zh: 优秀, en: good}, from: 40}]
boards: [{id: first, name: {zh: 首批, en: first list}, top: 10%}]
weights: given
groups:
  - id: effort
    name: {zh: 投入, en: effort}
    weight: {small: 20, large: 60}
    least: 10
    weights: given
    indicators:
      - {id: rd, name: {zh: 研发, en: R&D}, value: "rd_expense[Y-1] / revenue[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 20%}}, weight: {small: 1, large: 3}}
      - {id: staff, name: {zh: 人员, en: staff}, value: "st_staff[Y-1] / employees[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 1}}, weight: 1}
indicators:
  - {id: margin, name: {zh: 利润率, en: margin}, value: "net_profit[Y-1] / revenue[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 50%}}, weight: 40}
END
sed "s/^index: given/index: apart/; s/weights: given/weights: {within_strata: entropy}/; s/ *weight: {[^}]*}//; s/, *}/}/; s/, weight: 1}/}/; s/, weight: 40}/}/; s/goalposts: {low: 0, high: [0-9]*%*}/MINMAX/; s/{MINMAX}/min-max/" given.yaml >apart.yaml
sed "s/{within_strata: entropy}/entropy/; /^strata:/,/id: large/d" apart.yaml >alone.yaml
sample="$ROOT/data/sample/companies.csv"
columns() { # of the rows of weights
    python3 -c 'import csv, sys
for r in csv.DictReader(sys.stdin):
    print(r["group"], r["indicator"], *(r[c] for c in sys.argv[1:]), sep=",")' "$@"
}
run() { $TIDU index run "$@" --format csv --quiet 2>/dev/null; }

echo "--- weights"
$TIDU index weights given.yaml
$TIDU index weights given.yaml --weight effort=40 --format csv 2>/dev/null | columns weight.small weight.large weight_in_group.small weight_in_group.large
$TIDU index weights given.yaml --weight effort=40 2>&1 >/dev/null | grep 'by hand'

echo "--- scores"
run given.yaml --input "$sample" >given.csv
head -3 given.csv
$TIDU index explain "$(sed -n 2p given.csv | cut -d, -f2)" given.yaml --input "$sample" --quiet | sed -n '/^from/,$p'
$TIDU index run given.yaml --input "$sample" --quiet --format csv 2>/dev/null | python3 -c '
import csv, sys
figures = {}
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    if r["year"] == "2024":
        figures[r["uscc"]] = r
n = 0
for r in csv.DictReader(sys.stdin):
    f = figures.get(r["uscc"])
    if not f or not r["score"] or r["lo"] != r["hi"] or not all(f[k] for k in ("employees", "revenue", "rd_expense", "st_staff", "net_profit")):
        continue
    e, rev = float(f["employees"]), float(f["revenue"])
    small = e < 60
    cut = lambda x: min(max(x, 0), 1)
    rd, staff, margin = cut(float(f["rd_expense"]) / rev / .2), cut(float(f["st_staff"]) / e), cut(float(f["net_profit"]) / rev / .5)
    effort = (rd + staff) / 2 if small else (3 * rd + staff) / 4
    group = 20 if small else 60
    score = 100 * (group * effort + 40 * margin) / (group + 40)
    n += 1
    if abs(score - float(r["score"])) > 0.00006:
        print("wrong:", r["uscc"], score, r["score"])
print("scores recomputed:", n > 100)' "$sample"

echo "--- weights of the data of each stage"
$TIDU index weights apart.yaml --input "$sample" --quiet --format csv 2>/dev/null | columns weight.small weight_in_group.small >apart.csv
python3 -c '
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
small = {r["uscc"] for r in rows if r["year"] == "2024" and r["employees"] and float(r["employees"]) < 60}
out = csv.DictWriter(sys.stdout, rows[0].keys())
out.writeheader()
out.writerows(r for r in rows if r["uscc"] in small)' "$sample" >small.csv
wc -l <small.csv | awk '{ print ($1 > 30) }'
$TIDU index weights alone.yaml --input small.csv --year 2025 --quiet --format csv 2>/dev/null | columns weight weight_in_group >alone.csv
cmp apart.csv alone.csv && wc -l <apart.csv

echo "--- the order of rows, and threads"
{ head -1 "$sample"; tail -n +2 "$sample" | sort -r; } >turned.csv
for index in given apart; do
    run $index.yaml --input "$sample" >a.csv
    run $index.yaml --input turned.csv --threads 2 | cmp - a.csv && echo the same
done

echo "--- level"
$TIDU index swap given.yaml $(awk -F, 'NR > 1 && $11 == "small" { print $2 }' given.csv | sed -n '2p;9p') --input "$sample" --quiet | grep '^smallest'
$TIDU index swap given.yaml $(sed -n 2p given.csv | cut -d, -f2) $(awk -F, -v s="$(sed -n 2p given.csv | cut -d, -f11)" 'NR > 1 && $11 != s { print $2; exit }' given.csv) --input "$sample" --quiet

echo "--- what is wrong"
sed 's/small: 20, large: 60/smal: 20, large: 60/' given.yaml >wrong.yaml
$TIDU models check wrong.yaml
sed 's/small: 20, large: 60/small: 20/' given.yaml >wrong.yaml
$TIDU index weights wrong.yaml
sed '/^strata/,/id: large/d' given.yaml >wrong.yaml
$TIDU --lang zh index weights wrong.yaml
