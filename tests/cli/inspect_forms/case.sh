# what a file is taken for, before anything is taken in
cat >bureau.csv <<END
某某区科技企业统计表,,,,,
统一社会信用代码,企业名称,2023年营业收入(万元),2024年营业收入(万元),2024年职工总数,备注
91990101MA00H83197,样例甲有限公司,"1,234.5",2000,85,
91990101MA013G622K,样例乙有限公司,—,３０００,无,暂缓
合计,,1234.5,5000,85,
END
$TIDU inspect bureau.csv
echo $?
$TIDU inspect bureau.csv --format json --quiet --output bureau.json
sqlite3 :memory: "select json_valid(cast(readfile('bureau.json') as text))"
$TIDU inspect bureau.csv --lang zh --quiet | head -8
ls
$TIDU inspect "$ROOT/tests/cli/tiny.csv" --quiet | grep founded_on
