# What inspect understood, as a mapping file; completed by hand it brings the table in. A list of certificates is named as one.
printf '某区情况表（单位：万元）\n统一社会信用代码,企业名称,年度,营收总额,研发费用,备用列\n91990101MA00H83197,甲,2023,1500,75,x\n' >table.csv
$TIDU inspect table.csv --write-map map.yaml --quiet >/dev/null
cat map.yaml
sed -i 's/  # "营收总额": {to: }.*/  "营收总额": {to: revenue, unit: wan}/' map.yaml
$TIDU import table.csv --map map.yaml --quiet
sqlite3 tidu.db 'select year, revenue, rd_expense from annual_value'
printf '统一社会信用代码,企业名称,资质名称,发证日期,有效期\n91990101MA00H83197,甲,高新技术企业,2023-11-08,三年\n' >held.csv
$TIDU inspect held.csv 2>&1 | grep -v "^least" | cut -c1-45
printf '序号,企业名称,年度,营业收入\n1,甲,2023,100\n' >names.csv
$TIDU inspect names.csv >/dev/null
echo "--- a header of two rows: the entry names both, so what was written reads the same, and one column can be corrected"
printf '某区情况表,,,,\n统一社会信用代码,企业名称,营业收入（万元）,,经费\n,,2022,2023,2023\n91990101MA00H83197,甲,1200,1500,75\n' >two.csv
$TIDU inspect two.csv --write-map two.yaml --quiet >/dev/null
rm tidu.db
$TIDU import two.csv --map two.yaml --quiet
sqlite3 tidu.db 'select id % 10000, revenue, rd_expense from annual_value'
printf 'columns:\n  经费 2023: {to: rd_expense, unit: wan, year: 2023}\n  营业收入（万元） 2022: {to: main_revenue, unit: wan, year: 2022}\n' >one.yaml
rm tidu.db
$TIDU import two.csv --map one.yaml --quiet
sqlite3 tidu.db 'select id % 10000, revenue, main_revenue, rd_expense from annual_value'
