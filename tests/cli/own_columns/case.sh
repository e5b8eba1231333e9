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
