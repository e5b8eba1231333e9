#!/bin/sh
# What the sqlite3 shell needs for the same: a typed table, .import, a unique index on the code.
# shell_import.sh FILE DB; prints nothing
rm -f "$2"
columns=$(head -n 1 "$1" | awk -F, '{ for (i = 1; i <= NF; i++) printf("%s\"%s\" %s", (i > 1 ? ", " : ""), $i,
    ($i ~ /^(uscc|name|founded_on|region|town|park|grid|industry)$/ ? "TEXT" : "NUMERIC")) }')
exec sqlite3 "$2" "PRAGMA journal_mode = OFF" "PRAGMA synchronous = OFF" "CREATE TABLE company ($columns)" \
    ".import --csv --skip 1 $1 company" "CREATE UNIQUE INDEX company_code ON company (uscc)"
