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
echo "--- while a table is read and written at the same time"
awk 'BEGIN { print "uscc,year,revenue,employees"; for (i = 1; i <= 60000; i++) printf "K%06d,2025,%d,%d\n", i, i, i % 50 }' >large.csv
for moment in 0.02 0.04 0.06 0.08 0.12 0.16; do
    rm -f now.db*
    "$TIDU" import large.csv --quiet --db now.db 2>/dev/null &
    sleep $moment
    { kill -KILL $! && wait $!; } 2>/dev/null
    # nothing: it was killed before it made its tables
    case $(sqlite3 now.db 'select count(*) from company; pragma integrity_check' 2>/dev/null | tr '\n' ' ') in
    '' | '0 ok ' | '60000 ok ') ;;
    *) echo "half an import after $moment s" ;;
    esac
    $TIDU import large.csv --quiet --db now.db 2>/dev/null || echo "no import after $moment s"
    sqlite3 now.db 'select count(*), sum(revenue) from company_year' | grep -qx '60000|1800030000.*' || echo "wrong after $moment s"
done
