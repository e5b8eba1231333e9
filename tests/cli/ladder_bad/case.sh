# what cannot be shown, and faults of a ladder file with their place
try() {
    $TIDU ladder --quiet --input "$CASE/../ladder_counts/companies.csv" --year 2025 "$@"
    echo "$* : $?"
}
try --ladder natoinal
try --ladder nowhere.yaml
try --ladder huzhou-2013 --list crossing
try --ladder huzhou-2013 --list reserve
try --list never-applied --rung hntee
try --list never-applied --rung eaglet
try --since 2025-07-01
try --table highst
try --companies --table highest
try 91990101MA00H83198
sed 's/hnte, gazelle/hnte, gazele/' "$ROOT/models/ladders/national.yaml" >typo.yaml
try --ladder typo.yaml
printf 'ladder: two\nname: {zh: 二, en: two}\nrungs: [hnte, tech-sme, hnte]\n' >two.yaml
try --ladder two.yaml
printf 'ladder: line\nname: {zh: 线, en: line}\nrungs: [hnte]\ncrossing: {model: hnte, value: size, line: bar, near: 0.8}\n' >line.yaml
try --ladder line.yaml --list crossing
