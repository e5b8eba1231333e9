# the Chinese among the world's largest R&D investors, from the workbook as it is published
data=$ROOT/../shared/data/eu_rd_scoreboard_2023/SB2023_World2500.xlsx
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
command -v ssconvert >/dev/null || { echo "skipped: no ssconvert"; exit 77; }
ssconvert "$data" scoreboard.csv 2>/dev/null
$TIDU import scoreboard.csv --map "$ROOT/data/maps/eu_rd_scoreboard_2023.yaml" --strict
# Tencent published a revenue of 554,552 million yuan for 2022
sqlite3 tidu.db "select uscc, year, revenue / 1000000 from company c join annual_value v on v.company_id = c.id where uscc = 'eurd:TENCENT'"
$TIDU assess hnte --quiet --format csv | grep -o ',hnte,[^,]*,[^,]*,[a-z]*' | sort | uniq -c
$TIDU explain eurd:TENCENT hnte --quiet | grep '^rd_intensity'
$TIDU rank hnte --quiet --format csv --top 3 | cut -d, -f1,2
# growth over three years cannot be told from one year: nobody is in, nobody is out
for model in hgf@oecd gazelle@oecd hgf@eu gazelle@eu; do
    $TIDU assess $model --quiet --format csv | grep -o ",$model,[^,]*,2023,[a-z]*" | sort | uniq -c
done
# sales of 2021 follow from those of 2022 and their growth, by a mapping with one line more
sed 's/^  Employees: employees/&\n  Net sales one-year growth (%): {to: revenue, year: 2021, base_of: Net sales (€ million)}/' \
    "$ROOT/data/maps/eu_rd_scoreboard_2023.yaml" >grown.yaml
$TIDU import scoreboard.csv --map grown.yaml --quiet --db grown.db --problems problems.csv
sed 1d problems.csv | cut -d, -f1,6-
sqlite3 grown.db <<EOF
.import --csv scoreboard.csv sheet
select count(*), max(abs(b.revenue / a.revenue - 1 - "Net sales one-year growth (%)" / 100)) < 1e-9 from sheet join company c on c.name = Company
join annual_value a on a.company_id = c.id and a.year = 2021 join annual_value b on b.company_id = c.id and b.year = 2022
where Country = 'China' and a.revenue > 0 and b.revenue > 0;
EOF
