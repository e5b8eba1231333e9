# Lights of a year of the sample district: what comes in October is not red in June; typed and counted values beside each other; a trace.
cat >district.yaml <<'END'
plan: sample.2024
name: {zh: 样例区 2024 年科技创新目标, en: Targets of the sample district for 2024}
district: {zh: 样例区, en: Sample district}
horizon: {from: 2024, to: 2024}
documents:
  plan: {title: {zh: 样例区计划, en: plan of the sample district}, number: 样例〔2024〕1号, seen: full}
targets:
  - {id: hnte-new, name: {zh: 新认定高新技术企业, en: new high-tech enterprises}, definition: hnte_new, aim: 6, stretch: 8, unit: 家, span: new, owner: 高新科, joint: [各镇街], split: {method: equal, parts: [{to: 样例东街道, aim: 2}, {to: 样例山镇, aim: 2}, {to: 样例河镇, aim: 2}]}, cite: plan part 1}
  - {id: hnte-valid, name: {zh: 有效高新技术企业, en: valid high-tech enterprises}, definition: hnte_valid, aim: 24, unit: 家, owner: 高新科, cite: plan part 1}
  - {id: hnte-filed, name: {zh: 申报高新技术企业, en: applications}, definition: hnte_filed, aim: 12, unit: 家, span: new, owner: 高新科, curve: {kind: last_year}, cite: plan part 1}
  - {id: rd, name: {zh: 研发经费占比, en: R&D to GDP}, definition: rd_intensity, aim: 3.2, unit: "%", base: {year: 2023, value: 3}, owner: 综合科, joint: [高新科], cite: plan part 2}
  - {id: park, name: {zh: 科技园开园, en: the park opens}, definition: park_opening, comparator: by_date, by: 2024-07-31, owner: 综合科, cite: plan part 2}
  - {id: rank, name: {zh: 创新指数位次, en: rank of the index}, definition: zone_rank, comparator: rank, aim: 13, unit: 位, owner: 综合科, cite: plan part 2}
  - {id: bodies, name: {zh: 引进研发机构, en: R&D bodies}, definition: bodies_new, comparator: range, aim: 1, most: 2, unit: 家, span: new, owner: 人才科, cite: plan part 3}
END
cat >values.csv <<'END'
指标,镇街,月份,数值,依据,佐证材料,填报人
sample.2024/rd,,2024-05,3.05%,统计局快报,,王五
sample.2024/rd,,2024-06,3.08%,统计局快报,快报第6期,王五
科技园开园,,2024年6月,否,现场核实,,王五
sample.2024/rank,,2024-12-31,15,省厅通报,,王五
sample.2024/bodies,,202406,1,合同,,赵六
sample.2024/hnte-new,,2024-06,3家,公示名单尚未入库,,李四
END
sample=$ROOT/data/sample
$TIDU import "$sample/companies.csv" --credentials "$sample/credentials.csv" --applications "$sample/applications.csv" --quiet 2>/dev/null
mkdir -p own/targets
cp district.yaml own/targets/sample.2024.yaml
export TIDU_MODELS=own:$ROOT/models
echo "--- June: nothing of the batches is due yet"
$TIDU target status district.yaml --day 2024-06-30 --values values.csv --lang zh
echo "--- June to December, from the store alone: counted by plain SQL, and the lights"
$TIDU import values.csv 2>&1
for day in 2024-06-30 2024-10-31 2024-12-31; do
    sqlite3 tidu.db "SELECT '$day', count(*) FROM credential WHERE credential = 'hnte' AND granted_on BETWEEN '2024-01-01' AND '$day'"
    sqlite3 tidu.db "SELECT 'filed', count(*) FROM application WHERE model = 'hnte' AND status = 'filed' AND day BETWEEN '2024-01-01' AND '$day'"
    $TIDU target status sample.2024 --day $day --no-chance --format csv 2>/dev/null | cut -d, -f3,5,10,12-14,16-18
done
echo "--- after the year what came in it counts, and nothing of the next"
sqlite3 tidu.db "INSERT INTO credential (uscc, credential, granted_on, expires_on, import_id) SELECT uscc, 'hnte', '2025-01-15', '2028-01-14', 1 FROM company LIMIT 1"
$TIDU target status sample.2024 --day 2025-03-31 --no-chance --definition hnte_new --format csv 2>/dev/null | cut -d, -f3,5,10,11
sqlite3 tidu.db "DELETE FROM credential WHERE granted_on = '2025-01-15'"
echo "--- the chances are those of the forecasts"
$TIDU target status sample.2024 --day 2024-06-30 --format csv 2>/dev/null | cut -d, -f3,5,19 | grep -E '^hnte-(new|valid),,'
$TIDU forecast hnte --on 2024-06-30 --target 3 --format json 2>/dev/null | grep '"target_chance"'
$TIDU forecast hnte --on 2024-06-30 --stock --until 2024-12 --target 24 --format json 2>/dev/null | grep '"target_chance"'
echo "--- an office, a town, a definition"
$TIDU target status sample.2024 --day 2024-10-31 --owner 人才科 --format csv 2>/dev/null | cut -d, -f3,10,18
$TIDU target status sample.2024 --day 2024-10-31 --town 样例山镇 --format csv 2>/dev/null | cut -d, -f3,5,10,18
$TIDU target status sample.2024 --day 2024-10-31 --definition hnte_filed --format csv 2>/dev/null | cut -d, -f3,10,18
echo "--- other rules; one whose bounds nobody published"
$TIDU target status sample.2024 --day 2024-10-31 --rule jiangmen --definition rd_intensity --format csv 2>/dev/null | cut -d, -f3,14,18,19
$TIDU target status sample.2024 --day 2024-10-31 --rule kaihua; echo "exit $?"
$TIDU target status sample.2024 --day 2024-10-31 --rule kaihua --bound 60 --bound 98 --definition rd_intensity --format csv 2>/dev/null | cut -d, -f3,14,18,19
$TIDU target status sample.2024 --day 2024-10-31 --rule kaihu; echo "exit $?"
echo "--- one light, traced"
$TIDU target explain sample.2024/hnte-new --day 2024-06-30 --lang zh | sed "s/$(date +%F)/(today)/"
$TIDU target explain sample.2024/rd --day 2024-10-31 | sed "s/$(date +%F)/(today)/"
query=$($TIDU target explain sample.2024/hnte-filed --day 2024-10-31 --format json 2>/dev/null | sed -n 's/^  "query": "\(.*\)",$/\1/p')
echo "$query"
sqlite3 tidu.db "$query"
echo "--- a later list counts, an undo brings the one before back"
sed -n '1p;/rd,,2024-06/s/3.08/3.1/p' values.csv >later.csv
$TIDU import later.csv --quiet
value() { $TIDU target status sample.2024 --day 2024-06-30 --no-chance --format csv 2>/dev/null | grep ',R&D to GDP,' | cut -d, -f10; }
value
$TIDU imports undo 5
value
echo "--- what cannot be asked"
$TIDU target explain sample.2024/hnte-neu --day 2024-06-30; echo "exit $?"
$TIDU target explain; echo "exit $?"
$TIDU target status sample.2024 --day 2024-06-31; echo "exit $?"
$TIDU target status sample.2024 --bound x; echo "exit $?"
$TIDU target list district.yaml --values values.csv; echo "exit $?"
