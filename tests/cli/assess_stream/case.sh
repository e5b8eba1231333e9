# a table longer than a part, as a stream and as a whole: the same bytes; and what a stream cannot do
awk 'BEGIN {
    print "uscc,name,founded_on,year,revenue,rd_expense,employees,st_staff"
    for (i = 0; i < 70000; i++)
        for (y = 2022; y < 2025; y++)
            printf("S%07d,公司%d,2015-03-%02d,%d,%d,%d,%d,%d\n", i, i, 1 + i % 28, y, i * 977 % 90000000,
                   i * 31 % 5000000, 20 + i % 300, i % 90)
}' >long.csv
$TIDU assess tech-sme --year 2025 --format csv --quiet --input long.csv >whole.csv
$TIDU assess tech-sme --year 2025 --format csv --quiet --stream --input - <long.csv >stream.csv
cmp whole.csv stream.csv && wc -l <stream.csv
$TIDU assess tech-sme --year 2025 --format csv --bom --quiet --stream --input long.csv --output marked.csv
printf '\357\273\277' | cat - whole.csv | cmp - marked.csv && echo "with a mark, too"
{ cat long.csv; sed -n 2p long.csv; } | $TIDU assess tech-sme --year 2025 --format csv --stream --input - --output torn.csv
echo "exit $?; $(ls torn.csv* 2>/dev/null | wc -l) files"
$TIDU assess tech-sme --format csv --stream --input long.csv
echo "exit $?"
$TIDU assess tech-sme --year 2025 --format csv --stream --strict --input long.csv
echo "exit $?"
$TIDU assess tech-sme --year 2025 --format csv --stream --input "$ROOT/data/sample/companies.csv" \
    --credentials "$ROOT/data/sample/credentials.csv" >sample.csv
wc -l <sample.csv
