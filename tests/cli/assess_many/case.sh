# several models at once say what each says alone
data="$ROOT/data/sample/companies.csv"
$TIDU assess all --input "$data" --year 2026 --recheck --format csv --quiet 2>/dev/null >all.csv
for model in $(cut -d, -f3 all.csv | sort -u | grep -v '^model$'); do
    $TIDU assess "$model" --input "$data" --year 2026 --recheck --format csv --quiet 2>/dev/null | cut -d, -f1-9 >one.csv
    grep ",$model," all.csv >part.csv
    tail -n +2 one.csv | cmp - part.csv || echo "$model differs"
done
head -1 all.csv
awk -F, '{print $1}' all.csv | tail -n +2 | uniq -d | sort -u | wc -l
$TIDU assess tech-sme hnte --input "$data" --quiet 2>/dev/null | cut -d' ' -f1
$TIDU assess hnte little-giant --input "$data" --on 2026-07-01 --recheck --format json --quiet 2>/dev/null | grep -o '"version":"[^"]*"' | sort | uniq -c
$TIDU assess hnte hmte --input "$data" --quiet 2>&1 >/dev/null | tail -1
$TIDU assess hnte srdi --save
