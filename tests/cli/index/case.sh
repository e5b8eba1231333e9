# A list, one company taken apart, the weights; and money in wan changes no byte.
sample="$ROOT/data/sample/companies.csv"
$TIDU index run --input "$sample" --format csv --quiet 2>/dev/null >list.csv
head -4 list.csv
awk -F, 'NR > 1 && $4 != "" { sum = sprintf("%.2f", $7 + $8 + $9 + $10); if (sum != $4) print "parts of", $2, sum, $4 }' list.csv
code=$(sed -n 2p list.csv | cut -d, -f2)
$TIDU index explain "$code" --input "$sample" --format json --quiet 2>/dev/null | sed 's/, "digest": "[^"]*"//' | grep -v '"digest"'
$TIDU index weights peers --input "$sample" --format csv --quiet 2>/dev/null | cut -d, -f1,2,9,12
printf 'uscc,year,revenue,rd_expense,employees,st_staff\nA1,2024,1000000,70000,10,3\nA2,2024,2500000,40000,20,3\n' >yuan.csv
printf 'uscc,year,revenue,rd_expense,employees,st_staff\nA2,2024,250,4,20,3\nA1,2024,100,7,10,3\n' >wan.csv
sed '/^coverage/d' "$ROOT/models/indices/potential.yaml" >any.yaml # a score for whoever has anything
$TIDU index run any.yaml --input yuan.csv --format csv --quiet 2>/dev/null >one.csv
$TIDU index run any.yaml --input wan.csv --unit wan --threads 2 --format csv --quiet 2>/dev/null >two.csv
cmp one.csv two.csv && cat one.csv
sed 's/value: st_staff/value: st_staf/' "$ROOT/models/indices/potential.yaml" >wrong.yaml
$TIDU index weights wrong.yaml
echo $?
$TIDU index weights potentail
$TIDU index explain
echo $?
