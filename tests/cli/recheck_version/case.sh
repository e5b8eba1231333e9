# which version judges depends on the date and on whether a title is to be kept; of re-checks holders are listed
cat >table.csv <<END
uscc,name,year,revenue,employees,industry
91990101MA00H83197,甲,2025,60000000,50,C3911
91990101MA013G622K,乙,2025,60000000,50,C3911
END
cat >held.csv <<END
uscc,credential,granted_on,expires_on,number
91990101MA00H83197,little-giant,2023-07-01,2026-07-31,1
END
for on in 2026-03-31 2026-04-01 2026-12-31; do
    $TIDU explain 91990101MA00H83197 little-giant --input table.csv --on $on | grep -E '^(rule|why)'
    $TIDU explain 91990101MA00H83197 little-giant --input table.csv --on $on --recheck | grep -E '^(rule|why)'
done
$TIDU explain 91990101MA00H83197 little-giant --input table.csv --on 2027-01-01 --recheck | grep -E '^(rule|extends)|not applicable' | cut -c 1-90
$TIDU explain 91990101MA00H83197 hnte --input table.csv | grep -c '^why'
$TIDU rank little-giant --input table.csv --credentials held.csv --recheck --format csv | cut -d, -f 1-4
$TIDU rank little-giant --input table.csv --credentials held.csv --format csv | cut -d, -f 1-4
$TIDU assess little-giant --input table.csv --on 2022-07-31 --recheck
