# files that may not be read or written: what to do, and nothing lost. Root may do all, so root becomes nobody
if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null || { echo "root cannot become nobody"; exit 77; }
    setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$TIDU" || { echo "nobody cannot run the program here"; exit 77; }
    as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
printf 'uscc,name,year,revenue\n91990101MA00H83197,A,2024,100\n' >first.csv
sed s/100$/200/ first.csv >newer.csv
$TIDU import --quiet first.csv --db read_only.db
$TIDU rank hnte --quiet --db read_only.db --output left.csv
mkdir closed
cp read_only.db closed/read_only.db
cp first.csv secret.csv
chmod 000 secret.csv
[ "$(id -u)" = 0 ] && chown -R 65534:65534 . && chmod 755 . ..
chmod 444 read_only.db closed/read_only.db
chmod 555 closed
try() {
    $as_user "$TIDU" "$@"
    echo "$* : $?"
}
try assess hnte --input secret.csv
try import secret.csv --db new.db
try import newer.csv --db read_only.db
try import newer.csv --db closed/read_only.db
try import newer.csv --db closed/new.db
try rank hnte --quiet --format csv --db read_only.db --output closed/list.csv
$as_user "$TIDU" assess hnte --quiet --format csv --db closed/read_only.db | cut -d, -f1-6
sqlite3 read_only.db 'select revenue from annual_value'
$as_user "$TIDU" assess hnte --format csv --db closed/read_only.db 2>&1 >/dev/null | tail -n 1 # the answer is not on record, and is there
$as_user "$TIDU" verify left.csv --db closed/read_only.db --quiet | sed -n 3p
$as_user "$TIDU" exports --db closed/read_only.db --format csv --quiet | cut -d, -f1
chmod 755 closed
ls closed
