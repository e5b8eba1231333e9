# the disk fills up during an import: the database is as before, to the byte. On a small disk in memory of our own
unshare -rm true 2>/dev/null || { echo "no file system of our own can be mounted"; exit 77; }
cp "$ROOT/data/sample/companies.csv" .
printf 'uscc,name,year,revenue\n91990101MA00H83197,A,2024,100\n' >first.csv
mkdir disk
cat >inside.sh <<'END'
mount -t tmpfs -o size=400k none disk || exit 77
$TIDU import --quiet first.csv --db disk/tidu.db
cksum <disk/tidu.db >before
$TIDU import --quiet companies.csv --db disk/tidu.db
echo $?
cksum <disk/tidu.db | cmp - before && ls disk
sqlite3 disk/tidu.db 'select revenue from annual_value; pragma integrity_check'
END
unshare -rm bash inside.sh
[ $? = 77 ] && { echo "no file system of our own can be mounted"; exit 77; }
# the same by a limit on the size of a file
$TIDU import --quiet first.csv --db limited.db
(ulimit -f 300 && $TIDU import --quiet companies.csv --db limited.db)
echo $?
sqlite3 limited.db 'select revenue from annual_value; pragma integrity_check'
$TIDU import --quiet companies.csv --db limited.db
sqlite3 limited.db 'select count(*) from company'
