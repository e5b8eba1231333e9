# ranks within a group beside those of the whole list, and lists of some tiers, held against SQLite on the list itself
sample=$ROOT/data/sample/companies.csv
rank() { $TIDU rank hnte --quiet --year 2025 --input "$sample" "$@"; }
sql() { sqlite3 :memory: -cmd '.mode csv' -cmd '.import list.csv l' "$@"; }
rank --format csv >whole.csv
head -1 whole.csv
for by in town grid park industry; do
    rank --group $by --format csv >list.csv
    head -1 list.csv
    # the rank within a group is 1 and those of it that stand before; who is in none has no rank
    sql "select '$by', count(*), sum(rank_$by = ''), sum(rank_$by != iif($by = '', '', r)) from
        (select *, rank() over (partition by $by order by rank + 0) r from l)"
    # groups in order, those in none last, and the same companies with the same ranks
    sql "select count(*) from (select *, lag($by) over () before from l) where $by < before and $by != '' or before = '' and $by != ''"
    cut -d, -f1,2 list.csv | sort | diff - <(cut -d, -f1,2 whole.csv | sort)
done
echo "--- a division is a letter and two digits, with or without the letter in the data"
sql "select distinct industry from l where industry not glob '[A-T][0-9][0-9]'"
sqlite3 :memory: -cmd '.mode csv' -cmd ".import '$sample' s" -cmd '.import list.csv l' \
    "select count(*) from l, (select distinct uscc, industry i from s where i != '') using (uscc) where i not like industry || '%'"
echo "--- ranks of a short list are those of the whole"
rank --top 30 --format csv | diff - <(head -31 whole.csv) && echo same
echo "--- tiers"
rank --tier push --format csv | diff - <(awk -F, 'NR == 1 || $11 == "push"' whole.csv) && echo same
rank --tier nurture,push --tier apply --format csv | diff - <(awk -F, 'NR == 1 || $11 != "watch"' whole.csv) && echo same
rank --tier push --top 3 --format csv | cut -d, -f1,2,11,14,15
rank --tier push --top 4 --group town
rank --tier apply --top 3 --group industry --format html --output list.html && grep -o '<h2[^>]*>[^<]*\|<th[^>]*>rank[^<]*' list.html
rank --tier apply --top 5 --group grid --format xlsx --output list.xlsx && $TIDU inspect list.xlsx --problems p.csv >seen 2>&1; grep -o '^D[0-9]*' p.csv
echo "--- with the register of industries, a division has its name"
printf 'code,name,edition\nC38,电气机械和器材制造业,2017\n' >gbt.csv
$TIDU import "$sample" --db d.db --quiet && $TIDU import gbt.csv --table industry --db d.db --quiet
$TIDU rank hnte --year 2025 --db d.db --quiet --group industry --top 4 | grep '^[A-T]'
echo "--- wrong"
rank --tier pusch
rank --tier ,
rank --tier push --where 'revenue[Y-1] < 0 wan'
rank --tier apply --where 'employees[Y-1] < 20'
rank --group street
echo $?
echo "--- by coach"
printf 'uscc,name,year,employees,st_staff,revenue,rd_expense,辅导员\n91990101MA03URM744,丙,2024,100,11,10000000,900000,张\n91990101MA00H83197,甲,2024,100,12,10000000,900000,李\n91990101MA0271C49J,丁,2024,100,2,10000000,900000,张\n' >coached.csv
$TIDU rank hnte --input coached.csv --group coach --format csv --quiet | cut -d, -f2,3,20-
