# a ladder of another time: models that were not in force go by certificates, and every view has its forms
set -- --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv"
$TIDU ladder --ladder huzhou-2013 --on 2022-07-01 "$@" --format csv --table highest 2>notes
grep 'no version' notes
$TIDU ladder --ladder huzhou-2013 --on 2013-07-01 "$@" --format csv 2>notes
grep 'no version' notes
for words in "" --companies "--since 2024-07-01" --expiring "--list never-applied" "--list crossing" "--list reserve" 91990101MA13G62085; do
    for form in csv json html xlsx; do
        $TIDU ladder --on 2024-12-31 --quiet "$@" $words --format $form --output out.$form || echo "$words $form: $?"
        [ -s out.$form ] || echo "$words $form: empty"
    done
    ! command -v python3 >/dev/null || python3 -m json.tool out.json >/dev/null || echo "$words: no JSON"
done
# the highest rung and the groups add up to the companies, whatever the day
for on in 2022-12-31 2023-06-30 2024-12-31; do
    $TIDU ladder --on $on --quiet "$@" --format csv --table highest
    $TIDU ladder --ladder goose-formation --on $on --quiet "$@" --format csv --table groups
done | awk -F, '/,name,/ {sum = 0; next} $1 == "total" {print sum == $3 ? "adds up" : "does not"; next} {sum += $3}'
# what was held then and now is the same as the counts of those days
for day in 2023-12-31 2024-12-31; do $TIDU ladder --on $day --quiet "$@" --format csv | awk -F, '$1 == "hnte" {print $3}'; done
$TIDU ladder --on 2024-12-31 --since 2023-12-31 --quiet "$@" --format csv | awk -F, '$1 == "hnte" {print $2, $8}'
# a file, the same file upside down and the database say the same to the byte
{ head -n 1 "$2"; tail -n +2 "$2" | tac; } >upside_down.csv
$TIDU import "$2" --credentials "$4" --db same.db --quiet 2>problems
for words in "" --companies "--since 2024-07-01 --table changes" --expiring "--list never-applied" "--list crossing" "--list reserve"; do
    $TIDU ladder $words --quiet --format csv "$@" >from_file 2>problems
    $TIDU ladder $words --quiet --format csv --input upside_down.csv --credentials "$4" 2>problems | cmp - from_file
    $TIDU ladder $words --quiet --format csv --db same.db | cmp - from_file
done
