# Other goals for the small model: how many ways, a budget, points. Its ways are worked out by hand in reach_small.
. "$CASE/../reach_small/make.sh"
answer() {
    reach "$@" --format json | sed -n '/^  "answer"/p; /^  "acts"/,/^]/{/^{/s/,"act".*"amount"/ amount/;p}; /^  "blocks"/,/^]/p'
}
for n in 0 1 3; do
    echo "alternatives $n:"
    answer A0 small --alternatives $n | grep -oE '"way":[0-9]*|"lever":"[a-z]*"' | paste -sd ' '
done
# 44 wan are needed, and are enough
answer A0 small --budget 43.9999 --by 2026
answer A0 small --budget 44 --alternatives 0
answer A0 small --budget 0
answer F0 small --budget 0
# beyond any budget
answer C0 small --budget 5
# 40 points ask for the second patent alone; no more than 40 are to be had
answer A0 small --points 40 --alternatives 0
answer A0 small --points 20
answer A0 small --points 41
# a later year: what one year's hire costs in the first is not needed
answer A0 small --by 2028 --alternatives 0
# the first of the five others stands at 100%, the second at 0%: without a chance of their own the rest are all alike
answer A0 small --rank 1 --alternatives 0
answer A0 small --rank 2
reach A0 small --rank 6
echo "exit $?"
