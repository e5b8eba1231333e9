# Lights open problems, once, and say when these can be closed. By hand, for the usual rule (yellow: behind the plan; red: far behind):
#   rd    3 -> 3.2 evenly over 2024: planned 3.1 at the end of June, 3 + 0.2 * 10/12 = 3.17 at the end of October; 3.08 is 0.02 and 0.09 short,
#         3.19 is not short
#   park  to be done by 2024-07-31: not late in June, late in October
#   new   12 in equal parts over twelve months: 6 planned for June, 10 for October; 3 and 4 are there
# target status says the same lights, and nothing of what it says changes.
cat >plan.yaml <<'END'
plan: sample.2024
name: {zh: 样例区 2024 年科技创新目标, en: Targets of the sample district for 2024}
district: {zh: 样例区, en: Sample district}
horizon: {from: 2024, to: 2024}
documents:
  plan: {title: {zh: 样例区计划, en: plan of the sample district}, number: 样例〔2024〕1号, seen: full}
targets:
  - {id: rd, name: {zh: 研发经费占比, en: R&D to GDP}, definition: rd_intensity, aim: 3.2, unit: "%", base: {year: 2023, value: 3}, owner: 综合科, cite: plan part 2}
  - {id: park, name: {zh: 科技园开园, en: the park opens}, definition: park_opening, comparator: by_date, by: 2024-07-31, owner: 综合科, cite: plan part 2}
  - {id: new, name: {zh: 引进研发机构, en: R&D bodies}, definition: bodies_new, aim: 12, unit: 家, span: new, curve: {kind: linear}, cite: plan part 3}
  - {id: rank, name: {zh: 创新指数位次, en: rank of the index}, definition: zone_rank, comparator: rank, aim: 13, unit: 位, owner: 综合科, cite: plan part 2}
END
cat >values.csv <<'END'
指标,月份,数值,依据
sample.2024/rd,2024-06,3.08%,统计局快报
sample.2024/park,2024-06,否,现场核实
sample.2024/new,2024-06,3,合同
sample.2024/new,2024-10,4,合同
END
mkdir -p own/targets
cp plan.yaml own/targets/sample.2024.yaml
export TIDU_MODELS=own:$ROOT/models TIDU_USER=li
printf 'uscc,name,year,revenue\n91320681MA1X1AAAAF,甲,2023,1\n' >firms.csv
"$TIDU" import firms.csv values.csv --quiet 2>/dev/null
status() { "$TIDU" target status sample.2024 --day "$1" --no-chance --format csv 2>/dev/null | cut -d, -f3,10,12,16; }
problems() { "$TIDU" task problems sample.2024 "$@"; echo "exit $?"; }
status 2024-06-30 >before
cat before
echo "--- June: an office is missing"
problems --on 2024-06-30 --due 2024-07-31 --format csv --lang zh
echo "--- given, and once more: nothing new"
problems --on 2024-06-30 --due 2024-07-31 --owner 人才科 --lang zh
problems --on 2024-06-30 --due 2024-07-31 --owner 人才科 --format csv
status 2024-06-30 | cmp before - && echo "target status is as it was"
"$TIDU" task list --on 2024-06-30 --format json 2>/dev/null | grep -oE '"(id|owner|kind|title|target|opened_on|due_on|origin)":[^{}]*'
"$TIDU" task show 1 --on 2024-06-30 2>/dev/null | grep -E '^(target|opened because)'
echo "--- October: the park is late, and R&D has come up"
printf '指标,月份,数值,依据\nsample.2024/rd,2024-10,3.19%%,统计局快报\n' >later.csv
"$TIDU" import later.csv --quiet 2>/dev/null
status 2024-10-31
problems --on 2024-10-31 --due 2024-11-30 --owner 人才科
"$TIDU" task close 1 --evidence 统计快报第10期 --on 2024-11-04
problems --on 2024-10-31 --due 2024-11-30 --owner 人才科 --format csv --lang zh | cut -d, -f1,5,6
"$TIDU" task list --state all --target sample.2024/rd --on 2024-11-30 --format json 2>/dev/null | grep -oE '"(id|state|closed_on|evidence)":[^,}]*'
echo "--- what cannot be asked"
problems --on 2024-06-30
problems --on 2024-06-30 --due 2024-06-29 --owner x
problems --on 2024-06-30 --due 2024-07-31 --rule kaihua
"$TIDU" task problems --due 2024-07-31; echo "exit $?"
"$TIDU" task problems nothing.2024 --due 2024-07-31; echo "exit $?"
