# changes by a distribution: the counts over draws, the same whatever the threads and the order of rows; a distribution
# of one value is that value; and a probability that can be computed by hand
sample=$ROOT/data/sample/companies.csv
ask() { $TIDU whatif "$@" --quiet; }
ask tech-sme --set 'rd_expense=U(-40%,40%)' --draws 200 --where 'employees[Y-1] > 100' --input "$sample"
echo "--- threads and rows"
for seed in 1 7 4294967295; do
    ask tech-sme --set 'rd_expense=N(5%,20%)' --set 'employees+=U(-5,20)' --draws 60 --seed $seed --threads 1 --format json --input "$sample" >one.json
    ask tech-sme --set 'rd_expense=N(5%,20%)' --set 'employees+=U(-5,20)' --draws 60 --seed $seed --threads 2 --format json --input "$sample" >two.json
    { head -n 1 "$sample"; sed 1d "$sample" | grep -v MA1X46HF80 | sort -t, -k1,1r; } >turned.csv # but for rows that contradict
    ask tech-sme --set 'rd_expense=N(5%,20%)' --draws 60 --seed $seed --format json --input turned.csv >three.json
    { head -n 1 turned.csv; sed 1d turned.csv | sort -t, -k1,1; } >other.csv
    ask tech-sme --set 'rd_expense=N(5%,20%)' --draws 60 --seed $seed --format json --input other.csv >four.json
    cmp one.json two.json && cmp three.json four.json && echo same
    cp one.json $seed.json
done
cmp -s 1.json 7.json || echo "another seed, another result"
echo "--- of one value"
ask tech-sme --set 'rd_expense=T(10%,10%,10%)' --draws 3 --format csv --input "$sample" | sed -n '1,4p'
ask tech-sme --set 'rd_expense+=10%' --format json --input "$sample" | grep '"town":"all"'
echo "--- the chance to fall below the line of 5%: a part x of last year's R&D, drawn evenly from -10% to 10%"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["uscc"] == "91990101MA3M4H1K0P" { rd += last; last = $at["rd_expense"]; revenue += $at["revenue"] }
    END { x = (0.05 * revenue - rd) / last - 1; printf "by hand: open %.3f\n", (0.1 - x) / 0.2 }' "$sample"
ask 91990101MA3M4H1K0P hnte --set 'rd_expense=U(-10%,10%)' --draws 20000 --format json --input "$sample" |
    sed -n 's/.*"verdict_before":"open","yes":[0-9.]*,"open":\([0-9.]*\),.*/\1/p' | awk '{ print "drawn: open", ($1 > 0.556 && $1 < 0.576 ? "within 0.01 of it" : $1) }'
echo "--- a scenario file, saved and run again"
$TIDU import "$sample" --quiet 2>/dev/null
printf 'name: more or less\nmodel: tech-sme\nchanges: ["rd_expense=U(-40%%,40%%)"]\ndraws: 50\nseed: 3\n' >more.yaml
ask --scenario more.yaml --format csv --save | sed -n '1,2p'
$TIDU whatif --saved 1 2>&1 >/dev/null | grep byte | sed 's/(.*//'
echo "--- a page"
ask tech-sme --set 'rd_expense=U(-40%,40%)' --draws 20 --input "$sample" --output draws.html && grep -c '<table' draws.html
echo "--- refused"
for law in 'U(15%,5%)' 'U(5%)' 'N(5%,-1%)' 'U(5,6)' 'U(5%,6)' 'X(5%,6%)' 'U(5%,6%'; do
    ask hnte --set "rd_expense=$law" --input "$sample"
    echo $?
done
ask hnte --set rd_expense+=5% --draws 10 --input "$sample"
ask hnte --set 'rd_expense=U(5%,6%)' --draws 0 --input "$sample"
ask hnte --set 'rd_expense=U(5%,6%)' --seed 4294967296 --input "$sample"
ask hnte --set 'rd_expense=U(5%,6%)' --param hnte.rd_floor.1=3%..6%:1% --input "$sample"
ask 91990101MA3M4H1K0P hnte --set 'rd_expense=U(5%,6%)' --rank --input "$sample"
sed 's/^seed.*/seed: many/' more.yaml >bad.yaml
ask --scenario bad.yaml
ask --scenario more.yaml --scenario more.yaml
