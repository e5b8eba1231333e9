# each bad cell is said with its file, line, column, text and what became of it; the sound ones come in
head=uscc,name,founded_on,year,revenue,employees,st_staff
a=91990101MA00H83197
# table NAME ROW...: a table, then what is said of it and which values are kept
table() {
    local name=$1
    shift
    { echo $head; printf '%s\n' "$@"; } >"$name.csv"
    echo "-- $name" >&2
    $TIDU import "$name.csv" --db "$name.db" 2>&1 | grep -v '^read\|companies added:' >&2
    echo "-- $name: $(sqlite3 "$name.db" 'select year, revenue, employees, st_staff from annual_value' | tr '\n' ' ')"
    $TIDU import "$name.csv" --db strict.db --strict --quiet
    [ $? = 1 ] && [ ! -e strict.db ] || echo "--strict took it in"
}
table duplicate_company_year "$a,A,2015-03-01,2024,100,10,2" "$a,A,2015-03-01,2024,200,10,2"
table negative_revenue "$a,A,2015-03-01,2024,-100,10,2"
table part_of_an_employee "$a,A,2015-03-01,2024,100,3.5,2"
table year_of_five_digits "$a,A,2015-03-01,2023,100,10,2" "$a,A,2015-03-01,20223,200,10,2"
table founded_after_the_data "$a,A,2024-03-01,2023,100,10,2"
table more_staff_than_employees "$a,A,2015-03-01,2024,100,10,12"
table code_made_a_number "9.1990101E+17,A,2015-03-01,2024,100,10,2" "$a,A,2015-03-01,2024,100,10,2"
table many "$a,A,2015-03-01,2024,x,y,2" "$a,A,2015-03-01,2023,x,y,z"
echo "-- in Chinese" >&2
$TIDU assess hnte --lang zh --input negative_revenue.csv >/dev/null
