#!/bin/sh
# An import into a database that does not exist yet: fresh_import.sh TIDU FILE DB
rm -f "$3" "$3-wal" "$3-shm"
exec "$1" import "$2" --quiet --db "$3"
