# a newer file changes what differs and keeps what was there before; the same file once more changes nothing
ln -s "$ROOT/tests/cli/tiny.csv" tiny.csv
$TIDU import tiny.csv
$TIDU import tiny.csv
sed 's/,2023,40000000,/,2023,41000000,/; s/样例乙有限公司,,/样例乙股份有限公司,,/; s/样例乙有限公司/样例乙股份有限公司/' tiny.csv >newer.csv
$TIDU import newer.csv
{ head -1 tiny.csv | cut -d, -f1-9; echo 91990101MA02Q9F519,样例丁有限公司,2020-01-01,101,0,1,样例桥镇,2024,1000000; } >one_more.csv
$TIDU import one_more.csv
sqlite3 tidu.db '.mode csv' 'select h.* from history h' 2>&1 | cut -d, -f2-
sqlite3 tidu.db 'select count(*) from company; select count(*) from annual_value; select count(*) from import'
$TIDU explain 91990101MA00H83197 hnte --quiet | grep '^revenue .*2023'
# the first file once more: what the newer one changed is as it says again, and what came in beside it stays
$TIDU import tiny.csv
sqlite3 tidu.db 'select count(*) from company; select count(*) from history; select count(*) from import'
$TIDU import tiny.csv
