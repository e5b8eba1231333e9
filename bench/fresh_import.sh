#!/bin/sh
# An import into a database that does not exist yet, and with "list" the first list from it:
# fresh_import.sh TIDU FILE DB [list|only] [OPTION...]; the options go to both commands
tidu=$1 file=$2 db=$3 what=${4:-only}
[ $# -lt 4 ] && shift 3 || shift 4
rm -f "$db" "$db"-wal "$db"-shm "$db".columns*
"$tidu" import "$file" --quiet --db "$db" "$@" || exit 1
[ "$what" = only ] || exec "$tidu" rank hnte --quiet --db "$db" --format csv --top 100 "$@"
