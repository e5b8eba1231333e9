# weights by hand: the list of a file with these weights, who stood where before, and what is wrong with some
sample="$ROOT/data/sample/companies.csv"
potential="$ROOT/models/indices/potential.yaml"
list() { $TIDU index run "$@" --input "$sample" --format csv --quiet 2>/dev/null; }
sed '/id: effort/,/weight:/ s/weight: 30/weight: 60/; /id: conversions/,/weight:/ s/weight: 40/weight: 5.5/' "$potential" >other.yaml
list --weight effort=60 --weight conversions=5.5 >by_hand.csv
list other.yaml >by_file.csv
list >before.csv
cut -d, -f1-10 by_hand.csv | cmp - <(cut -d, -f1-10 by_file.csv) && echo "the list of the file with these weights"
cmp -s before.csv by_file.csv && echo "but nothing moved"
echo "--- who stood where"
head -4 by_hand.csv
awk -F, 'NR == FNR { rank[$2] = $1; score[$2] = $4; next }
    FNR == 1 { next }
    rank[$2] != $11 || score[$2] != $12 { print "wrong:", $0 }
    $1 != $11 { moved++ }
    END { print moved, "moved" }' before.csv by_hand.csv
list --top 3 --where 'st_staff[Y-1] > 20' --weight growth=0
echo "--- of the index of peers, whose weights are found"
list peers --weight margin=0 --weight results=10 --top 3 --threads 1 >one.csv
list peers --weight margin=0 --weight results=10 --top 3 --threads 2 | cmp - one.csv && head -2 one.csv
$TIDU index weights peers --weight margin=0 --weight results=10 --input "$sample" --quiet --format csv 2>/dev/null | cut -d, -f1,2,5,6
echo "--- the weights and one company"
$TIDU index weights --weight effort=60 --format csv | head -3
$TIDU index explain 91990101MA2HKAYK2K --weight effort=60 --input "$sample" --quiet 2>/dev/null | grep "^research effort"
$TIDU index explain 91990101MA2HKAYK2K --weight effort=60 --input "$sample" 2>&1 >/dev/null | grep 'by hand'
echo "--- wrong"
for weight in efort=3 effort=-1 effort=x effort=1e999 =3 effort; do
    $TIDU index weights --weight "$weight" 2>&1 >/dev/null
done
$TIDU index weights --weight effort=3 --weight group.effort=4
$TIDU index weights --weight rd_intensity=0 --weight st_staff_share=0
echo $?
