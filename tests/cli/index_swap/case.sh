# which change of weights brings two companies level: published numbers, the list run by these weights, and what has no answer
sample="$ROOT/data/sample/companies.csv"
swap() { $TIDU index swap "$@" --input "$sample" --quiet 2>&1; }
a=91990101MA2HKAYK2K b=91990101MA3T4UWW88
swap $a $b
echo "--- the list run by that weight has both level"
swap potential $a $b --format csv >single.csv
grep ',found$' single.csv | while IFS=, read -r level weight name before given rest; do
    $TIDU index run --weight "$weight=$given" --input "$sample" --format csv --quiet 2>/dev/null |
        awk -F, -v w="$weight" -v a=$a -v b=$b '$2 == a { x = $4 } $2 == b { y = $4 } END { print w, x, x == y ? "level" : y }'
done
swap $b $a --format csv | cut -d, -f1-8 | diff - <(cut -d, -f1-8 single.csv) && echo "the same from the other side"
echo "--- by all weights"
swap $a $b --format json >all.json
sqlite3 :memory: "select json_extract(x, '\$.all_change'), json_array_length(x, '\$.all') from (select cast(readfile('all.json') as text) x)"
echo "--- an index of geometric means"
swap peers $a $b --format csv | cut -d, -f1,2,4,5,7,9-
echo "--- one is ahead everywhere, they are level, there is no score"
swap $a 91990101MA00H83197 | sed -n 3,6p
swap $a $a
swap $a NOSUCH
printf 'uscc,year,revenue,rd_expense,employees,st_staff\nA1,2024,1000000,70000,10,3\nA2,2024,2000000,140000,20,6\nA3,2024,,,,\n' >alike.csv
sed '/^coverage/d' "$ROOT/models/indices/potential.yaml" >any.yaml # a score for whoever has anything
$TIDU index swap any.yaml A1 A2 --input alike.csv --quiet
$TIDU index swap peers A1 A3 --input alike.csv --quiet
echo "--- wrong"
swap $a
swap potential $a $b $a
swap $a $b --weight growth=3
swap potentail $a $b
echo $?
