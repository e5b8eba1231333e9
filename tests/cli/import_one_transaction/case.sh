# companies and certificates come in together or not at all, into a new database and into a filled one
head=uscc,name,year,revenue
printf '%s\n91990101MA00H83197,A,2024,100\n' $head >first.csv
printf '%s\n91990101MA00H83197,A,2024,200\n' $head >newer.csv
printf 'uscc,credential,granted_on,expires_on,number\n91990101MA00H83197,hnte,2023-11-30,2026-11-30,GR1\n' >held.csv
printf '%s\n91990101MA00H83197,A,2024,1\n' $head >other.csv
$TIDU import --quiet other.csv --db new.db
sqlite3 new.db 'delete from annual_value; delete from company'
cp new.db filled.db
$TIDU import --quiet first.csv --db filled.db
for db in new.db filled.db; do
    sqlite3 $db "create trigger full before insert on credential begin select raise(abort, 'no room'); end"
    $TIDU import --quiet newer.csv --credentials held.csv --db $db
    echo "$db: exit $?"
    sqlite3 $db 'select count(*) from company; select sum(revenue) from annual_value; select count(*) from import'
    sqlite3 $db 'drop trigger full'
    $TIDU import --quiet newer.csv --credentials held.csv --db $db
    echo "$db: exit $?"
    sqlite3 $db 'select revenue from annual_value; select number from credential; select count(*) from import'
done
