# An audit counted again: 180 companies in three groups of indicators, one of them listed twice under another name, one constant,
# one with gaps, one that runs against its group. The order of the rows changes no byte. Who cannot be audited is told so.
python3 - <<'END'
import random
random.seed(11)
names = ["rd", "staff", "patents", "sales", "again", "still", "debt"]
with open("indicators.yaml", "w") as f:
    f.write("dictionary: indicators\nindicators:\n")
    for n in names:
        f.write("  own_%s: {kind: annual, type: count, en: own %s, zh: [本地%s]}\n" % (n, n, n))
rows = []
for i in range(180):
    q = random.gauss(0, 1)
    rd, staff = 10 + 3 * q + random.gauss(0, 1), 5 + q + random.gauss(0, 1.5)
    patents, sales = round(max(0, random.gauss(1, 2))), 50 * 2.718281828 ** (0.8 * random.gauss(0, 1))
    debt = 20 + 4 * q + random.gauss(0, 2)
    rows.append(["C%03d" % i, 2024] + ["%.6f" % rd, "" if random.random() < 0.15 else "%.6f" % staff, patents, "%.6f" % sales, "%.6f" % rd, 7, "%.6f" % debt])
head = "uscc,year," + ",".join("own_" + n for n in names)
for name, order in (("one.csv", rows), ("two.csv", rows[::-1])):
    with open(name, "w") as f:
        f.write(head + "\n" + "\n".join(",".join(map(str, r)) for r in order) + "\n")
END
cat >own.yaml <<'END'
index: own
name: {zh: 自测, en: own}
missing: interval
decimals: 3
aggregation: arithmetic
weights: given
groups:
  - id: effort
    name: {zh: 投入, en: effort}
    weight: 50
    weights: given
    indicators:
      - {id: rd, name: {zh: 研发, en: R&D}, value: "own_rd[Y-1]", direction: up, normalise: min-max, weight: 30}
      - {id: staff, name: {zh: 人员, en: staff}, value: "own_staff[Y-1]", direction: up, normalise: min-max, weight: 50}
      - {id: debt, name: {zh: 负债, en: debt}, value: "own_debt[Y-1]", direction: down, normalise: min-max, weight: 20}
  - id: results
    name: {zh: 成效, en: results}
    weight: 30
    weights: equal
    indicators:
      - {id: patents, name: {zh: 专利, en: patents}, value: "own_patents[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 5}}}
      - {id: sales, name: {zh: 销售, en: sales}, value: "own_sales[Y-1]", direction: up, treatment: {winsorise: {percent: [0, 95]}}, normalise: min-max}
  - id: others
    name: {zh: 其他, en: others}
    weight: 20
    weights: given
    indicators:
      - {id: again, name: {zh: 又一项, en: again}, value: "own_again[Y-1]", direction: up, normalise: min-max, weight: 2}
      - {id: still, name: {zh: 常数, en: constant}, value: "own_still[Y-1]", direction: up, normalise: min-max, weight: 1}
boards: [{id: first, name: {zh: 首批, en: first}, top: 10%}, {id: second, name: {zh: 次批, en: second}, top: 40}]
END
$TIDU index audit ./own.yaml --input one.csv --format json --quiet >one.json
$TIDU index audit ./own.yaml --input two.csv --threads 1 --format json --quiet >two.json
cmp one.json two.json && echo "the order of rows changes nothing"
python3 "$CASE/count.py" one.csv one.json
$TIDU index audit ./own.yaml --input one.csv --format csv --quiet | grep -v weight,
$TIDU index audit ./own.yaml --input one.csv --first 20,60 --table borders --format csv --quiet | cut -d, -f3,4,11
$TIDU index audit ./own.yaml --input one.csv --table parts --format csv --quiet | head -2
echo "--- who cannot be audited"
head -2 one.csv >alone.csv
$TIDU index audit ./own.yaml --input alone.csv
awk -F, -v OFS=, 'NR > 1 { for (i = 3; i <= NF; i++) $i = 4 } 1' one.csv >equal.csv
$TIDU index audit ./own.yaml --input equal.csv --format csv --quiet | cut -d, -f1-5
$TIDU index audit ./own.yaml --input equal.csv --table components --format csv --quiet
$TIDU index audit ./own.yaml --input one.csv --first 0
$TIDU index audit ./own.yaml --input one.csv --table nothing 2>&1 | head -1
$TIDU index audit ./own.yaml --input one.csv --first 500 --table borders --format csv --quiet
echo "--- methods that compare the list: every table is written, and what is left without each part is the list run without it"
for method in topsis '{topsis: {of: figures}}' vikor promethee waspas spotis grey copeland bod; do
    sed "s/^aggregation: .*/aggregation: $method/; s/^index: .*/index: list/" "$ROOT/models/indices/potential.yaml" >list.yaml
    $TIDU index audit ./list.yaml --first 30 --table without --input "$ROOT/data/sample/companies.csv" --quiet 2>/dev/null --format csv >without.csv
    kept() { comm -12 <(first) <(first --weight "$1=0") | wc -l; }
    first() { $TIDU index run ./list.yaml --input "$ROOT/data/sample/companies.csv" --quiet --format csv "$@" 2>/dev/null | awk -F, 'NR > 1 && $1 <= 30 && $4 != "" {print $2}' | sort; }
    for part in age results; do
        [ "$(kept $part)" = "$(awk -F, -v part=$part '$1 == part {print $NF}' without.csv)" ] || echo "$method without $part: $(kept $part)"
    done
    echo "$method: $(($(wc -l <without.csv) - 1)) parts, $($TIDU index audit ./list.yaml --first 30 --input "$ROOT/data/sample/companies.csv" --quiet 2>/dev/null | grep -c 'nan\|inf$') without a number"
done
