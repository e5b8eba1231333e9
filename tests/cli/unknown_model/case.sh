$TIDU assess hntee --input "$ROOT/data/sample/companies.csv" --lang zh
echo $?
$TIDU rank
