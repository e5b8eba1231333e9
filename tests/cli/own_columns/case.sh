# indicators.yaml beside the database, or beside the input, adds columns of the place's own
mkdir place
cat >place/indicators.yaml <<'END'
dictionary: indicators
indicators:
  energy_use:
    {kind: annual, type: count, least: 0, en: energy use, zh: [综合能耗]}
  team:
    {kind: attribute, type: text, privacy: internal, en: team, zh: [服务专班]}
END
cat >place/table.csv <<'END'
统一社会信用代码,企业名称,年度,营业收入,综合能耗,服务专班
913304212562117687,样例甲有限公司,2024,100,250,一组
91330521147120090M,样例乙有限公司,2024,200,30,二组
END
"$TIDU" import place/table.csv --db place/d.db 2>&1
sqlite3 place/d.db 'SELECT uscc, team, energy_use FROM company JOIN annual_value v ON v.company_id = company.id ORDER BY uscc'
echo '--- questions, of the database and of the file'
"$TIDU" rank hnte --db place/d.db --where 'energy_use[Y-1] > 100' --format csv --quiet | cut -d, -f2
"$TIDU" rank hnte --input place/table.csv --where "team = '二组'" --format csv --quiet | cut -d, -f2
"$TIDU" inspect place/table.csv 2>/dev/null | grep -c energy_use
echo '--- their history, and a model of the place'"'"'s own that asks for them'
sed 's/,250,一组/,90,三组/' place/table.csv >place/newer.csv
cp place/d.db place/changed.db
"$TIDU" import place/newer.csv --db place/changed.db --quiet
"$TIDU" history 913304212562117687 --db place/changed.db --format csv --quiet | grep -v '^name\|^revenue' | cut -d, -f1-9
"$TIDU" history 913304212562117687 --db place/changed.db --indicator 综合能耗 --lang zh | sed 's/ *20..-..-..$//'
cat >place/green.yaml <<'END'
model: green
rung: green
name: {zh: 绿色企业, en: green enterprise}
summary: {zh: 示例, en: an example}
effective: {from: 2020-01-01}
documents:
  notice:
    title: {zh: 绿色企业办法, en: rules for green enterprises}
    number: 示例〔2024〕2号
    seen: full
priors: {missing: 0.5, note: {zh: 假设, en: an assumption}}
gates:
  - {id: energy, name: {zh: 综合能耗, en: energy use}, cite: notice art. 1, need: "energy_use[Y-1] <= 100", act: [energy_use]}
  - {id: team, name: {zh: 专班, en: team}, cite: notice art. 2, need: team = '二组' or team = '三组'}
END
printf 'model: green\ncite: notice\ncases:\n  - {name: low, year: 2025, company: {team: 二组}, annual: {2024: {energy_use: 30}}, expect: {verdict: yes}}\n' >place/green.cases.yaml
"$TIDU" models check place/green.yaml --db place/d.db --format csv | cut -d, -f4-
"$TIDU" models test place/green.yaml --db place/d.db --quiet | tail -1
"$TIDU" assess place/green.yaml --db place/d.db --format csv --quiet | cut -d, -f1,6,10-
"$TIDU" assess place/green.yaml --db place/changed.db --format csv --quiet | cut -d, -f1,6,10-
"$TIDU" explain 913304212562117687 place/green.yaml --db place/d.db --lang zh | grep -E '^(energy|team|综合能耗|服务专班|专班)'
"$TIDU" gaps 913304212562117687 place/green.yaml --db place/d.db --quiet | grep -E '^(energy|team|综合能耗|服务专班|专班)'
"$TIDU" whatif 913304212562117687 place/green.yaml --db place/d.db --set 'energy_use[Y-1]=50' --format csv --quiet | grep energy
(TIDU_MODELS=place:$ROOT/models "$TIDU" models list --db place/d.db --format csv 2>/dev/null | grep -c '^green,'
    TIDU_MODELS=place:$ROOT/models "$TIDU" assess all --db place/d.db --format csv --quiet | head -2 | wc -l)
rm place/green.yaml
echo '--- elsewhere nobody knows the column, and the data stay'
cp place/d.db d.db
"$TIDU" rank hnte --db d.db --where 'energy_use[Y-1] > 100' 2>&1 | tail -1
"$TIDU" rank hnte --db d.db --format csv --quiet | wc -l
echo '--- a database from before it had the column'
cp d.db place/old.db
sqlite3 place/old.db 'DROP VIEW company_year; ALTER TABLE annual_value DROP COLUMN energy_use' && "$TIDU" rank hnte --db place/old.db --format csv --quiet | wc -l
echo '--- mistakes'
sed -i 's/综合能耗/综合能耗, 营业收入/' place/indicators.yaml
"$TIDU" rank hnte --db place/d.db 2>&1
sed -i '4s/annual/yearly/' place/indicators.yaml
"$TIDU" import place/table.csv --db place/d.db 2>&1
