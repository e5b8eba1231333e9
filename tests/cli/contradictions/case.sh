# A part that is more than its whole: kept, reported, and unknown to every rule that asks for it, from a file and a database.
cat >a.csv <<'END'
统一社会信用代码,企业名称,成立日期,国家重点支持的高新技术领域,年度,营业收入,总收入,高新技术产品(服务)收入,研发费用,境内研发费用,职工总数,科技人员,Ⅰ类知识产权,重大安全/质量/环境事件
91330521147120090M,甲,2015-01-01,101,2022,4000,4000,3000,260,260,100,30,3,0
91330521147120090M,甲,2015-01-01,101,2023,4400,4400,3300,280,280,100,30,3,0
91330521147120090M,甲,2015-01-01,101,2024,5000,5000,20000,300,1200,100,400,3,0
END
$TIDU import a.csv --unit wan --db d.db
sqlite3 d.db 'SELECT hightech_income, rd_expense_domestic, st_staff FROM annual_value WHERE year = 2024'
$TIDU assess hnte --db d.db --format csv --quiet | cut -d, -f6-17
$TIDU assess hnte --input a.csv --unit wan --format csv --quiet | cut -d, -f6-17
$TIDU explain 91330521147120090M hnte --db d.db --lang zh --quiet | grep -E '^(科技人员|境内研发|高新技术产品)'
$TIDU explain 91330521147120090M hnte --db d.db --quiet | grep -E '^(S&T|domestic|high-tech income)'
$TIDU quality --db d.db --quiet | grep "^a part above"
# mended, it is a figure like any other; so it is in a scenario
$TIDU whatif 91330521147120090M hnte --db d.db --set 'st_staff[Y-1]=30' --format csv --quiet | grep st_staff
sed 's/,1200,100,400,/,300,100,30,/; s/,20000,300/,3500,300/' a.csv >mended.csv
$TIDU import mended.csv --unit wan --db d.db --quiet
$TIDU assess hnte --db d.db --format csv --quiet | cut -d, -f6-17
