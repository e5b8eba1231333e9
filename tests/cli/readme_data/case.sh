# the mapping of data/README.md takes a table in; its columns are all there are
awk '/^```yaml/ {inside = 1; next} /^```/ {inside = 0; close(file)} inside && /^# file: / {file = $3} inside {print >file}' \
    "$ROOT/data/README.md"
iconv -f UTF-8 -t GB18030 >table.csv <<END
某局年度表;;;;;;;;;;
编号;单位;报告期;产值;研发;占有率;旧行业;实用新型;外观设计;软件著作权;状态
7;样例甲;2024;5000;250;12.5;6510;2;1;3;在营
8;样例乙;2024;5000;250;12.5;6510;2;1;3;注销
9;;2024;5000;250;12.5;6510;2;1;3;在营
END
$TIDU import table.csv --map bureau.yaml --strict
sqlite3 tidu.db 'select uscc, name, listed, industry, industry_2011, year, revenue, rd_expense, market_share, ip_class2 from company c join annual_value v on v.company_id = c.id'
printf 'Company,Valuation,Founded,Sales,Growth\nSpark,$1.5B,2012,17280000,72.8%%\n' >list.csv
$TIDU import list.csv --map list.yaml --strict --db list.db
sqlite3 list.db 'select uscc, founded_on, year, revenue, valuation from company c join annual_value v on v.company_id = c.id'
head -1 "$ROOT/data/sample/companies.csv" | tr ',' '\n' | grep -v '^judged_' | while read -r name; do
    grep -q "^| .*\`$name\`.*|.*|$" "$ROOT/data/README.md" || echo "$name is not in the table"
done
