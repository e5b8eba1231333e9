# What cannot be read has its place, and what cannot be asked is said.
cat >good.yaml <<'END'
coverage: good
name: {zh: 好, en: good}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
among:
  - {name: {zh: 有收入, en: revenue}, need: "revenue[Y-1] > 0"}
covered:
  - {name: {zh: 已申报, en: filed}, filed: hnte}
worth: {name: {zh: 值, en: worth}, amount: "rd_expense[Y-1]", cite: d}
aim: 80%
END
printf 'uscc,name,year,revenue\nA,甲,2024,5\n' >firms.csv
bad() {
    sed "$1" good.yaml >bad.yaml
    $TIDU coverage bad.yaml --input firms.csv --lang "${2:-en}"
}
bad 's/filed: hnte/filed: hnt/'
bad 's/filed: hnte/filed: hnt/' zh
bad 's/filed: hnte/filed: hnte, meets: hnte/' zh
bad 's/, filed: hnte//'
bad 's/filed: hnte/states: town/'
bad 's/filed: hnte/states: revenu/'
bad 's/revenue\[Y-1\] > 0/revenue[Y-1] + 1/'
bad 's/rd_expense\[Y-1\]/employees[Y-1]/'
bad 's/aim: 80%/aim: 120%/' zh
bad 's/^covered:/reached:/'
bad '/^  - {name: {zh: 有收入/d; s/^among:/among: []/'
bad 's/cite: d$/cite: e/'
$TIDU models check good.yaml --format csv
for words in "good.yaml --aim 0" "good.yaml --aim much" "good.yaml --table groups" "--table unknown" "good.yaml --group weather" "god" "科技企业"; do
    $TIDU coverage $words --input firms.csv
    echo "exit $?"
done
