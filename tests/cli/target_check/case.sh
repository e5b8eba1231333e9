# What the five plans contradict and imply: C1 to C17 of the mission, each once, and nothing on a clean file.
echo "--- in full"
$TIDU target check --lang zh --format csv
echo "exit $?"
echo "--- T6: how often each of C1 to C17 is told, by its plan and its numbers"
$TIDU target check --format csv --quiet >found.csv
count() { echo "$1 $(grep -cE "$2" found.csv)"; }
count C1 '^contradiction,people,wuxing.2023,.*70000000 > 32054159.*probably 7000 persons'
count C2 '^contradiction,yearly,qidong.2025,.*5 × 3 = 15 < 25'
count C3 '^contradiction,two_values,qidong.2025,.*≥5 ≠ ≥3'
count C4 '^unlikely,term,qidong.2025,.*≥50 persons ≠ ≥1000 persons ≠ ≥50 persons'
count C5 '^contradiction,two_values,ningbo-htz.2023,.*≥2 ≠ ≥1'
count C6 '^contradiction,(two_values,huzhou.2017,.*≥500 ≠ ≥400|two_circles,huzhou.2017,.*100 hundred million yuan ≠ 10 hundred million yuan)'
count C7 '^look,growth,huzhou.2017,.*= 14.87%'
count C8 '^look,ratio,huzhou.2017,.*÷ 2.7% = 2592.59'
count C9 '^look,ratio,ningbo-htz.2023,.*= 30 hundred million yuan.*÷ 8.15% = 368.10'
count C10 '^look,stock,ningbo-htz.2023,.*750 − 170 = 580'
count C11 '^look,share,ningbo-htz.2023,.*170 ÷ 200 = 85.00%; P\(≥170\) = 0.549'
count C12 '^look,share,jiashan.2023,.*100 ÷ 1000 = 10.00%'
count C13 '^look,average,jiashan.2023,.*÷ 350 = 228.57 ten thousand yuan'
count C14 '^look,compound,qidong.2025,.*\(1 \+ 30%\)\^3 = 2.197'
count C15 '^look,stock,jiashan.2023,.*800 − 100 = 700'
count C16 '^look,register,wuxing.2023,.*= 12.47;.*= 11.97;.*= 11.34'
count C17 '^look,loose,wuxing.2023,.*national tech-SMEs'
count H14 '^look,ratio,huzhou.2017,.*1100 ÷ 3.6 per 10000 residents = 305.56 ten thousand persons'
echo "all $(($(wc -l <found.csv) - 1))"
echo "--- no contradiction, but something to look at"
$TIDU target check jiashan.2023 --format csv | cut -d, -f1-3
echo "--- a clean file prints nothing"
cat >clean.yaml <<'END'
plan: clean
name: {zh: 样, en: sample}
district: {zh: 样区, en: Sample}
horizon: {from: 2026, to: 2026}
documents:
  plan: {title: {zh: 计划, en: plan}, number: 示例〔2026〕1号, seen: full}
targets:
  - {id: a, name: {zh: 高新技术企业, en: high-tech enterprises}, definition: hnte_new, aim: 42, unit: 家, base: {year: 2025, value: 40}, span: new, split: {method: equal, parts: [{to: 甲镇, aim: 21}, {to: 乙镇, aim: 21}]}, cite: plan}
  - {id: b, name: {zh: 其中农业, en: in farming}, definition: farming_hnte_new, aim: 2, unit: 家, span: new, part_of: a, cite: plan}
END
$TIDU target check clean.yaml
echo "exit $?"
echo "--- what districts do wrong, each named with both places"
bad() {
    sed "$1" clean.yaml >bad.yaml
    $TIDU target check bad.yaml --format csv --quiet | tail -n +2
    echo "exit ${PIPESTATUS[0]}"
}
bad 's/乙镇, aim: 21/乙镇, aim: 20/'
bad 's/value: 40/value: 43/'
bad 's/aim: 2, unit/aim: 43, unit/'
bad 's/aim: 2, unit: 家, span: new, part_of: a/aim: 120, unit: "%"/'
bad 's/definition: farming_hnte_new, aim: 2, unit: 家/definition: hnte_new, aim: 40, unit: 家/; s/, part_of: a//'
bad '$a\  - {id: c, name: {zh: 培训, en: trained}, definition: trained, aim: 7000, unit: 万人, cite: plan}\nfacts:\n  - {of: population, value: 60, unit: 万人, year: 2026, cite: plan}'
# 产值 and 增加值 are two numbers of the same firms: one is no part of the other; a part of one kind is
bad '$a\  - {id: c, name: {zh: 高新技术产业产值, en: output}, definition: output, aim: 100, unit: 亿元, cite: plan}\n  - {id: d, name: {zh: 其中增加值, en: added value}, definition: added, aim: 40, unit: 亿元, part_of: c, cite: plan}\n  - {id: e, name: {zh: 其中装备产值, en: output of equipment}, definition: equipment, aim: 30, unit: 亿元, part_of: c, cite: plan}'
