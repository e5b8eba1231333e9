# the application year follows from all companies of a file, as in a list, not from the one that is explained
cat >table.csv <<END
uscc,name,year,revenue
91990101MA00H83197,甲,2022,1000000
91990101MA013G622K,乙,2024,1000000
END
$TIDU explain 91990101MA00H83197 hnte --input table.csv | grep ^rule
$TIDU explain 91990101MA00H83197 hnte --input table.csv --year 2023 | grep ^rule
$TIDU explain 91990101MA013G62XX hnte --input table.csv
