# a folder of plans is whole or not there; a folder with other files is left alone
sample=$ROOT/data/sample
plan() { $TIDU plan hnte --quiet --year 2025 --input "$sample/companies.csv" --credentials "$sample/credentials.csv" "$@"; }
plan --top 3 --output plans && ls plans
grep -c '<svg' plans/0001.html
grep -l '<script' plans/000*.html # a page needs none
sqlite3 :memory: "select json_extract(value, '\$.uscc') from json_each(cast(readfile('plans/plans.json') as text))"
plan --top 3 --output plans
echo $?
mkdir empty && plan --top 1 --output empty && ls empty
(trap "" XFSZ; ulimit -f 8 && plan --top 3 --output full)
echo $?
ls
plan --top 1
echo $?
plan --top 1 --where 'revenue[Y-1] > 99999 yi' --output none
echo $?
ls
