# applications and their outcomes: alone, again, a later list, with companies and certificates, in a folder, undone
head=统一社会信用代码,企业名称,称号,批次,申报年度,状态,日期
printf '%s\n' $head 91990101MA00H83197,甲,高新技术企业,第一批,2024,已申报,2024-05-20 \
    91990101MA013G622K,乙,高新技术企业,第一批,2024,已申报,2024-05-20 >filed.csv
printf '%s\n' $head 91990101MA00H83197,甲,高新技术企业,2024年第一批,,已认定,2024年11月6日 \
    91990101MA013G622K,乙,高新技术企业,2024年第一批,,未通过,2024年11月6日 \
    91990101MA013G622K,乙,高新技术企业,2024年第一批,,已申报,2024-05-21 >outcome.csv
printf '%s\n' $head 91990101MA00H83197,甲,某某证,第一批,2024,已申报,2024-05-20 \
    91990101MA00H83197,甲,高企,第一批,2024,差不多,2024-05-20 91990101MA00H83197,甲,高企,第一批,2024,已申报,五月 >bad.csv
printf 'uscc,name,year,revenue\n91990101MA00H83197,甲,2023,100\n' >companies.csv
printf 'uscc,credential,granted_on,expires_on,number\n91990101MA00H83197,hnte,2021-11-30,2024-11-29,GR1\n' >held.csv
ask() { sqlite3 ${1:-tidu.db} 'select uscc, model, batch, status, day, year, import_id, line from application'; }
said() { "$@" 2>&1; echo "exit $?"; }
said $TIDU import --applications filed.csv
said $TIDU import --applications filed.csv
said $TIDU import --applications outcome.csv --lang zh
ask
echo "--- what cannot be read"
said $TIDU import --applications bad.csv --problems problems.csv
said $TIDU import --applications bad.csv --lang zh --db zh.db
said $TIDU import --applications bad.csv --strict --db strict.db
said $TIDU import --applications companies.csv --db none.db
said $TIDU import filed.csv --table region --applications filed.csv
sed 1d problems.csv | cut -d, -f1-7
echo "--- undone"
said $TIDU imports undo 1
said $TIDU imports undo 2
ask
echo "--- in one transaction, with companies and certificates"
said $TIDU import companies.csv --credentials held.csv --db both.db --applications filed.csv
said $TIDU import --applications outcome.csv --db both.db
$TIDU imports --db both.db --format csv | cut -d, -f1,4,6-13
$TIDU history 91990101MA013G622K --db both.db 2>&1
$TIDU history 91990101MA00H83197 --db both.db --indicator hnte --format csv | cut -d, -f1,4-6
sqlite3 both.db "create trigger full before insert on application begin select raise(abort, 'no room'); end"
printf '%s\n' $head 91990101MA00H83197,甲,瞪羚企业,第二批,2024,已推荐,2024-08-01 >more.csv
printf 'uscc,name,year,revenue\n91990101MA00H83197,甲,2023,777\n' >newer.csv
said $TIDU import newer.csv --applications more.csv --db both.db
sqlite3 both.db 'select revenue from annual_value; drop trigger full'
said $TIDU imports undo 1 --db both.db
said $TIDU imports undo 4 3 2 1 --db both.db
ask both.db
echo "--- a folder"
mkdir town
cp companies.csv filed.csv held.csv town
said $TIDU import town --applications outcome.csv --db town.db
ask town.db
sqlite3 town.db 'select count(*) from credential'
echo "--- names instead of codes, found and filled in, in a folder, too"
names=企业名称,称号,批次,申报年度,状态,日期
printf '%s\n' $names 甲,高企,第一批,2024,已推荐,2024-07-01 乙,高企,第一批,2024,已推荐,2024-07-01 >named.csv
said $TIDU import --applications named.csv --review review.csv --db town.db
cat review.csv
sed -i 's/^,乙/91990101MA013G622K,乙/' review.csv
said $TIDU import --applications review.csv --db town.db
sqlite3 town.db "select uscc, day, line from application where status = 'recommended'"
mkdir named
cp named.csv named/1.csv
cp companies.csv named/2.csv
said $TIDU import named --db named.db
ask named.db
rm named/2.csv
said $TIDU import named/1.csv companies.csv --prefer companies.csv --db named.db
cp bad.csv named/3.csv
said $TIDU import named --db fresh.db
ls fresh.db 2>&1
echo "--- a workbook"
python3 "$ROOT/tests/cli/csv_to_xlsx.py" filed.xlsx 申报=filed.csv
$TIDU import --quiet --applications filed.xlsx --db book.db
ask book.db
echo "--- a title that no model has, a company that the data do not have"
printf '%s\n' $head 91990101MA00H83197,甲,nosuch,第一批,2024,已申报,2024-05-20 91990101MA013G622K,乙,hnte,第一批,2024,已申报,2024-05-20 >strange.csv
said $TIDU import companies.csv --applications strange.csv --db strange.db
said $TIDU import companies.csv --applications strange.csv --db strange-zh.db --lang zh
ask strange.db
