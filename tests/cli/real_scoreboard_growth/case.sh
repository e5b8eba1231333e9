# sales of 2021 follow from those of 2022 and their growth, by a mapping with one line more
data=$ROOT/../shared/data/eu_rd_scoreboard_2023/SB2023_World2500.xlsx
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
python3 -c 'import openpyxl' 2>/dev/null || { echo "skipped: no openpyxl"; exit 77; }
cp "$data" scoreboard.xlsx
sed 's/^  Employees: employees/&\n  Net sales one-year growth (%): {to: revenue, year: 2021, base_of: Net sales (€ million)}/' \
    "$ROOT/data/maps/eu_rd_scoreboard_2023.yaml" >grown.yaml
$TIDU import scoreboard.xlsx --map grown.yaml --quiet --db grown.db --problems problems.csv
sed 1d problems.csv | cut -d, -f1,6-
# of each Chinese company: the growth as the workbook has it, told by another reader
python3 - <<'END'
import sqlite3

import openpyxl

sales = dict()
for name, year, revenue in sqlite3.connect("grown.db").execute(
    "select c.name, v.year, v.revenue from company c join annual_value v on v.company_id = c.id where v.revenue > 0"
):
    sales[name, year] = revenue
rows = openpyxl.load_workbook("scoreboard.xlsx", read_only=True).active.iter_rows(values_only=True)
head = next(rows)
found = [
    abs(sales[name, 2022] / sales[name, 2021] - 1 - row[head.index("Net sales one-year growth (%)")] / 100)
    for row in rows
    for name in [row[1]]
    if (name, 2021) in sales and (name, 2022) in sales
]
print(len(found), max(found) < 1e-9)
END
