# one company: what changed, the borders passed, what moved; a database and a file say the same
sample=$ROOT/data/sample/companies.csv
$TIDU whatif 91990101MA00H83197 hnte --set st_staff=30 --set 'revenue[Y-1]=5001 wan' --input "$sample" --rank 2>/dev/null
$TIDU import "$sample" --quiet 2>/dev/null
$TIDU whatif 91990101MA00H83197 hnte --set st_staff=30 --set 'revenue[Y-1]=5001 wan' --format csv --quiet
$TIDU whatif 91990101MA00H83197 hnte --format csv --quiet
