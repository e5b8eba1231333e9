# targets on valid certificates in three-year cohorts against a count of our own, a list, and what cannot be asked
export TIDU_MODELS=$CASE/models
python3 "$CASE/district.py" 780 400
ask="--input companies.csv --credentials held.csv --year 2025 --quiet"
for target in 500 750 800; do
    $TIDU forecast title $ask --stock --file 170 --target $target --format json | python3 "$CASE/check.py" 780 170 $target 0.2
    $TIDU forecast title $ask --stock --file 200 --target $target --severity 0 --format json | python3 "$CASE/check.py" 780 200 $target 0
done
echo "--- not everybody applies again, and some certificates are revoked"
mkdir -p own/practice
cp "$CASE/models/title.yaml" own
sed 's/^renewing: 1/renewing: 0.9/; s/^revoked: 0/revoked: 0.03/' "$ROOT/models/practice/filing.yaml" >own/practice/filing.yaml
TIDU_MODELS=own $TIDU forecast title $ask --stock --file 170 --target 750 --format json | python3 "$CASE/check.py" 780 170 750 0.2 0.9 0.03
TIDU_MODELS=own $TIDU forecast title $ask --stock --file 170 --target 750 --severity 0 --format json | python3 "$CASE/check.py" 780 170 750 0 0.9 0.03
for wrong in 's/^revoked: 0/revoked: 1/' 's/^result_months: 5/result_months: 5.5/' '/^renewing: /d'; do
    sed "$wrong" "$ROOT/models/practice/filing.yaml" >own/practice/filing.yaml
    TIDU_MODELS=own $TIDU forecast title $ask --stock 2>&1 | sed 's/^tidu: //'
done
rm own/practice/filing.yaml
echo "--- holders are judged by the rule for re-checks"
sed 's/^effective:/application: new\n&/' "$CASE/models/title.yaml" >own/title.yaml
sed 's/^effective:/application: recheck\n&/; s/prior: 0.85/prior: 0.95/' "$CASE/models/title.yaml" >own/title.recheck.yaml
TIDU_MODELS=own $TIDU forecast title ${ask% --quiet} --stock --file 200 2>&1 | grep -E '^2025-12|re-checks'
TIDU_MODELS=own $TIDU forecast title $ask --stock --recheck
echo "--- a page"
$TIDU forecast title $ask --stock --file 200 --target 750 | sed '/^Certificates/,$d'
echo "--- the number to file is the first that reaches the chance"
for filed in 0 1; do
    need=$($TIDU forecast title $ask --stock --file 200 --target 1000 --format json |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["numbers"][0]["number"] - '$filed')')
    $TIDU forecast title $ask --stock --file $need --target 1000 --format json | python3 -c '
import json, sys
d = json.load(sys.stdin)
print("enough" if d["target_chance"] >= 0.8 else "one too few")'
done
echo "--- other months; a day on which more certificates are known"
$TIDU forecast title $ask --stock --file 200 --until 2025-12 | grep ^2025
early="--input companies.csv --credentials held.csv --year 2024"
$TIDU forecast title $early --stock --file 10 --until 2024-12 --quiet | grep -E "^2024|^valid|^of these run"
$TIDU forecast title $early --stock --file 10 --until 2024-12 2>&1 | grep -E "in the data already|no last day"
echo "--- results that come too late"
$TIDU forecast title ${ask% --quiet} --stock --file 200 --target 800 --until 2025-11 2>&1 | grep -E 'too late|are decided|^chance to'
echo "--- the sample, in Chinese"
sample="--input $ROOT/data/sample/companies.csv --credentials $ROOT/data/sample/credentials.csv --year 2025"
$TIDU forecast hnte $sample --stock --target 40 --lang zh 2>&1 | grep -v '^.*:[0-9]*:[0-9]*: '
echo "--- wrong"
for wrong in "--stock --until 2025" "--stock --until 2025-05" "--stock --until 2029-01" "--stock --file 5000" "--stock --with-holders" "--until 2026-01" "--stock --severity -1"; do
    $TIDU forecast title $ask $wrong 2>&1 | head -1
done
$TIDU forecast --stock --rate 0.8 2>&1 | head -1
$TIDU forecast title --input companies.csv --year 2025 --stock --quiet 2>&1 | tail -1
sed -i '2,$s/^\(S[0-9]*\),title,\(.*\),.*,$/\1,five-haves@qidong,\2,,/' held.csv
$TIDU forecast five-haves@qidong $ask --stock 2>&1 | tail -1
exit 0
