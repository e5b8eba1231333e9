# The ledger: comparators as officials write them, strivings, ranges, ranks, days; filters; what is in no plan.
echo "--- Ningbo, as people read it"
$TIDU target list ningbo-htz.2023 --lang zh
echo "--- for programs: J11 with its stretch, J14 by a day, Q06 cumulative and yearly, H01 twice its base, H11 a part, H06 a circle"
$TIDU target list --format csv | head -1
$TIDU target list --format csv | grep -E '^(jiashan.2023,.*,(province-plans|park-opening)|qidong.2025,.*,(university-projects|contracts)|huzhou.2017,.*,(rd|equipment-100|institutes-100)),'
echo "--- one definition over all plans; output and added value are two"
$TIDU target list --definition hnte_new --format csv | cut -d, -f1,4,5,12
$TIDU target list --definition hightech_added_value_share --format csv | cut -d, -f1,4,12
$TIDU target list --definition hightech_output_share --format csv | cut -d, -f1,4,12
echo "--- rows of each plan"
$TIDU target list --format csv | tail -n +2 | cut -d, -f1 | sort | uniq -c | sed 's/^ *//'
echo "--- offices, responsible or taking part; a plan of one's own comes first"
mkdir -p own/targets
cat >own/targets/wuxing.2023.yaml <<'END'
plan: wuxing.2023
name: {zh: 吴兴区目标, en: Targets of Wuxing}
district: {zh: 湖州市吴兴区, en: Wuxing}
horizon: {from: 2023, to: 2023}
documents:
  plan: {title: {zh: 计划, en: plan}, number: 示例〔2023〕1号, seen: full}
targets:
  - {id: a, name: {zh: 新认定高新技术企业, en: new high-tech enterprises}, definition: hnte_new, aim: 42, unit: 家, base: {year: 2022, value: 40}, span: new, owner: 高新科, joint: [办公室, 各镇], split: {method: last_year, parts: [{to: 甲镇, aim: 22}, {to: 乙镇, aim: 20}]}, cite: plan part 2}
  - {id: b, name: {zh: 研发活动率, en: share with R&D}, definition: rd_active_share, aim: 82, unit: "%", owner: 综合计划科, cite: plan part 3}
END
own() { TIDU_MODELS=own:$ROOT/models $TIDU target list wuxing.2023 "$@"; }
own --lang zh
own --owner 综合计划科 --format csv | cut -d, -f4,19,20
own --owner 各镇 --format csv | cut -d, -f4,19,20
own --owner 科创中心 --lang zh
