# filters, lists by town, workbooks; what is asked wrongly is named
sample=$ROOT/data/sample/companies.csv
rank() { $TIDU rank hnte --quiet --year 2025 --input "$sample" "$@"; }
rank --format csv --top 4 --town 样例山镇
rank --format csv --where 'revenue[Y-1] >= 5000 wan and employees[Y-1] < 100' | cut -d, -f2 | sort >low
# the same by SQLite on the file as it stands
sqlite3 :memory: -cmd '.mode csv' -cmd ".import '$sample' t" "select uscc from t where year = '2024' and revenue + 0 >= 50000000
    and employees + 0 < 100 and trim(employees, '0123456789') = '' and employees != ''" >hand
sort -u hand | { echo uscc; cat; } | sort | comm -3 - low
rank --group town --format csv | head -1
rank --group town --top 30 --format html --output sweep.html && grep -c '<table>' sweep.html
rank --format xlsx
echo $?
rank --format xlsx --top 3 --output list.xlsx && sqlite3 :memory: "select count(*) from zipfile('list.xlsx') where name like 'xl/worksheets/%' and length(data) > 0"
rank --where 'revenu[Y-1] > 1 wan'
echo $?
rank --where 'revenue[Y-1] > 1'
echo $?
rank --town 没有这个镇
echo $?
