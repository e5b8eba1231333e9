# Lists and tables that name companies without their codes: matched by name, or listed to be filled in and given back
cat >companies.csv <<'END'
统一社会信用代码,企业名称,镇街,年度,营业收入
913304212562117687,样例甲（江苏）有限公司,东镇,2023,100
91330521147120090M,样例乙有限公司,东镇,2023,200
330502000012345,样例乙有限责任公司,西镇,2022,190
END
cat >hnte.csv <<'END'
某区2023年高新技术企业名单,,
序号,企业名称,证书编号
1,樣例甲（江蘇）有限公司,GR202399000001
2,样例乙有限公司,GR202399000002
3,样例丙有限公司,GR202399000003
END
echo '--- nothing says which certificates they are'
"$TIDU" import companies.csv --credentials hnte.csv --db d.db 2>&1 | tail -1
echo '--- no day of grant: nothing comes in'
"$TIDU" import companies.csv --credentials hnte.csv --credential hnte --db d.db 2>&1
ls d.db 2>&1
echo '--- the day for all; a list of what nobody knows'
"$TIDU" import companies.csv --credentials hnte.csv --credential hnte --granted 2023-11-08 --db d.db --review review.csv 2>&1
cat review.csv
echo '--- filled in and given back'
sed 's/^,样例乙/91330521147120090M,样例乙/' review.csv >filled.csv
"$TIDU" import --credentials filled.csv --credential hnte --granted 2023-11-08 --db d.db 2>&1
sqlite3 d.db 'SELECT uscc, credential, granted_on, number FROM credential ORDER BY uscc'
echo '--- a table without codes'
printf '企业名称,年度,营业收入（万元）\n样例甲(江苏)有限公司,2024,3\n样例丁有限公司,2024,4\n' >names.csv
"$TIDU" import names.csv --db d.db --review more.csv 2>&1
cat more.csv
"$TIDU" import names.csv --db new.db 2>&1
echo '--- the filled list comes back without a word about its column of candidates, which is never read'
"$TIDU" import more.csv --db d.db --problems problems.csv --quiet; cut -d, -f1,6,7 problems.csv
sed 's/^,样例丁/91330521147120090M,样例丁/' more.csv >filled.csv
"$TIDU" import filled.csv --db d.db --problems problems.csv --quiet; cut -d, -f1,6,7 problems.csv
sqlite3 d.db "SELECT name, revenue FROM company_year WHERE year = 2024"
echo '--- names as keys'
printf 'keys:\n  code: {column: 企业名称, id: other}\n  year: 年度\n' >map.yaml
printf '企业名称,年度,营业收入（万元）\n样例甲（江苏）有限公司,2022,1\n样例甲 (江苏)有限公司,2023,2\n樣例甲（江蘇）有限公司,2024,3\n' >spelt.csv
"$TIDU" import spelt.csv --map map.yaml --db keys.db 2>&1
echo '--- and the same company in another file'
printf '企业名称,年度,营业收入（万元）\n样例甲(江苏)有限责任公司,2021,9\n' >later.csv
"$TIDU" import later.csv --map map.yaml --db keys.db 2>&1
sqlite3 keys.db 'SELECT uscc, name FROM company; SELECT year, revenue FROM company_year ORDER BY year'
echo '--- an old number comes later than the credit code of its name'
printf '统一社会信用代码,企业名称,年度,营业收入\n330502000054321,样例甲(江苏)有限公司,2020,5\n' >old.csv
"$TIDU" import old.csv --db d.db 2>&1
echo '--- many files: their order does not matter'
printf '企业名称,年度,营业收入\n样例甲(江苏)有限公司,2021,8\n样例戊有限公司,2021,9\n' >a_names.csv
printf '统一社会信用代码,企业名称,年度,营业收入\n91990101MA0000100H,样例戊有限责任公司,2022,7\n' >z_later.csv
"$TIDU" import a_names.csv companies.csv z_later.csv --credentials hnte.csv --credential hnte --granted 2023-11-08 --db many.db --review waiting.csv 2>&1
sqlite3 many.db 'SELECT uscc, year, revenue FROM company_year ORDER BY 1, 2; SELECT uscc, credential FROM credential'
cat waiting.csv
echo '--- a list of certificates among the files'
"$TIDU" import hnte.csv companies.csv --credential hnte --granted 2023-11-08 --db among.db --quiet
sqlite3 among.db 'SELECT uscc, credential FROM credential'
printf '序号,企业名称,证书编号\n1,样例丙有限公司,GR1\n' >nobody.csv
"$TIDU" import companies.csv nobody.csv --credential hnte --granted 2023-11-08 --db nobody.db --review waiting.csv 2>&1 | tail -1
tail -1 waiting.csv
