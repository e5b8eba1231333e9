# a database that is locked, cut short or another thing: one sentence with what to do, exit 1, its bytes unchanged
head=uscc,name,year,revenue
printf '%s\n91990101MA00H83197,A,2024,100\n' $head >first.csv
printf '%s\n91990101MA00H83197,A,2024,200\n' $head >newer.csv
$TIDU import --quiet first.csv --db sound.db
# refuse FILE: reading and writing
refuse() {
    local before
    before=$(cksum <"$1")
    $TIDU assess hnte --db "$1"
    echo "$1: assess $?"
    $TIDU import newer.csv --db "$1"
    echo "$1: import $?"
    [ "$before" = "$(cksum <"$1")" ] || echo "$1 was changed"
}
cp sound.db locked.db
mkfifo say
sqlite3 locked.db <say >held &
exec 3>say
echo 'pragma locking_mode = exclusive; begin exclusive; select 1;' >&3
for _ in $(seq 100); do [ -s held ] || sleep 0.1; done
refuse locked.db
exec 3>&-
wait
$TIDU import newer.csv --db locked.db
head -c 5000 sound.db >truncated.db
refuse truncated.db
head -c 40000 sound.db >cut_in_the_middle.db
refuse cut_in_the_middle.db
cp first.csv not_sqlite.db
refuse not_sqlite.db
sqlite3 foreign.db 'create table another(x)'
refuse foreign.db
cp sound.db newer_version.db
sqlite3 newer_version.db 'pragma user_version = 99'
refuse newer_version.db 2>said
sed 's/up to [0-9]*/up to N/' said >&2
mkdir folder
$TIDU assess hnte --db folder
$TIDU import newer.csv --db folder
$TIDU assess hnte --db absent.db
: >empty.db
$TIDU assess hnte --db empty.db
$TIDU import newer.csv --db absent/new.db
$TIDU import newer.csv --db sound.db
sqlite3 sound.db 'select revenue from annual_value'
