#!/bin/sh
# An import into a database that does not exist yet, and with a third argument the first list from it:
# fresh_import.sh TIDU FILE DB [list]
rm -f "$3" "$3-wal" "$3-shm"
"$1" import "$2" --quiet --db "$3" || exit 1
[ -z "${4:-}" ] || exec "$1" rank hnte --quiet --db "$3" --format csv --top 100
