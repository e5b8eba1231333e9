# what is not certain is nowhere shown to people above "> 95%"
sample="--input $ROOT/data/sample/companies.csv --credentials $ROOT/data/sample/credentials.csv --quiet"
look() {
    $TIDU "$@" $sample >out.txt
    echo "$1: $(grep -cE '(^|[^0-9.])(9[5-9]\.[0-9]+%|0\.9[5-9][0-9]*)' out.txt) above, $(grep -c '> 95%' out.txt) as > 95%"
}
look rank hnte --year 2025
look ladder --expiring 24 --on 2025-07-01
look reach hnte --all --year 2025
look select hnte --year 2025 --budget 3000000 --slots 40
look whatif hnte --year 2025 --set 'st_staff+=20%'
