# A small low-profit firm with 300 wan of taxable income pays 5%, 15 wan, until the end of 2027: the rate of 15% saves
# nothing. From 2028 it would pay 25%, 75 wan, and the rate saves 30 wan a year.
printf 'uscc,founded_on,year,taxable_income,employees,total_assets\n' >small.csv
printf 'A1,2015-01-01,%d,3000000,300,50000000\n' 2026 2027 >>small.csv
for day in 2027-12-31 2028-01-01; do
    $TIDU plan hnte --input small.csv --year "${day%%-*}" --on $day --output "$day" --quiet 2>/dev/null
    sed 's/<[^>]*>/ /g' "$day/A1.html" | grep -oE '(tax as it is|   tax at 15%|saved a year).* wan|saved a year  0 yuan'
done
