# A notice of Beijing concerns companies of Beijing; one of the ministry all of them.
printf 'uscc,year,region\nA,2025,110105\nB,2025,330109\nC,2025,\n' >firms.csv
for code in A B C; do
    for model in hnte tech-sme; do
        echo "$code $model"
        $TIDU explain $code $model --input firms.csv --year 2026 --quiet | grep '^applications'
    done
done
