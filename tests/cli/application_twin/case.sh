# counts and shares of random applications, held against a count in Python that knows neither files nor SQL
for seed in 1 2 3 4; do
    rm -f ./*.db
    python3 "$CASE/twin.py" "$ROOT/data/sample/companies.csv" $seed
done
