#!/bin/sh
# An import into a database that does not exist yet: alone, with the first list in one command, or that list afterwards.
# fresh_import.sh TIDU FILE DB [only|list|then] [OPTION...]; the options go to each command
tidu=$1 file=$2 db=$3 what=${4:-only}
[ $# -lt 4 ] && shift 3 || shift 4
rank="rank hnte --quiet --format csv --top ${TOP:-100}"
rm -f "$db" "$db"-wal "$db"-shm "$db".columns* "$db".order*
[ "$what" != list ] || exec "$tidu" $rank --import "$file" --db "$db" "$@"
"$tidu" import "$file" --quiet --db "$db" "$@" || exit 1
[ "$what" = only ] || exec "$tidu" $rank --db "$db" "$@"
