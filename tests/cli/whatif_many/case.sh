# many: towns add up, and a list of those that move
sample=$ROOT/data/sample/companies.csv
$TIDU whatif hnte --where 'employees[Y-1] > 10' --set 'rd_expense+=40%' --input "$sample" --quiet
$TIDU whatif tech-sme --param tech-sme.pass.1=50 --input "$sample" --format csv --quiet | head -4
