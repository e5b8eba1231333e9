# the plan of one company, looked at: the page that the folder has, without the way back to its list
sample=$ROOT/data/sample/companies.csv
plan() { $TIDU plan "$@" --input "$sample" --quiet; }
for code in 91990101MA1P0AF47L 91990101MA3T4UWW88; do
    plan $code hnte --lang zh --output folder
    plan $code hnte --lang zh --format html >one.html
    sed '/<p class="back">/d' folder/$code.html | cmp - one.html && echo "$code: the same page"
    plan $code hnte --lang zh --format json >one.json
    { echo "["; cat one.json; echo "]"; } | python3 -c 'import json, sys; print("the same facts:", json.load(sys.stdin) == json.load(open("folder/plans.json", encoding="utf-8")))'
    rm -r folder
done
plan 91990101MA1P0AF47L hnte --lang en | head -12
plan 91990101MA1P0AF47L hnte --year 2024 --lang en | sed -n '/Conclusion/,/^$/p'
echo "--- refused"
plan hnte
plan 91990101MA1P0AF47L 91990101MA3T4UWW88 hnte
plan 91990101MA1P0AF47L hnte --top 3
plan 91990101MA1P0AF47L hnte --pdf
plan NOSUCH hnte
plan 91990101MA1P0AF47L no-such
plan 91990101MA1P0AF47L hnte --level L1
plan 91990101MA1P0AF47L hnte --format xlsx; echo $?
