# registers of codes: taken in whole or not at all, then what an import of companies says about its codes
cat >regions.csv <<END
区划代码,区划名称,版本
320600,南通市,200912
320611,港闸区,200912
320612,通州区,200912
320621,海安县,200912
320683,通州市,200312
320600,南通市,202012
320612,通州区,202012
320685,海安市,202012
END
cat >industries.csv <<END
code,name,edition,successor
C3911,计算机整机制造,2017,
I6511,基础软件开发,2017,
I6513,应用软件开发,2017,
I6531,信息系统集成服务,2017,
3911,计算机整机制造,2011,3911
6510,软件开发,2011,6511;6513
6520,信息系统集成服务,2011,I6531
END
$TIDU import --table region regions.csv
$TIDU import --table region regions.csv
iconv -f UTF-8 -t GB18030 industries.csv >industries.gbk
$TIDU import --table industry industries.gbk
sed 's/^320685.*/320685,海安市,二〇二〇/' regions.csv >bad.csv
$TIDU import --table region bad.csv
sed 's/,2017,/,,/' industries.csv >bad.csv
$TIDU import --table industry bad.csv --lang zh
$TIDU import --table industry regions.csv
$TIDU import --table region regions.csv --unit wan 2>&1 | head -1
sqlite3 tidu.db "select kind, edition, count(*) from code group by 1, 2"
for code in 320621 320683 320611 3206 I6511 6510 10101; do $TIDU code $code | sed 1,2d; done
$TIDU code 320621 --format json
$TIDU code 999999
$TIDU code 320621 --db other.db
# the cells stay as they are; what is wrong with them has a place
cat >companies.csv <<END
uscc,name,founded_on,region,hightech_field,industry,industry_2011,year,employees
91990101MA00H83197,甲,2015-01-01,320685,101,C3911,,2024,10
91990101MA013G622K,乙,2015-01-01,320621,10101,,6520,2024,10
91990101MA0HRB413R,丙,2015-01-01,320611000000,0,,6510,2024,10
91990101MA02Q9F519,丁,2015-01-01,320699,109,6520,7777,2024,10
END
$TIDU import companies.csv --problems problems.csv
sed 1d problems.csv | cut -d, -f1-8
sqlite3 tidu.db 'select region, industry, industry_2011 from company'
$TIDU import companies.csv
# the industry that was filled in says where it came from; one that stands in the database stays
$TIDU explain 91990101MA013G622K prov-tech-sme@zhejiang --quiet | grep -E '^(division code|industry|high-tech field).*(: |companies.csv)'
$TIDU explain 91990101MA013G622K hnte --lang zh --quiet | grep -E '^(行政|国民|国家)'
sqlite3 tidu.db "update company set industry = 'I6599' where uscc = '91990101MA013G622K'"
echo "# again" | cat companies.csv - | sed '$d; s/,10$/,11/' >newer.csv
$TIDU import newer.csv --quiet
sqlite3 tidu.db "select industry from company where uscc = '91990101MA013G622K'"
$TIDU plan hnte --output plans --quiet && grep -E '"(uscc|region|industry|hightech_field)": ' plans/plans.json
# strict: nothing comes in
$TIDU import companies.csv --strict --encoding utf-8
# a register that comes later: the same file is read again for it
$TIDU import companies.csv --db later.db --quiet && $TIDU import --table industry industries.csv --db later.db
$TIDU import companies.csv --db later.db
sqlite3 later.db 'select industry from company'
