# an expert's column of which no rule knows is reported; one that a table of definitions asks for is not, though no model has its name
cat >data.csv <<'EOF'
uscc,year,industry,employees,judged_size_class,judged_size_clas,judged_hnte_org_unit,judged_hnte_org_units
91990101MA00H83197,2025,J66,500,1,1,6,6
EOF
$TIDU assess srdi --input data.csv --format csv --problems problems.csv --quiet | cut -d, -f10
cut -d, -f1,6,7 problems.csv | tail -n +2
