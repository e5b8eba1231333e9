$TIDU rank hnte --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" \
    --format csv --top 5 --quiet | cut -d, -f1-6,8-9
echo "${PIPESTATUS[0]}"
