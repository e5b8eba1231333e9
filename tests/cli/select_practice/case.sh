# What a budget can pay for, and which budgets are shown, is practice of one's own: practice/selection.yaml. In the small model of reach_small
# a company with the day of its foundation open has an even chance by a patent (4 wan), which a first chance of 0.6 leaves out.
. "$CASE/../reach_small/make.sh"
cat >table.csv <<EOF
uscc,name,founded_on,year,employees,st_staff,revenue,rd_expense,ip_class1
W,age open,,2024,10,2,10000000,600000,1
Z,one person short,2015-01-01,2024,19,1,10000000,600000,2
EOF
choose() {
    TIDU_MODELS=own:models $TIDU select small --input table.csv --by 2026 --quiet --budget 200000 "$@"
}
practice() {
    mkdir -p own/practice
    cat >own/practice/selection.yaml
}
shown() {
    choose --format json | grep -oE '"(uscc|budget|with_way)": ?("[A-Z]*"|[0-9]*)' | tr '\n' ' '
    echo
}
shown
practice <<EOF
chances: [0.6, 0.9]
budgets: [0.1, 1]
EOF
shown
$TIDU models check own/practice/selection.yaml --quiet
# faults, wherever they are met
practice <<EOF
chances: [0.6, 0.9]
budgets: [1, 0.5]
EOF
choose
TIDU_MODELS=own:models $TIDU models check --quiet --format csv | grep -E 'selection'
practice <<EOF
chances: [0.6, 1.9]
budgets: [1]
EOF
choose --lang zh
$TIDU models check own/practice/selection.yaml --quiet --format csv
