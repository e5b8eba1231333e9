# filters, lists by town, workbooks; what is asked wrongly is named
sample=$ROOT/data/sample/companies.csv
rank() { $TIDU rank hnte --quiet --year 2025 --input "$sample" "$@"; }
rank --format csv --top 4 --town 样例山镇
rank --format csv --where 'revenue[Y-1] >= 5000 wan and employees[Y-1] < 100' | cut -d, -f2 | sort >low
# the same by hand: columns 14 year, 15 revenue, 32 employees of the canonical sample
python3 - "$sample" >hand <<'PY'
import csv, sys
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    try:
        if r["year"] == "2024" and float(r["revenue"]) >= 5e7 and float(r["employees"]) < 100:
            print(r["uscc"])
    except ValueError:
        pass
PY
sort -u hand | { echo uscc; cat; } | sort | comm -3 - low
rank --group town --format csv | head -1
rank --group town --top 30 --format html --output sweep.html && grep -c '<table>' sweep.html
rank --format xlsx
echo $?
rank --format xlsx --top 3 --output list.xlsx && python3 -c 'import zipfile; z = zipfile.ZipFile("list.xlsx"); print(len([n for n in z.namelist() if n.startswith("xl/worksheets/")]), z.testzip())'
rank --where 'revenu[Y-1] > 1 wan'
echo $?
rank --where 'revenue[Y-1] > 1'
echo $?
rank --town 没有这个镇
echo $?
