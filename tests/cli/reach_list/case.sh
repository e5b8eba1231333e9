# The companies of the small model in the order of the work, worked out by hand in reach_small: D0 can file, F0 next year as it is, E0 is one
# patent away (4 wan), A0 three steps (44 wan), B0 too young until 2027, and C0 is blocked by its R&D. The potential is no matter here.
. "$CASE/../reach_small/make.sh"
list() {
    reach small --all "$@" | sed -E 's/ [0-9]+\.[0-9]+  / #  /'
}
table() {
    reach small --all "$@" --format csv | cut -d, -f1-3,6-15,17-
}
list
list --top 5 | tail -n 2
table --top 5
list --by 2026 --lang zh
table --budget 10
list --budget 10 | tail -n 2
table --points 40
# what is said beside the list
$TIDU reach small --all --input table.csv --output list.csv
$TIDU reach small --all --input table.csv --lang zh --output list.csv
# a page for each reader: the same words
reach A0 small --lang zh --output A0.html && grep -c '<html lang="zh' A0.html
reach small --all --lang zh --output list.xlsx && unzip -p list.xlsx xl/workbook.xml | grep -o 'sheet name="[^"]*"'
