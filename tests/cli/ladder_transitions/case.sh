# moves between rungs from year to year against a count of our own, and histories of which nothing can be told
python3 "$CASE/district.py"
ask="--input companies.csv --credentials held.csv --year 2025 --quiet"
$TIDU ladder --transitions $ask --format json | python3 "$CASE/check.py"
$TIDU ladder --transitions $ask 2>&1 | sed 's/  *$//'
echo "--- what was assumed"
$TIDU ladder --transitions --table moves --input companies.csv --credentials held.csv --year 2025 2>&1 >/dev/null
echo "--- one table, in Chinese"
$TIDU ladder --transitions $ask --format csv | head -4
$TIDU ladder --transitions $ask --lang zh --table stays
echo "--- other assumptions"
mkdir -p own/practice
printf 'weight: 14\nminimum: 1000\ninterval: 0.5\n' >own/practice/transitions.yaml
TIDU_MODELS=own $TIDU ladder --transitions $ask --format csv | head -3
for wrong in 'weight: 0' 'weight: 1\ninterval: 1' 'interval: 0.5\nodd: 1'; do
    printf "minimum: 5\n$wrong\n" >own/practice/transitions.yaml
    grep -q weight own/practice/transitions.yaml && { grep -q interval own/practice/transitions.yaml || echo 'interval: 0.9' >>own/practice/transitions.yaml; }
    TIDU_MODELS=own $TIDU ladder --transitions $ask 2>&1 | tail -1
done
echo "--- wrong"
head -1 held.csv >one.csv
echo T001,hnte,2024-05-01,2027-05-01 >>one.csv
$TIDU ladder --transitions --input companies.csv --credentials one.csv --year 2025 --quiet
echo T001,hnte,1924-05-01,1927-05-01 >>one.csv
$TIDU ladder --transitions --input companies.csv --credentials one.csv --year 2025 --quiet
$TIDU ladder --transitions --input companies.csv --year 2025 --quiet
$TIDU ladder --transitions --companies $ask 2>&1 | head -1
exit 0
