# levels of R&D units are written as words, those of tables/rd-units.yaml; a word that is none of them is said
cat >t.csv <<'END'
统一社会信用代码,企业名称,年度,研发机构级别
913304212562117687,样例甲有限公司,2024,国家级
913304212562117687,样例甲有限公司,2023,省级
913304212562117687,样例甲有限公司,2022,市级
913304212562117687,样例甲有限公司,2021,市级以下
913304212562117687,样例甲有限公司,2020,未建立
913304212562117687,样例甲有限公司,2019,无
91330521147120090M,样例乙有限公司,2024,3
91330521147120090M,样例乙有限公司,2023,provincial
91330521147120090M,样例乙有限公司,2022,省级以上
END
"$TIDU" import t.csv --db d.db 2>&1
sqlite3 d.db 'SELECT uscc, year, ifnull(rd_platform, "-") FROM company_year ORDER BY uscc, year DESC'
