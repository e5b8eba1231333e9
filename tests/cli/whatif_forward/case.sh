# the district of a later application: the same as from a table in which the open years repeat the last closed one, and
# what happens once is 0; a scenario is asked of it, and several are laid on each other
sample=$ROOT/data/sample/companies.csv
grep -v 'MA1X46HF80' "$sample" >now.csv # without rows that contradict each other
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) { at[$i] = i; if ($i ~ /^(equity_financing|award_national|award_provincial|standards_led|major_incident|serious_dishonesty|abnormal_listing)$/) once[i] } }
    { print }
    $at["year"] == 2024 {
        for (year = 2025; year <= 2027; year++) {
            $at["year"] = year
            for (i in once) if ($i != "") $i = 0
            print
        }
    }' now.csv >later.csv
ask() { $TIDU whatif "$@" --quiet; }
for model in hnte tech-sme innovative-sme gazelle; do
    for years in 1 2 3; do
        change='revenue*=0.5'
        ask $model --set "$change" --forward $years --input now.csv --format csv >carried.csv
        ask $model --set "$change" --year $((2025 + years)) --input later.csv --format csv >table.csv
        cmp carried.csv table.csv && echo "$model, $years years, $(($(wc -l <table.csv) - 1)) move: the same"
    done
done
ask hnte --param hnte.st_staff=2%..20%:2% --forward 3 --input now.csv --format csv >carried.csv
ask hnte --param hnte.st_staff=2%..20%:2% --year 2028 --input later.csv --format csv | cmp - carried.csv && echo "every count of a curve: the same"
echo "--- of a database, one company, and a curve"
$TIDU import now.csv --quiet 2>/dev/null
ask 91990101MA3M4H1K0P hnte --forward 2 --set 'rd_expense-=9%'
ask hnte --forward 1 --param hnte.rd_floor.1=5%..6%:1% --town 样例新城街道
$TIDU whatif hnte --forward 1 2>&1 >/dev/null | grep figures
echo "--- laid on each other"
printf 'name: more R&D\nmodel: tech-sme\nforward: 1\nchanges: [rd_expense+=10%%]\n' >rd.yaml
printf 'name: more staff\nmodel: tech-sme\nchanges: [st_staff+=10%%]\nparams: [pass.1=59]\n' >staff.yaml
ask --scenario rd.yaml --scenario staff.yaml --together --format csv --save >together.csv
ask tech-sme --forward 1 --set 'rd_expense+=10%' --set 'st_staff+=10%' --param pass.1=59 --format csv | cmp - together.csv && echo "as one"
sqlite3 tidu.db 'SELECT text FROM scenario'
$TIDU whatif --saved 1 2>&1 >/dev/null | grep byte | sed 's/(.*//'
echo "--- refused"
ask --scenario rd.yaml --scenario rd.yaml --together
sed 's/10%/20%/; s/forward: 1/forward: 2/' rd.yaml >other.yaml
ask --scenario staff.yaml --scenario rd.yaml --scenario other.yaml --together
sed 's/^forward.*//; s/tech-sme/hnte/' rd.yaml >model.yaml
ask --scenario staff.yaml --scenario model.yaml --together
ask --scenario staff.yaml --scenario staff.yaml --together
sed 's/^changes.*/changes: [employees+=1]/' staff.yaml >param.yaml
ask --scenario staff.yaml --scenario param.yaml --together
ask --scenario staff.yaml --together
ask hnte --forward 4 --input now.csv
ask hnte --forward 1 --input - <now.csv
ask 91990101MA3M4H1K0P hnte --forward 1 --rank
ask hnte --year 2025 --forward 1 --input - <now.csv --format json | grep -c '"year"'
sed 's/forward: 1/forward: 9/' rd.yaml >far.yaml
ask --scenario far.yaml
