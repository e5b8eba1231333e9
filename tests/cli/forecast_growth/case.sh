# who comes to grow: an invented district against a fit of our own, the sample, and what nothing can be learnt from
python3 "$CASE/district.py" >district.csv
mkdir -p own/practice
cp "$CASE/../real_growth/models/"*.yaml own
export TIDU_MODELS=own
sed '/id: age/d' "$ROOT/models/practice/growth.yaml" >own/practice/growth.yaml
$TIDU forecast grown --growth --input district.csv --year 2025 --quiet --format json |
    python3 "$CASE/../real_growth/check.py" district.csv 1 grown 2025
$TIDU forecast grown --growth --input district.csv --year 2025 --quiet --top 4
$TIDU forecast grown --growth --input district.csv --year 2025 --threads 1 --quiet | cksum >one
$TIDU forecast grown --growth --input district.csv --year 2025 --threads 7 --quiet | cksum | cmp - one && echo the same with one thread and seven
unset TIDU_MODELS
echo "--- the sample: enough has happened for one rule, not for another"
sample="--input $ROOT/data/sample/companies.csv --credentials $ROOT/data/sample/credentials.csv --year 2025"
$TIDU forecast hgf@oecd --growth $sample --top 3 --lang zh 2>&1 | grep -v '^.*:[0-9]*:[0-9]*: '
$TIDU forecast gazelle --growth $sample --quiet
echo "--- of one town the list, of all companies the model"
$TIDU forecast hgf@oecd --growth $sample --town 样例港镇 --quiet --format json >town.json
$TIDU forecast hgf@oecd --growth $sample --quiet --format json >all.json
python3 - <<'END'
import json
town, district = json.load(open("town.json")), json.load(open("all.json"))
print(town["figures"] == district["figures"], 0 < len(town["companies"]) < len(district["companies"]))
chances = {c["uscc"]: c["chance"] for c in district["companies"]}
print(all(chances[c["uscc"]] == c["chance"] and c["town"] == "样例港镇" for c in town["companies"]))
END
echo "--- wrong"
$TIDU forecast hnte --growth $sample --quiet
$TIDU forecast gazelle --growth $sample --recheck --quiet
for wrong in "--growth" "gazelle --growth --target 5" "gazelle --top 5" "gazelle --growth --stock"; do
    $TIDU forecast $wrong 2>&1 | head -1
done
grep -E '^uscc|,2024,' district.csv >last.csv
$TIDU forecast hgf@oecd --growth --input last.csv --quiet
mkdir -p wrong/practice
for wrong in 's/^horizon: .*/horizon: 1.5/' 's/^ridge: .*/ridge: 0/' 's/^baselines: .*/baselines: [sise]/' 's/sign: down/sign: downward/' 's/least: -1,/least: 2,/'; do
    sed "$wrong" "$ROOT/models/practice/growth.yaml" >wrong/practice/growth.yaml
    TIDU_MODELS=wrong $TIDU forecast hgf@oecd --growth $sample --quiet 2>&1 | sed 's/^tidu: //'
done
exit 0
