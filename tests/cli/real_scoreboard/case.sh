# the Chinese among the world's largest R&D investors, from the workbook as it is published
data=$ROOT/../shared/data/eu_rd_scoreboard_2023/SB2023_World2500.xlsx
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
cp "$data" scoreboard.xlsx
$TIDU import scoreboard.xlsx --map "$ROOT/data/maps/eu_rd_scoreboard_2023.yaml" --strict
# Tencent published a revenue of 554,552 million yuan for 2022
sqlite3 tidu.db "select uscc, year, revenue / 1000000 from company c join annual_value v on v.company_id = c.id where uscc = 'eurd:TENCENT'"
$TIDU assess hnte --quiet --format csv | grep -o ',hnte,[^,]*,[^,]*,[a-z]*' | sort | uniq -c
$TIDU explain eurd:TENCENT hnte --quiet | grep '^rd_intensity'
$TIDU rank hnte --quiet --format csv --top 3 | cut -d, -f1,2
# growth over three years cannot be told from one year: nobody is in, nobody is out
for model in hgf@oecd gazelle@oecd hgf@eu gazelle@eu; do
    $TIDU assess $model --quiet --format csv | grep -o ",$model,[^,]*,2023,[a-z]*" | sort | uniq -c
done
