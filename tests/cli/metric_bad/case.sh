# What cannot be read has its place, and what cannot be asked is said.
cat >good.yaml <<'END'
metric: good
name: {zh: 好, en: good}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
settings:
  people: {name: {zh: 人口, en: residents}, cite: d, value: }
of: [{name: {zh: 人员, en: staff}, sum: "employees[Y-1]"}]
per: [{name: {zh: 人口, en: residents}, stated: people}]
times: 10000
aim: 5
growth: {of: [0, 5%], per: [0]}
END
printf 'uscc,name,year,revenue,employees\nA,甲,2024,5,7\n' >firms.csv
bad() {
    sed "$1" good.yaml >bad.yaml
    $TIDU metric bad.yaml --input firms.csv --setting people=10 --lang "${2:-en}" 2>&1 | grep tidu:
}
bad 's/stated: people/stated: poeple/'
bad 's/stated: people/stated: people, sum: "employees[Y-1]"/' zh
bad 's/sum: "employees\[Y-1\]"/law: 1/'
bad 's/^of: .*/of: [{name: {zh: 甲, en: a}, sum: "revenue[Y-1]"}, {name: {zh: 乙, en: b}, stated: people}]/' zh
bad 's/^of: .*/of: [{name: {zh: 甲, en: a}, sum: "employees[Y-1]"}, {name: {zh: 乙, en: b}, sum: "rd_staff[Y-1]"}]/'
bad 's/^of: .*/of: []/'
bad 's/^times: .*/times: 0/' zh
bad 's/^aim: .*/aim: 5 wan/'
bad 's/of: \[0, 5%\]/of: [0, -100%]/' zh
bad 's/^per: .*/per: [{name: {zh: 甲, en: a}, sum: "revenue[Y-1] > 0"}]/'
$TIDU models check good.yaml --format csv
for words in "good.yaml" "good.yaml --setting people=many" "good.yaml --setting people=5wan" "good.yaml --setting poeple=5" "good.yaml --setting people=10 --add x" \
    "good.yaml --setting people=10 --add x=5wan" "--add x=5" "--table parts" "--setting poeple=5" "good.yaml --table names" "no-such"; do
    $TIDU metric $words --input firms.csv --problems p.csv
    echo "exit $?"
done
$TIDU metric good.yaml --input firms.csv --lang zh --problems p.csv
$TIDU metric good.yaml --setting people=3 --input - <firms.csv --quiet --problems p.csv | head -6
