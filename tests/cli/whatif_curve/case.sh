# a curve over a number of the rule: each row is what that number alone gives, the cliff is where most verdicts change,
# and the distance of a company to the line is its own figure
sample=$ROOT/data/sample/companies.csv
ask() { $TIDU whatif "$@" --input "$sample" --quiet; }
ask hnte --param hnte.rd_floor.1=4.75%..5.5%:0.25%
echo "--- its R&D intensity over the three years, from the table"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["uscc"] == "91990101MA3M4H1K0P" { rd += $at["rd_expense"]; revenue += $at["revenue"] }
    END { printf "%.4f%%\n", 100 * rd / revenue }' "$sample"
echo "--- as CSV, and the same number by number"
ask tech-sme --param pass.1=50..70:5 --format csv | tee curve.csv
sed 1d curve.csv | while IFS=, read -r value yes open no expected enter leave rest; do
    ask tech-sme --param pass.1="$value" --format json >one.json
    awk -v want="$yes $open $enter $leave" -F'[:,}]' '
        /"enter":/ && !/town/ { enter = $2 + 0 }
        /"leave":/ && !/town/ { leave = $2 + 0 }
        /"town":"all"/ { for (i = 1; i <= NF; i++) { if ($i == "\"yes_after\"") yes = $(i + 1); if ($i == "\"open_after\"") open = $(i + 1) } }
        END { got = yes " " open " " enter " " leave; print got == want ? "same" : got " and not " want }' one.json
done | sort | uniq -c | tr -s ' '
echo "--- one company; other changes and a filter with it"
ask 91990101MA2ET1FE4W tech-sme --param pass.1=60..64:1 --format csv
ask tech-sme --town 样例河镇 --set 'rd_expense[Y-1]+=10%' --param pass.1=60..64:4 --format csv
echo "--- a page and a workbook"
ask tech-sme --param pass.1=50..70:5 --output curve.html && grep -c '<polyline' curve.html
ask tech-sme --param pass.1=50..70:5 --output curve.xlsx && unzip -l curve.xlsx | grep -c 'worksheets/sheet'
echo "--- a scenario file"
printf 'name: lines\nmodel: tech-sme\nparams: [pass.1=60..62.5:2.5]\n' >lines.yaml
$TIDU whatif --scenario lines.yaml --input "$sample" --format csv --quiet
$TIDU whatif --scenario lines.yaml --scenario lines.yaml --input "$sample" --quiet
echo "--- refused"
for range in 6%..3%:1% 3%..6%:0% 3%..6%:-1% 3%..6% 0%..6%:0.001% '1 wan..2:1' 3%..six:1%; do
    ask hnte --param "hnte.rd_floor.1=$range"
    echo $?
done
ask hnte --param hnte.rd_floor.1=3%..6%:1% --param hnte.rd_floor.2=3%..6%:1%
ask hnte --param 'hnte.rd_floor.1.bound=1 yi..3 yi:1 yi'
ask hnte --param hnte.rd_flor.1=3%..6%:1%
ask 91990101MA2ET1FE4W tech-sme --param pass.1=60..64:1 --rank
