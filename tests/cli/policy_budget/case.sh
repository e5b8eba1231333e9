# What a draft costs: counted again in fractions from the text of the draft; a parameter's curve, who stands near its line; drafts of
# one's own with what they cannot be.
S="--input $ROOT/data/sample/companies.csv --credentials $ROOT/data/sample/credentials.csv --quiet --problems problems.csv"
draft=$ROOT/data/sample/policy.yaml
count() { python3 "$CASE/count.py" "$1" "$ROOT/data/sample/companies.csv" "$ROOT/data/sample/credentials.csv" $2; }
$TIDU policy budget "$draft" $S --format json >draft.json 2>/dev/null
count draft.json
for share in 0 5 15 20; do
    $TIDU policy budget "$draft" $S --param rd_growth=$share% --format json >other.json 2>/dev/null
    count other.json $share/100
done
echo "--- the curve has the same numbers"
$TIDU policy budget "$draft" $S --param rd_growth=0%..20%:5% --table curve --format csv 2>/dev/null
echo "--- companies near the line: inside as many as the next step loses, outside as many as the one before adds"
$TIDU policy budget "$draft" $S --param rd_growth=0%..20%:5% --table near --format csv 2>/dev/null >near.csv
cut -d, -f4,6 near.csv | sort | uniq -c | sed 's/^ *//'
for share in 5 10 15; do
    $TIDU policy budget "$draft" $S --param rd_growth=$share% --format json 2>/dev/null |
        python3 -c 'import json, sys; c = json.load(sys.stdin)["clauses"][0]; print(c["certain"] + c["lower"] + c["barred"])'
done
echo "--- for people, in Chinese"
$TIDU policy budget "$draft" $S --lang zh --param bonus='30 wan' 2>/dev/null | head -22
echo "--- by town of one town, and who"
$TIDU policy budget "$draft" $S --town 样例山镇 --table towns 2>/dev/null

$TIDU policy budget "$draft" $S --table refused --format csv 2>/dev/null | cut -d, -f5,7 | sort | uniq -c | sed 's/^ *//'
echo "--- files"
$TIDU policy budget "$draft" $S --output budget.xlsx 2>/dev/null && $TIDU policy budget "$draft" $S --output budget.docx 2>/dev/null &&
    $TIDU policy budget "$draft" $S --output budget.html 2>/dev/null && ls budget.*
echo "--- what cannot be asked"
ask() { $TIDU policy "$@" --input "$ROOT/data/sample/companies.csv" --quiet --problems problems.csv 2>&1 | grep -v '^problems\|companies.csv:' | sed "s|$ROOT|ROOT|"; }
ask budget
ask budget nowhere
ask budget funding-gate@wuxing
ask budget "$draft" --param growth=5%
ask budget "$draft" --param rd_growth=much
ask budget "$draft" --param rd_growth='5 wan'
ask budget "$draft" --param rd_growth=5%..10%:1% --param rd_strong=5%..6%:1%
ask cost "$draft"
echo "--- faults of a draft have a place"
bad() { sed "$1" "$draft" >bad.yaml; $TIDU models check bad.yaml --format csv --quiet | tail -n +2; }
bad 's/amount: bonus/amount: 3/'
bad 's/amount: bonus/amount: bonis/'
bad '/amount: bonus/d'
bad 's/amount: bonus/amount: bonus\n    at_most: bonus/'
bad 's/paid: once/paid: twice/'
bad 's/group: title/group: title\n    cost: x/'
bad 's/id: hnte/id: rd_strong/'
bad 's/total: 3000 wan/total: 3000/'
bad 's/need: holds("hnte")/need: revenue[Y-1]/'
bad 's/cite: draft art. 5/cite: paper art. 5/'
bad 's/region: "9901"/region: "990"/'
bad 's/id: clean_record/id: hnte/'
sed '/^awards:/,$d' "$draft" >bad.yaml; $TIDU models check bad.yaml --format csv --quiet | tail -n +2
sed 's/^cite: draft$/&\nrungs: [hnte]/' "$draft" >bad.yaml; $TIDU models check bad.yaml --format csv --quiet | tail -n +2
