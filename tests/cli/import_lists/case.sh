# a single file that is a list of certificates or applications is read as in a folder; inspect says what import will do
printf '统一社会信用代码,企业名称,镇街,年度,营业收入(元)\n913304212562117687,样例甲有限公司,东镇,2024,100\n91330521147120090M,样例乙有限公司,西镇,2024,200\n' >companies.csv
printf '企业名称,称号,认定日期,有效期至\n样例甲有限公司,高新技术企业,2023-11-08,2026-11-07\n样例丙有限公司,高新技术企业,2023-11-08,2026-11-07\n' >certificates.csv
printf '统一社会信用代码,企业名称,称号,认定日期,有效期至\n91330521147120090M,别的名称,高新技术企业,2022-11-08,2025-11-07\n' >with_codes.csv
printf '企业名称,称号,申报年度,批次,状态,日期\n样例甲有限公司,高新技术企业,2025,第一批,已申报,2025-06-01\n' >applications.csv
printf '统一社会信用代码,称号,申报年度,批次,状态,日期\n91330521147120090M,高新技术企业,2025,第一批,已申报,2025-06-01\n' >applications_by_code.csv
printf '企业名称,认定日期,证书编号\n样例乙有限公司,2023-11-08,GR1\n' >no_kind.csv
printf '企业名称,年度,营业收入(万元)\n样例甲有限公司,2025,3\n样例丁有限公司,2025,4\n' >names.csv
printf '企业名称,成立年份,联系电话\n样例甲有限公司,2010,1\n样例乙有限公司,2011,2\n' >plain.csv
say() { grep -v '^least and\|^file\|^文件\|^encoding\|^编码\|^header in\|^rows\|^$\|^金额\|^column\|^ *列\|^--' ; }
echo '--- before there is a database'
$TIDU inspect names.csv 2>&1 | say
$TIDU import names.csv 2>&1; ls tidu.db 2>&1
$TIDU inspect certificates.csv 2>&1 | say
$TIDU import companies.csv --quiet
for file in certificates with_codes applications applications_by_code no_kind names plain; do
    echo "--- $file"
    $TIDU inspect $file.csv 2>&1 | say
    $TIDU import $file.csv 2>&1
done
echo '--- the kind is given'
$TIDU import no_kind.csv --credential hnte --lang zh 2>&1
$TIDU inspect no_kind.csv --credential hnte --lang zh 2>&1 | say
$TIDU inspect certificates.csv --db none.db --lang zh 2>&1 | say
$TIDU import applications.csv --lang zh 2>&1
sqlite3 tidu.db 'SELECT uscc, name FROM company ORDER BY uscc; SELECT uscc, credential, granted_on FROM credential ORDER BY 1; SELECT uscc, model, status FROM application ORDER BY 1; SELECT count(*) FROM import'
echo '--- a list beside another of its kind'
$TIDU import with_codes.csv --credentials certificates.csv 2>&1
$TIDU import applications.csv --credentials certificates.csv --quiet && sqlite3 tidu.db 'SELECT count(*) FROM company'
echo '--- in a folder'
mkdir all; cp companies.csv certificates.csv with_codes.csv applications.csv applications_by_code.csv all/
$TIDU import all --db all.db 2>&1
sqlite3 all.db 'SELECT uscc, credential, granted_on FROM credential ORDER BY 1; SELECT uscc, model, status FROM application ORDER BY 1'
cp no_kind.csv all/; $TIDU import all --db none.db 2>&1
echo '--- a pipe is read once'
mkfifo pipe
cat companies.csv >pipe & timeout 20 $TIDU import pipe --db pipe.db 2>&1
cat no_kind.csv >pipe & timeout 20 $TIDU import pipe --db pipe.db 2>&1
cut -d, -f1-3 companies.csv | timeout 20 $TIDU import - --db pipe.db 2>&1
