# the same file once more changes nothing; the database is for its owner's eyes alone
$TIDU import "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" --problems problems.csv
$TIDU import "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv"
stat -c %a tidu.db
sed 1d problems.csv | cut -d, -f1,2,4-7 | sort
sqlite3 tidu.db 'select count(*) from company; select count(*) from annual_value; select count(*) from credential'
