# lists of outcomes without filings come in and are said; a list of filings counts wherever it is: in the same import or in the database
one=91990101MA00H83197 two=91990101MA013G622K three=91990101MA01LQ9351
head=统一社会信用代码,称号,批次,申报年度,状态,日期
printf 'uscc,name,town,year,revenue\n%s,一,东镇,2023,100\n%s,二,东镇,2023,100\n%s,三,西镇,2023,100\n' $one $two $dozen >companies.csv
printf '%s\n' $head $one,高企,第一批,2024,已申报,2024-05-20 $two,高企,第一批,2024,已申报,2024-05-20 >filed.csv
printf '%s\n' $head $one,高企,第一批,2024,已认定,2024-11-06 $dozen,高企,第一批,2024,已认定,2024-11-06 $two,高企,第二批,2024,未通过, >outcome.csv
printf '%s\n' $head $one,高企,第一批,2024,未通过,2024-11-07 $two,高企,第一批,2024,已认定,2024-11-06 $two,高企,第一批,2024,撤回,2024-06-06 >against.csv
said() { echo "\$ $*"; $TIDU import "$@" 2>&1; }
said companies.csv --db a.db --quiet
said --applications outcome.csv --db a.db --problems p.csv
cut -d, -f1-7 p.csv
said --applications filed.csv --db a.db
$TIDU application list --db a.db
echo "--- the list of filings in the database, or in the same import, in any order"
said --applications filed.csv --db b.db --quiet
said companies.csv --applications outcome.csv --db b.db
said outcome.csv filed.csv companies.csv --db c.db
mkdir lists && cp outcome.csv filed.csv companies.csv lists
said lists --db d.db
echo "--- recognised and refused: both places"
said --applications against.csv --db a.db
said outcome.csv against.csv filed.csv companies.csv --db e.db
$TIDU application list --db a.db --table shares --format csv
echo "--- strict"
said --applications outcome.csv --db s.db --strict
ls s.db 2>&1
said --applications outcome.csv --db z.db --lang zh
echo "--- a calibration reads what was typed in as what was imported"
columns='NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i}'
dozen='$at["model"] == "hnte" && $at["status"] == "recognised" && n++ < 12'
sample=$ROOT/data/sample
fit() { $TIDU calibrate hnte --trial --db $1 2>&1 | cut -d';' -f1; }
$TIDU import "$sample/companies.csv" --applications "$sample/applications.csv" --db whole.db --quiet 2>/dev/null
awk -F, "$columns NR == 1 || !($dozen)" "$sample/applications.csv" >less.csv
$TIDU import "$sample/companies.csv" --applications less.csv --db typed.db --quiet 2>/dev/null
fit whole.db
fit typed.db
awk -F, "$columns NR > 1 && $dozen {print \$at[\"uscc\"], \$at[\"batch\"], \$at[\"year\"], \$at[\"day\"]}" "$sample/applications.csv" |
    while read -r code batch year day; do
        $TIDU application add $code hnte --batch "$batch" --year $year --status recognised --on $day --db typed.db --quiet
    done
fit typed.db
