# how far each input alone must move; the numbers for programs
$TIDU gaps 91990101MA00H83197 hnte --input "$ROOT/data/sample/companies.csv" --quiet
$TIDU gaps 91990101MA00H83197 hnte --input "$ROOT/data/sample/companies.csv" --format csv --quiet | head -8
