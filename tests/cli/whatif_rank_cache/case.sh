# a list that was made of a large database leaves its order behind: a what-if then knows the rank without it, and the
# same one as from all companies; another question, another state of the database or other certificates do not
awk 'BEGIN {
    split("0.02 0.03 0.045 0.05 0.07 0.1", share, " ")
    print "uscc,founded_on,hightech_field,year,revenue,total_income,hightech_income,employees,st_staff,rd_expense,ip_class1,ip_class2,conversions,net_assets,major_incident"
    for (i = 1; i <= 100000; i++) {
        revenue = 1000000 + i * 7919 % 90000000
        printf "K%06d,2015-03-01,%s,2025,%d,%d,%d,%d,%d,%d,%d,%d,%s,%d,%d\n", i, i % 7 ? 101 + i % 8 : "", revenue, revenue,
            revenue * (40 + i % 60) / 100, 20 + i % 400, 1 + i % 90, revenue * share[1 + i % 6], i % 5 == 0, i % 9,
            i % 3 ? i % 8 : "", revenue * 2, i % 11 == 0
    }
}' >large.csv
echo 'uscc,credential,granted_on,expires_on,number
K000004,hnte,2025-01-02,2028-01-01,GR1
K000050,hnte,2020-01-02,2023-01-01,GR2' >held.csv
$TIDU import large.csv --credentials held.csv --quiet 2>/dev/null
say() { grep -h '^whole,rank' || echo "no rank"; }
ask() { $TIDU whatif "$1" hnte --set "$2" --format csv --quiet "${@:3}" 2>/dev/null; }
kept() { ls | grep -c 'order-'; }

echo "--- nothing is kept yet"
ask K000123 ip_class1=2 --year 2026 | say
$TIDU whatif K000123 hnte --set ip_class1=2 2>&1 >/dev/null | grep -o 'its rank.*'
echo "--- a list"
$TIDU rank hnte --top 1 --quiet 2>/dev/null >/dev/null
kept
ask K000123 ip_class1=2 | say
echo "--- as all companies say"
for i in 000020 000050 047168 079734 100000; do
    for change in st_staff=0 ip_class1=3 hightech_income*=0.1; do
        ask K$i "$change" >quick
        ask K$i "$change" --rank --input large.csv --credentials held.csv | cmp -s - quick && say <quick |
            awk -F, '{ print "same, the rank", $4 == $5 ? "stays" : "moves" }'
    done
done | sort | uniq -c | tr -s ' '
echo "--- who holds the certificate is in no list; one that ran out is nothing"
ask K000004 ip_class1=2 | say
$TIDU whatif K000004 hnte --set ip_class1=2 2>&1 >/dev/null | grep -o 'the company holds.*'
echo "--- other questions"
ask K000123 ip_class1=2 --on 2026-02-03 | say
ask K000123 ip_class1=2 --year 2025 | say
ask K000123 ip_class1=2 --credentials held.csv | say
ask K000123 ip_class1=2 --param hnte.rd_floor.1=3.5% | say
$TIDU rank hnte --top 1 --where 'st_staff[Y-1] > 10' --quiet --on 2026-02-03 2>/dev/null >/dev/null # a part of the list
kept
ask K000123 ip_class1=2 --on 2026-02-03 | say
echo "--- --rank keeps it, too"
rm -f *.order-*
ask K000123 ip_class1=2 --rank | say
kept
ask K000123 ip_class1=2 | say
echo "--- damaged, it is none"
printf '\1' | dd of="$(ls | grep order-)" bs=1 seek=4200 conv=notrunc 2>/dev/null
ask K000123 ip_class1=2 | say
kept
ask K000123 ip_class1=2 --rank | say
echo "--- another state"
sqlite3 tidu.db 'UPDATE annual_value SET revenue = 5 WHERE company_id = 3'
ask K000123 ip_class1=2 | say
ask K000123 ip_class1=2 --rank | say
kept
