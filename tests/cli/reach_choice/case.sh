# The small model of reach_small within a budget, by hand. By 2026 a patent (4 wan) brings E0 from no to yes, three steps (44 wan) A0; F0
# passes as it is. With 40 wan only E0 can be paid for, with 50 both; one slot takes either, and E0 is the cheaper.
. "$CASE/../reach_small/make.sh"
choose() {
    $TIDU select small --input table.csv --by 2026 --quiet "$@"
}
choose --budget 400000 --slots 5 --target 4
choose --budget 500000 --slots 5 --format json
# what it does to groups
$TIDU fairness small --input table.csv --by 2026 --quiet --budget 500000 --lang zh
# bad input
choose
choose --budget 0
choose --budget 400000 --per-town 9 --most-per-town 1
# margins: D0 has 8 of 40 in S&T (4 are 10%), R&D of 60 wan on sales of 1000 wan (50 are 5%, and 60 of 1200), two patents that both count
$TIDU reach D0 small --input table.csv --margins --quiet
$TIDU reach C0 small --input table.csv --margins --quiet --lang zh
