# two runs with one --output: the file is that of one of them, whole, and nothing else is left
cp "$ROOT/data/sample/companies.csv" many.csv
for first in 8 7 6 5 4 3 2 1; do
    sed "1d; s/^9/$first/" "$ROOT/data/sample/companies.csv" >>many.csv
done
write() { $TIDU assess hnte --quiet --year 2025 --input many.csv --format "$1" --output "$2"; }
write csv list.csv && write json list.json
for round in 1 2 3 4 5 6; do
    write csv both & write json both &
    wait
    cmp -s both list.csv || cmp -s both list.json || echo "round $round: a mixture"
done
ls
