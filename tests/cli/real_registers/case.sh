# 5,323 real credit codes: the district in digits 3 to 8 held against registers of five revisions and of 2023
data=$ROOT/../shared/data
register=$data/company_register_zj_js_1998_2003/register.csv
history=$data/gb2260_history_zj_js/gb2260_zj_js.tsv
[ -r "$register" ] && [ -r "$history" ] || { echo "skipped: the data are not here"; exit 77; }
# codes of 18 characters with their district as a region
sqlite3 :memory: '.mode csv' ".import $register r" '.mode list' '.separator ,' "select 'uscc', 'name', 'region'" \
    'select 统一社会信用代码, 1, substr(统一社会信用代码, 3, 6) from r where length(统一社会信用代码) = 18' >companies.csv
# count PROBLEMS: how many districts are retired with and without a successor, and unknown
count() {
    sed 1d "$1" | cut -d, -f1 | sort | uniq -c
}
$TIDU import --table region "$history" --map "$ROOT/data/maps/gb2260_history_zj_js.yaml"
$TIDU import companies.csv --problems problems.csv --quiet
count problems.csv
for file in provinces cities areas; do
    $TIDU import --table region "$data/cn_divisions/$file.csv" --map "$ROOT/data/maps/cn_divisions_2023.yaml"
done
$TIDU import companies.csv --problems problems.csv --quiet
count problems.csv
sed 1d problems.csv | grep ^D210 | cut -d, -f7 | sort | uniq -c
# the same counted without tidu: which districts the table of 2023 has, which only the history
sed 1d companies.csv | cut -d, -f3 >districts
{ cut -d, -f1 "$data/cn_divisions/areas.csv"; sed 's/,.*/00/' "$data/cn_divisions/cities.csv"; } | sort -u >now
cut -f3 "$history" | sort -u >once
awk 'FILENAME == "now" {now[$1]; next} FILENAME == "once" {once[$1]; next}
     {n[$1 in now ? "in use" : $1 in once ? "no longer in use" : "unknown"]++}
     END {for (state in n) print n[state], state}' now once districts | sort -n
# every name of GB/T 4754-2017 comes back by its code, with the letter and without
$TIDU import --table industry "$data/gbt4754_2017/gbt4754_2017.csv" --map "$ROOT/data/maps/gbt4754_2017.yaml"
$TIDU code C3911 | tail -1
$TIDU code 3911 | tail -1
$TIDU code 320683 | tail -1
$TIDU code 320621 | tail -1
