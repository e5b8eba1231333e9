# what cannot be asked: exit 2 for wrong words, 1 for what is not there
. "$CASE/../reach_small/make.sh"
try() {
    reach "$@"
    echo "$* : $?"
}
try A0
try small A0 --all
try small --all --margins
try A0 small --by 2025
try A0 small --by 2029
try A0 small --by 2026.5
try A0 small --chance 1.5
try A0 small --chance 0
try A0 small --chance likely
try A0 small --points 0
try A0 small --budget -1
try A0 small --alternatives 8
try A0 gazelle --points 50
try A0 small --levers spark
try A0 small --levers none.yaml
try Z9 small
try A0 smal
cat >typing.yaml <<EOF
name: {zh: 培育手段, en: levers}
levers:
  hire:
    name: {zh: 引进人员, en: hire}
    unit: {zh: 人, en: persons}
    effects: {st_stuff: 1}
    most: 5
    cost: 10 wan
    months: 6
    note: {zh: 设定, en: a setting}
EOF
try A0 small --levers typing.yaml
sed -i 's/st_stuff/st_staff/; /cost:/d' typing.yaml
try A0 small --levers typing.yaml
