$TIDU ladder --lang zh --quiet --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv"
