# ASEM 2018 by COINr, 51 countries by 49 indicators in a tree of four levels, through files: alpha, correlations with the levels above
# (as r with the index), the scores and parts of a country, its strengths and weaknesses
oracle=$ROOT/../shared/oracle/coinr
[ -r "$oracle/asem_imeta.csv" ] || { echo "no published figures beside the checkout"; exit 77; }
python3 "$CASE/files.py" "$oracle"
mkdir raw whole
mv raw.csv raw/companies.csv
mv whole.csv whole/companies.csv
cp indicators.yaml raw
mv indicators.yaml whole
$TIDU index audit ./asem.yaml --input whole/companies.csv --format json --quiet --first 10 >audit.json 2>/dev/null
$TIDU index audit ./plain.yaml --input raw/companies.csv --format json --quiet >plain.json 2>/dev/null
$TIDU index explain CHN ./asem.yaml --input whole/companies.csv --format json --quiet >china.json 2>/dev/null
$TIDU index explain GBR ./plain.yaml --input raw/companies.csv --format json --quiet >britain.json 2>/dev/null
python3 "$CASE/compare.py" "$oracle"
