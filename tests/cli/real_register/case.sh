# 5,481 real companies: the check digit of every 18-character code is right, the others are older ids
data=$ROOT/../shared/data/company_register_zj_js_1998_2003/register.csv
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
$TIDU import "$data" --map "$ROOT/data/maps/company_register_zj_js.yaml" --quiet --problems problems.csv
sed 1d problems.csv | cut -d, -f1 | sort | uniq -c
sqlite3 tidu.db "select length(uscc), count(*), sum(founded_on between '1998-01-01' and '2003-12-31') from company group by 1"
# a code with one character changed is found
sed '2s/913304212562117687/913304212562117688/' "$data" >changed.csv
$TIDU import changed.csv --map "$ROOT/data/maps/company_register_zj_js.yaml" --quiet --db changed.db --problems problems.csv
sed 1d problems.csv | grep -v ^D302
# at more than 20 years all are too old for a unicorn, and without revenue none is a gazelle for certain
$TIDU assess unicorn --year 2025 --format csv --quiet | awk -F, 'NR > 1 {print $6}' | sort | uniq -c
$TIDU assess gazelle --year 2019 --format csv --quiet | awk -F, 'NR > 1 {print $6}' | sort | uniq -c
