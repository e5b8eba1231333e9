# Floors by size and age in the small model of reach_small, by hand. X1 to X3 lack a patent (4 wan) and have 10 employees, Y has 40 and lacks
# three steps (44 wan); W has the day of its foundation open, so that a patent brings it an even chance. Of the employees 10, 10, 10, 10, 40 all
# but Y are in the first quarter, of the years 10, 10, 10, 15 too. With 48 wan the X and W are chosen; where each quarter is to have one, Y and an X
# (all are equal, so that their numbers are left out).
. "$CASE/../reach_small/make.sh"
cat >table.csv <<EOF
uscc,name,town,founded_on,year,employees,st_staff,revenue,rd_expense,ip_class1
X1,first,甲镇,2015-01-01,2024,10,2,10000000,600000,1
X2,second,甲镇,2015-01-01,2024,10,2,10000000,600000,1
X3,third,乙镇,2015-01-01,2024,10,2,10000000,600000,1
Y,large and old,甲镇,2010-01-01,2024,40,2,10000000,400000,1
W,of no known age,乙镇,,2024,10,2,10000000,600000,1
EOF
choose() {
    $TIDU select small --input table.csv --by 2026 --quiet "$@"
}
chosen() {
    choose --format json "$@" | grep -oE '"(uscc|expected_after|per_size|per_age)": ?("[A-Z0-9]*"|[0-9.]*)' | sed 's/X[0-9]/X/' | tr '\n' ' '
    echo
}
chosen --budget 480000
chosen --budget 480000 --per-size 1
chosen --budget 480000 --per-age 1
chosen --budget 520000 --per-age 2 --per-size 2
# all that a quarter has; W is in none
chosen --budget 560000 --per-age 9
# each quarter has one for certain, and so has each town
chosen --budget 480000 --per-age 1 --per-town 1
choose --budget 480000 --per-town 1 --per-size 1 --lang zh | head -8
# the quarters are those that fairness shows
$TIDU fairness small --input table.csv --by 2026 --quiet --budget 480000 --per-size 1 --format csv | grep -E 'by|employees|age'
# what cannot be met
choose --budget 400000 --per-size 1
choose --budget 480000 --slots 1 --per-age 1 --per-size 2 --lang zh
