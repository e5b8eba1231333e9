# Qidong's four indicators on three companies, counted by hand: spending 0, 0.1 and 1 of 30; new inventions 1, 0 and 0
# (one lost counts as none) of 30; sales per head 0, 1 and 0.5 of 20; intensity 1, 0 and 1 of 20: 50, 23 and 60 points,
# whatever the order of the rows.
header='uscc,year,revenue,rd_expense,employees,invention_patents'
printf '%s\n' "$header" A1,2022,,,,3 A1,2023,10000000,500000,100,5 A2,2022,,,,4 A2,2023,20000000,600000,100,4 \
    A3,2022,,,,6 A3,2023,30000000,1500000,200,5 >contest.csv
(head -1 contest.csv && tail -n +2 contest.csv | sort -r) >turned.csv
$TIDU index run top_thirty --input contest.csv --format csv --quiet 2>/dev/null | cut -d, -f1,2,4-
$TIDU index run top_thirty --input turned.csv --format csv --quiet 2>/dev/null | cut -d, -f1,2,4- >turned.out
$TIDU index run top_thirty --input contest.csv --format csv --quiet 2>/dev/null | cut -d, -f1,2,4- | cmp - turned.out && echo same
