# pages for companies that are named: who can file has its rank of the whole list, holders say so, unknown codes are said
sample=$ROOT/data/sample
ask() { $TIDU "$@" --quiet --year 2025 --input "$sample/companies.csv" --credentials "$sample/credentials.csv"; }
ask rank hnte --format csv >whole.csv
echo "--- two of the list and one that holds the certificate, in the order of the list"
ask plan 91990101MA00H83197 91990101MA13G62085 91990101MA2HKAYK2K hnte --output three && ls three
cut -d, -f1,2,14,15 three/roster.csv | tail -n +2
sed -n 2p three/roster.csv | diff - <(grep 91990101MA2HKAYK2K, whole.csv) && echo "a row of the whole list"
sed -n 3p three/roster.csv | cut -d, -f2-18 | diff - <(grep 91990101MA00H83197, whole.csv | cut -d, -f2-18) && echo "and one without its rank"
grep -o '<td class="n">[0-9]*</td><td><a[^>]*>' three/index.html
listed=$(tail -n +2 whole.csv | wc -l)
grep -c "3 of $listed" three/91990101MA2HKAYK2K.html
grep -oE '(rank in the list|certificates held)</th><td>[^<]*' three/91990101MA13G62085.html
sqlite3 :memory: "select json_extract(value, '\$.uscc'), json_extract(value, '\$.rank') from json_each(cast(readfile('three/plans.json') as text))"
echo "--- a file, with what is not known, and further codes"
printf 'NOSUCH\n91990101MA00H83197\n91990101MA13G62085\n' >visits.txt
$TIDU plan hnte --codes visits.txt --year 2025 --input "$sample/companies.csv" --output file 2>&1 | grep 'D133\|written'
ls file | grep -c 9199
ask plan 91990101MA2HKAYK2K hnte --codes visits.txt --output both && ls both | grep -c 9199
ask plan hnte --codes visits.txt --top 1 --output first && ls first | grep 9199
ask plan hnte --codes visits.txt --town 样例桥镇 --output town && ls town | grep 9199
echo "--- a tier: the same companies as in its list"
ask rank hnte --tier push,nurture --slots 2 --format csv | cut -d, -f1,2,11 >tier.csv
ask plan hnte --tier push,nurture --slots 2 --output tier
cut -d, -f1,2,11 tier/roster.csv | sed '1s/^\xef\xbb\xbf//' | diff tier.csv - && echo "a page for each of $(ls tier | grep -c 9199), pushed $(grep -c push tier.csv)"
ask plan hnte --tier push --slots 2 --top 1 --output one && ls one | grep -c 9199
ask plan hnte --tier apply,soon --output none
echo $?
ask plan 91990101MA2HKAYK2K hnte --tier push --output none
echo $?
ask plan hnte --recheck --on 2025-07-01 --slots 3 --output none
echo $?
ask plan hnte --tier push --where 'revenue[Y-1] > 5 yi' --output none
echo $?
echo "--- a list of reviews"
ask plan 91990101MA00H83197 91990101MA13G62085 hnte --recheck --on 2025-07-01 --output review
grep -ho 'rank in the list</th><td>[^<]*' review/9199*.html
echo "--- wrong"
ask plan 91990101MA00H83197 NOSUCH hnte --output none
echo $?
ask plan 91990101MA00H83197 nosuch --output none
echo $?
ask plan 91990101MA00H83197 hnte --where 'revenue[Y-1] > 9999 yi' --output none
ls none
