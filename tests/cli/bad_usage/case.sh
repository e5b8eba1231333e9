# wrong words: what is expected, and exit 2
printf 'uscc,name,year,revenue\n91990101MA00H83197,A,2024,100\n' >good.csv
try() {
    $TIDU "$@"
    echo "$* : $?"
}
try rank
try rank hnte gazelle --input good.csv
try rank hnte --top 0 --input good.csv
try rank hnte --top many --input good.csv
try rank hnte --topp 3 --input good.csv
try assess hnte --year 20223 --input good.csv
try assess hnte --on 2025-13-01 --input good.csv
try assess hnte --on 2024-07-01 --year 2025 --input good.csv
try assess hnte --format pdf --input good.csv
try assess hnte --input
try assess hnte --input good.csv --db tidu.db
try assess hnte --unit wan
try assess hnte --save --input good.csv
try assess hnte --unit dollars --input good.csv
try assess gazelle --setting big_drop --input good.csv
try explain 91990101MA00H83197
try import
try models shew
try models show
try models list hnte
try ladder A B
try ladder A --companies
try ladder --companies --expiring
try ladder --expiring 0
try ladder --expiring --expiring
try ladder --rung hnte
try ladder --list never-applied --readiness 2
try ladder --list nobody
try -x
