# how many pass and how many must file: the figures of a district's plan, a list, and what cannot be asked
sample="--input $ROOT/data/sample/companies.csv --credentials $ROOT/data/sample/credentials.csv --year 2025"
echo "--- 170 of 200 at 0.85, and at other rates"
$TIDU forecast --rate 0.85 --file 200 --target 170 --severity 0 | head -16
for rate in 0.66 0.75 0.80 0.90; do
    $TIDU forecast --rate $rate --file 200 --target 170 --severity 0 --format json --quiet |
        python3 -c 'import json, sys; d = json.load(sys.stdin); print("%.4f" % d["target_chance"], [n["number"] for n in d["numbers"]])'
done
echo "--- one panel for all: the same mean, more doubt"
$TIDU forecast --rate 0.85 --file 200 --target 170 --quiet | sed -n 3,14p
echo "--- 30% a year for three years; twice in five"
$TIDU forecast --yearly 0.3 --over 3
$TIDU forecast --times 2 --over 5 --base 400 --lang zh --quiet
for wrong in "--yearly 0.3" "--yearly 0.3 --times 2 --over 3" "--yearly -1 --over 3" "--times -2 --over 3" "hnte --yearly 0.3 --over 3"; do
    $TIDU forecast $wrong 2>&1 | head -1
done
echo "--- a list"
$TIDU forecast hnte $sample --file 18 --target 9
$TIDU forecast hnte $sample --file 18 --target 9 --format json --quiet | python3 -c '
import json, sys
d = json.load(sys.stdin)
print(d["filed"], len(d["companies"]), abs(d["expected"] - sum(c["readiness"] for c in d["companies"])) < 0.05)'
$TIDU forecast hnte $sample --target 9 --lang zh --quiet | head -12
echo "--- the datum that decides is missing: no number, whoever files"
$TIDU forecast star-listing $sample --file 100 --target 50 2>&1 | grep -v '^Listing\|^problems\|^data\|/'
$TIDU forecast star-listing $sample --lang zh --quiet | head -8
$TIDU forecast star-listing $sample --format json --quiet | tr -d '\n '
echo
echo "--- not even all of it"
$TIDU forecast gazelle $sample --town 样例港镇 --target 40 --quiet | grep -A4 'must file$'
echo "--- wrong"
for wrong in "" "hnte --rate 0.8" "--rate 1.2 --target 5" "--rate 0.8" "--rate 0.8 --target 5 --severity -1" "hnte $sample --file 5000" "hnte $sample --where revenue[Y-1]>9999yi" "nosuch $sample"; do
    $TIDU forecast $wrong 2>&1 | tail -2
done
