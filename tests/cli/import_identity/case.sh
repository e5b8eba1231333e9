# what changes what comes in is part of an import's identity: the same file with another year is another import
cat >t.csv <<'END'
统一社会信用代码,企业名称,营业收入(元),综合能耗
913304212562117687,样例甲有限公司,100,7
91330521147120090M,样例乙有限公司,200,8
END
values() { sqlite3 $1 'SELECT uscc, town, year, revenue FROM company c JOIN annual_value v ON v.company_id = c.id ORDER BY uscc, year'; }
$TIDU import t.csv --year 2022 --db x.db 2>&1 | tail -1
$TIDU import t.csv --year 2023 --db x.db 2>&1 | tail -1
$TIDU import t.csv --year 2023 --db x.db 2>&1 | tail -1
values x.db
echo '--- the town of a whole table'
$TIDU import t.csv --year 2023 --town 样例镇 --db x.db 2>&1 | tail -1
values x.db
echo '--- in a folder'
mkdir towns; cp t.csv towns/a.csv
$TIDU import towns --year 2021 --db many.db 2>&1 | tail -1
$TIDU import towns --year 2022 --db many.db 2>&1 | tail -1
$TIDU import towns --year 2022 --db many.db 2>&1 | tail -1
values many.db | cut -d'|' -f3 | sort | uniq -c
echo '--- a column of one'"'"'s own that is declared later'
cat >indicators.yaml <<'END'
dictionary: indicators
indicators:
  energy_use: {kind: annual, type: count, least: 0, en: energy use, zh: [综合能耗]}
END
$TIDU import t.csv --year 2023 --db x.db 2>&1 | tail -1
sqlite3 x.db 'SELECT year, energy_use FROM annual_value ORDER BY id'
echo '--- a long text does not hide what follows it'
long=$(printf '镇%.0s' $(seq 300))
$TIDU import t.csv --year 2023 --town $long --db x.db 2>&1 | tail -1
$TIDU import t.csv --year 2023 --town $long二 --db x.db 2>&1 | tail -1
$TIDU import t.csv --year 2023 --town $long --db x.db 2>&1 | tail -1
sqlite3 x.db 'SELECT substr(options, 1, 60) FROM import WHERE id < 5; SELECT count(DISTINCT options) FROM import WHERE options LIKE '"'digest %'"
