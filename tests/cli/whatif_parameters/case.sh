# the numbers that --param can change: each has the value that the rule has, so that to set it moves nobody
sample=$ROOT/data/sample/companies.csv
$TIDU whatif hnte --parameters --input "$sample" --lang en --quiet
$TIDU whatif tech-sme --parameters --input "$sample" --lang zh --quiet --format csv
echo "--- set to itself, none changes a verdict; moved far, each of these does"
for rule in hnte tech-sme srdi; do
    $TIDU whatif $rule --parameters --input "$sample" --format csv --quiet >list.csv
    python3 -c 'import csv; [print(r["parameter"] + "=" + r["value"]) for r in csv.DictReader(open("list.csv", encoding="utf-8"))]' >set
    while read -r parameter; do
        $TIDU whatif $rule --param "$parameter" --input "$sample" --format csv --quiet >moves.csv || echo "$rule $parameter: refused"
        [ "$(wc -l <moves.csv)" = 1 ] || echo "$rule $parameter: moves somebody"
    done <set
    echo "$rule: $(wc -l <set)"
done
for parameter in st_staff=60% hightech_income=99% pass=20; do
    $TIDU whatif hnte --param "$parameter" --input "$sample" --format csv --quiet | awk 'END { print (NR > 1 ? "moves" : "moves nobody") }'
done
echo "--- in the version of the day, of the data of a database, and of none"
$TIDU import "$sample" --quiet 2>/dev/null
for day in 2023-07-01 2026-07-01; do
    $TIDU whatif srdi --parameters --on $day --format csv --quiet | wc -l
done
$TIDU whatif hnte --parameters --format csv --quiet | sed -n 2p
echo "--- refused"
$TIDU whatif hnte --parameters --on 2010-01-01
$TIDU whatif no-such --parameters
$TIDU whatif 91990101MA00H83197 hnte --parameters
$TIDU whatif hnte --parameters --db none.db
$TIDU whatif --parameters; echo $?
