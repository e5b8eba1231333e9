# lists that come in together and contradict each other about days: both places are listed, and one value stays by the rule
mkdir in
printf '统一社会信用代码,企业名称,年度,营业收入(元)\n913304212562117687,样例甲有限公司,2024,100\n91330521147120090M,样例乙有限公司,2024,200\n' >in/companies.csv
cat >in/east.csv <<'END'
企业名称,称号,认定日期,有效期至,证书编号
样例甲有限公司,高新技术企业,2023-11-08,2026-11-07,GR1
样例乙有限公司,高新技术企业,2023-11-08,,
样例乙有限公司,专精特新,2022-06-01,2025-05-31,
END
# another last day; another day in one year; the same number with another year; a certificate of another year is another one
cat >in/west.csv <<'END'
统一社会信用代码,称号,发证日期,有效期至,证书编号
913304212562117687,高新技术企业,2023-11-08,2026-12-31,GR1
91330521147120090M,高新技术企业,2023-12-06,2026-12-05,
91330521147120090M,专精特新,2024-06-01,2027-05-31,
913304212562117687,高新技术企业,2020-11-08,2023-11-07,GR0
END
printf '统一社会信用代码,称号,申报年度,批次,状态,日期\n913304212562117687,高新技术企业,2025,第一批,已申报,2025-06-01\n91330521147120090M,高新技术企业,2025,第一批,已申报,2025-06-02\n' >in/filed.csv
printf '企业名称,称号,申报年度,批次,状态,日期\n样例甲有限公司,高新技术企业,2025,第一批,已申报,2025-06-11\n样例甲有限公司,高新技术企业,2025,第一批,已推荐,2025-07-01\n样例乙有限公司,高新技术企业,2025,第一批,已申报,\n' >in/filed_later.csv
ask() { sqlite3 $1 'SELECT uscc, credential, granted_on, expires_on, number FROM credential ORDER BY 1, 2, 3; SELECT uscc, status, day FROM application ORDER BY 1, 2'; }
$TIDU import in --db a.db --quiet --format csv
ask a.db
echo '--- the preferred list stays'
$TIDU import in --prefer west.csv --db b.db --quiet --format csv
ask b.db
echo '--- in Chinese'
$TIDU import in --db c.db --lang zh 2>/dev/null
echo '--- strict'
$TIDU import in/companies.csv in/west.csv in/east.csv --strict --db d.db --quiet >/dev/null; ls d.db 2>&1
echo '--- what stood back did not come in: alone the list is another import, and the same folder once more is not'
$TIDU import in --db a.db --quiet; sqlite3 a.db 'SELECT count(*) FROM import'
$TIDU import in/west.csv --db a.db 2>&1 | tail -1
ask a.db | head -3
echo '--- one number, two years'
printf '统一社会信用代码,称号,认定日期,证书编号\n913304212562117687,高新技术企业,2023-11-08,GR1\n' >one.csv
printf '统一社会信用代码,称号,认定日期,证书编号\n913304212562117687,高新技术企业,2022-11-08,GR1\n' >two.csv
$TIDU import in/companies.csv one.csv two.csv --db e.db --quiet --format csv
ask e.db
