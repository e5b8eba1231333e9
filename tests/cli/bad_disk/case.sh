# the disk fills up during an import: the database is as before, to the byte. On a small disk in memory of our own
unshare -rm true 2>/dev/null || { echo "no file system of our own can be mounted"; exit 77; }
# the sample four times under other codes: far larger than an empty database
cp "$ROOT/data/sample/companies.csv" .
for other in 8 7 6; do
    sed "1d; s/^9/$other/" "$ROOT/data/sample/companies.csv" >>companies.csv
done
printf 'uscc,name,year,revenue\n91990101MA00H83197,A,2024,100\n' >first.csv
mkdir disk
cat >inside.sh <<'END'
mount -t tmpfs -o size=900k none disk || exit 77
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
(ulimit -f 700 && $TIDU import --quiet companies.csv --db limited.db)
echo $?
sqlite3 limited.db 'select revenue from annual_value; pragma integrity_check'
$TIDU import --quiet companies.csv --db limited.db
sqlite3 limited.db 'select count(*) from company'
