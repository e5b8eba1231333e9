# who comes to grow, learnt on real panels: 509 companies of the United States 1982 to 1989, 240 of China 2015 to 2018
us=$ROOT/../shared/data/academic_rd_panels/RDPerfComp.rda
cn=$ROOT/../shared/data/cordip_cn_2015_2018/panel_cn.csv
[ -r "$us" ] && [ -r "$cn" ] || { echo "skipped: the data are not here"; exit 77; }
python3 "$CASE/rdata.py" "$us" >us.csv
cp -r "$CASE/models" own
mkdir own/practice
export TIDU_MODELS=own
for horizon in 3 2 1; do
    sed "s/^horizon: .*/horizon: $horizon/" "$ROOT/models/practice/growth.yaml" >own/practice/growth.yaml
    echo "--- grown, $horizon years ahead"
    $TIDU forecast grown --growth --input us.csv --year 1990 --quiet --format json >us.json
    python3 "$CASE/check.py" us.csv $horizon grown 1990 <us.json
    $TIDU forecast grown --growth --input us.csv --year 1990 --quiet --top 3
done
echo "--- China: a leap within a year"
awk -F, 'NR == 1 {print "uscc,year,revenue,rd_expense,employees"; next}
    {printf "cordip:%s,%s,%s,%s,%s\n", $1, $7, $9 == "" ? "" : sprintf("%.0f", $9 * 1e6), $8 == "" ? "" : sprintf("%.0f", $8 * 1e6), $11}' "$cn" >cn.csv
$TIDU forecast leapt --growth --input cn.csv --year 2019 --quiet --format json >cn.json
python3 "$CASE/check.py" cn.csv 1 leapt 2019 <cn.json
$TIDU forecast leapt --growth --input cn.csv --year 2019 --top 3 2>&1 | grep -v '^cn.csv\|^  and'
$TIDU forecast leapt --growth --input cn.csv --year 2017 --quiet 2>&1
exit 0
