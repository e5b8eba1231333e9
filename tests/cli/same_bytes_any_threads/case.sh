# from a file or from the database, by one thread or three: the same bytes
sample=$ROOT/data/sample/companies.csv
held=$ROOT/data/sample/credentials.csv
$TIDU assess hnte --quiet --format csv --input "$sample" --credentials "$held" --threads 1 >one.csv
$TIDU assess hnte --quiet --format csv --input "$sample" --credentials "$held" --threads 3 >three.csv
cmp one.csv three.csv && wc -l <one.csv
$TIDU import --quiet "$sample" --credentials "$held" 2>/dev/null
$TIDU assess hnte --quiet --format csv >stored.csv
cmp one.csv stored.csv
