# CSV for programs, JSON with the same fields, a table for people
ln -s "$ROOT/tests/cli/tiny.csv" tiny.csv
$TIDU assess hnte --input tiny.csv --format csv
$TIDU assess tech-sme --input tiny.csv --format csv --quiet
$TIDU assess tech-sme --input tiny.csv --quiet
$TIDU assess tech-sme --input tiny.csv --quiet --format json >tiny.json
# valid, and field by field what the CSV says: by a parser that is not ours
sqlite3 :memory: "
    select json_valid(cast(readfile('tiny.json') as text));
    select group_concat(key) from json_each(json_extract(cast(readfile('tiny.json') as text), '\$[0]'));
    select json_extract(value, '\$.uscc'), json_extract(value, '\$.verdict'), json_extract(value, '\$.score_lo'),
        json_extract(value, '\$.\"gate.size\"') from json_each(cast(readfile('tiny.json') as text))"
$TIDU assess hnte --input tiny.csv --format csv --bom --quiet | head -c 3 | od -An -tx1
# an earlier year and date
$TIDU assess hnte --input tiny.csv --format csv --year 2024 --on 2024-02-29 --quiet | cut -d, -f1-6
# kept in the database
$TIDU import tiny.csv --quiet && $TIDU assess hnte --save --quiet --format csv >/dev/null
sqlite3 tidu.db 'select model, year, (select count(*) from result) from run'
