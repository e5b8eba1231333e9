# Ways to treat and scale, and what the list and explain say of them. The totals are computed again by awk from the table.
cat >companies.csv <<'EOF'
uscc,year,employees,revenue,rd_expense
A1,2024,10,1000,50
B2,2024,20,2000,60
C3,2024,40,100000,2999
D4,2024,100,4000,
E5,2024,,,
EOF
cat >ways.yaml <<'EOF'
index: ways
name: {zh: 多种标准化, en: ways}
missing: interval
screening: {indicators: 50%}
aggregation: arithmetic
weights: equal
decimals: 4
indicators:
  - {id: staff, name: {zh: 人数, en: staff}, value: "employees[Y-1]", direction: up, treatment: {winsorise: {points: [0, 1]}}, normalise: {min-max: {from: 60, to: 100}}}
  - {id: sales, name: {zh: 收入, en: sales}, value: "revenue[Y-1]", direction: up, treatment: log, normalise: {efficacy: {from: 50}}}
  - {id: effort, name: {zh: 强度, en: effort}, value: "rd_expense[Y-1] / revenue[Y-1]", direction: up, normalise: {bands: [{from: 5%, points: 100}, {from: 3%, points: 60}, {points: 20}]}}
  - {id: same, name: {zh: 相同, en: same}, value: "employees[Y-1] - employees[Y-1]", direction: up, normalise: percentile}
EOF
$TIDU index run ways.yaml --input companies.csv --unit yuan --format csv
echo "--- computed again"
awk -F, 'NR > 1 && $3 != "" {
    s = ($3 > 40 ? 40 : $3); staff = 60 + 40 * (s - 10) / 30
    sales = 50 + 50 * (log($4) - log(1000)) / (log(100000) - log(1000))
    e = $5 / $4; effort = e >= 0.05 ? 100 : e >= 0.03 ? 60 : 20
    if ($5 == "") printf "%s %.4f %.4f %.4f\n", $1, (staff + sales + 50) / 3, (staff + sales + 20 + 50) / 4, (staff + sales + 100 + 50) / 4
    else printf "%s %.4f\n", $1, (staff + sales + effort + 50) / 4 }' companies.csv
echo "--- explain"
$TIDU index explain C3 ways.yaml --input companies.csv --unit yuan --quiet
$TIDU index explain C3 ways.yaml --input companies.csv --unit yuan --quiet --lang zh
$TIDU index explain E5 ways.yaml --input companies.csv --unit yuan --quiet | head -20
echo "--- mistakes"
for change in 's/normalise: percentile/normalise: percentil/' 's/from: 5%, points/from: 5 yuan, points/' 's/treatment: log/treatment: winsorise/' 's/normalise: percentile/normalise: goalposts/'; do
    sed "$change" ways.yaml >wrong.yaml
    $TIDU index run wrong.yaml --input companies.csv
done
echo "--- a target that all have reached"
cat >reached.yaml <<'END'
index: reached
name: {zh: 达标, en: reached}
missing: interval
aggregation: arithmetic
weights: given
indicators:
  - {id: x, name: {zh: 人数, en: staff}, value: "employees[Y-1]", direction: up, normalise: {distance-to-target: 30}, weight: 40}
  - {id: y, name: {zh: 负债, en: liabilities}, value: "ip_class1[Y-1]", direction: down, normalise: {distance-to-reference: 9}, weight: 60}
END
printf 'uscc,year,employees,ip_class1\nA,2024,30,1\nB,2024,50,2\nC,2024,,3\n' >reached.csv
$TIDU index run ./reached.yaml --input reached.csv --quiet 2>&1 | sed 's/ *$//'
$TIDU index explain A ./reached.yaml --input reached.csv --quiet --lang zh 2>&1 | grep 目标
