# Where memory ends the answer is one sentence and exit status 3, and nothing is left behind.
case $TIDU in */san/*) echo "skipped: the sanitizer's own memory is larger than any limit"; exit 77 ;; esac
{
    echo uscc,year,revenue
    awk 'BEGIN { for (i = 0; i < 400000; i++) printf "X%07d,2024,%d\n", i, i }'
} >table.csv
(ulimit -v 60000 && $TIDU rank tech-sme --input table.csv --threads 1 --format csv --output list.csv)
echo "exit $?"
ls
