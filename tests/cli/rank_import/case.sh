# rank --import is import and rank in one: the same list and the same database, and the list does not wait for it
awk 'BEGIN {
    print "uscc,founded_on,hightech_field,year,revenue,total_income,hightech_income,employees,st_staff,rd_expense,ip_class1,conversions,net_assets,major_incident"
    for (i = 1; i <= 20000; i++) {
        revenue = 1000000 + i * 7919 % 90000000
        printf "K%06d,2015-03-01,%d,2025,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d\n", i, 101 + i % 8, revenue, revenue,
            revenue * (40 + i % 60) / 100, 20 + i % 400, 1 + i % 90, revenue * (i % 7) / 100, i % 5, i % 8,
            revenue * 2, i % 11 == 0
    }
    print "K000007,,,2024,5000000,,,,,,,,,"
}' >large.csv
echo 'uscc,credential,granted_on,expires_on,number
K000004,hnte,2025-01-02,2028-01-01,GR1
K000050,hnte,2020-01-02,2023-01-01,GR2' >held.csv
list="--format csv --top 500 --quiet"
rank() { $TIDU rank hnte $list "$@" 2>/dev/null; }
dump() { for t in company annual_value credential; do sqlite3 $1 "SELECT * FROM $t ORDER BY id"; done; }

echo "--- into a new database"
$TIDU import large.csv --credentials held.csv --db two.db --quiet 2>/dev/null
rank --db two.db >two.csv
for threads in 1 2; do
    rm -f one.db
    rank --import large.csv --credentials held.csv --db one.db --threads $threads | cmp - two.csv && wc -l <two.csv
    dump one.db >one.txt; dump two.db | cmp - one.txt && echo "the same database"
done
rank --db one.db | cmp - two.csv && echo "the same list afterwards"
echo "--- once more: it is known; an edit in the database counts"
sqlite3 one.db "DELETE FROM credential"
rank --import large.csv --db one.db >again.csv
for db in one two; do $TIDU rank hnte --format csv --quiet --db $db.db 2>/dev/null | wc -l; done
rank --db one.db | cmp - again.csv && echo same
echo "--- certificates that the database has already leave their holders out"
$TIDU import --credentials held.csv --db held.db --quiet
rank --import large.csv --db held.db | cmp - two.csv && echo same
echo "--- a few companies"
$TIDU rank hnte --import "$ROOT/data/sample/companies.csv" --top 2 --format csv --db few.db 2>/dev/null
$TIDU rank hnte --top 2 --format csv --db few.db 2>/dev/null
echo "--- a bad file"
(cat large.csv; echo 'K1,"') >bad.csv
$TIDU rank hnte --import bad.csv --db bad.db --quiet 2>/dev/null; echo "exit $?"; ls bad.db 2>&1
echo "--- an unknown model: the file is in all the same"
$TIDU rank nothing --import large.csv --db none.db --quiet; echo "exit $?"
sqlite3 none.db 'SELECT count(*) FROM company'
$TIDU rank hnte --import large.csv --input large.csv; echo "exit $?"
echo "--- an encoding that shows late: what was written is taken back and read again"
awk 'BEGIN { print "uscc,name,year,revenue"; for (i = 1; i <= 60000; i++) printf "K%06d,%s,2025,%d\n", i, i < 59990 ? "name" : "\303\373", i }' >late.csv
for encoding in auto gb18030; do
    $TIDU import late.csv --encoding $encoding --db $encoding.db --quiet 2>/dev/null
    sqlite3 $encoding.db 'SELECT count(*), min(name), max(name), sum(revenue) FROM company_year; SELECT encoding, rows FROM import'
done
