# companies of equal readiness stand by unmet gates, points missing, potential and code, and share a rank only if all is equal; holders are left out unless they are asked for
head=uscc,name,year,employees,st_staff,revenue,rd_expense
{
    echo $head
    echo 91990101MA03URM744,丙,2024,100,11,10000000,900000
    echo 91990101MA00H83197,甲,2024,100,12,10000000,900000
    echo 91990101MA0271C49J,丁,2024,100,2,10000000,900000
    echo 91990101MA013G622K,乙,2024,100,13,10000000,900000
    echo 91990101MA02Q9F519,戊,2024,100,14,10000000,900000
    echo 91990101MA03AHJ608,己,2024,,,10000000,900000
} >table.csv
printf 'uscc,credential,granted_on,expires_on\n91990101MA02Q9F519,高新技术企业,2023-12-01,2026-12-01\n91990101MA013G622K,hnte,2020-12-01,2023-12-01\n' >held.csv
ranks() {
    $TIDU rank hnte --input table.csv --credentials held.csv --format csv "$@" | cut -d, -f1-3,6,12,13
}
ranks
ranks --top 2 --quiet
ranks --with-holders --top 1 --quiet
ranks --by score_hi --quiet | head -3
ranks --by readiness --quiet | head -4
# two that are equal in everything share a rank, and the next one is not the next number
{ cat table.csv; echo 91990101MA00HK4Y95,庚,2024,100,12,10000000,900000; } >twins.csv
$TIDU rank hnte --input twins.csv --format csv --quiet | cut -d, -f1-3
$TIDU rank hnte --input table.csv --credentials held.csv --format csv --quiet --output list.csv
ranks --quiet | diff - <(cut -d, -f1-3,6,12,13 list.csv) && ls
{ head -1 table.csv; sed 1d table.csv | sort -r; } >turned.csv
$TIDU rank hnte --input turned.csv --credentials held.csv --format csv --quiet | cmp - list.csv
