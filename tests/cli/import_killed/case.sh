# an import that is killed at any moment leaves all or nothing, and the next one comes through; the first three
# companies are among the 240
first=$ROOT/tests/cli/tiny.csv
sample=$ROOT/data/sample/companies.csv
$TIDU import "$first" --quiet --db killed.db
for moment in 0.005 0.01 0.015 0.02 0.025 0.03 0.04 0.05 0.07; do
    cp killed.db now.db
    rm -f now.db-*
    "$TIDU" import "$sample" --quiet --db now.db 2>/dev/null &
    sleep $moment
    { kill -KILL $! && wait $!; } 2>/dev/null
    sqlite3 now.db 'select count(*) from company; pragma integrity_check' | tr '\n' ' ' |
        grep -qx '3 ok \|240 ok ' || echo "half an import after $moment s"
    $TIDU assess hnte --quiet --format csv --db now.db >/dev/null || echo "unreadable after $moment s"
done
$TIDU import "$sample" --quiet --db now.db
sqlite3 now.db 'select count(*) from company'
