#!/usr/bin/env bash
# Measures everything beside its yardsticks in one run: bench/run.sh BUILD
# BENCH_ROWS=200000: companies of one year and 40 columns (1000000: the record). BENCH_RUNS=5: rounds, the median counts.
# BENCH_RECORD=1: adds this run to bench/history.csv. Writes BUILD/bench/report.md and report.csv; see README.md.
set -eu
cd "$(dirname "$0")/.."
build=$PWD/$1
rows=${BENCH_ROWS:-200000}
runs=${BENCH_RUNS:-5}
out=$build/bench
data=$out/data
tidu=$build/tidu
export TIDU_MODELS=$PWD/models
mkdir -p "$data"
: >"$out/facts.csv"

fact() { echo "$1,$2" >>"$out/facts.csv"; }
say() { echo "$@" >&2; }

# make_data NAME GENERATE_OPTION...: once, kept for the next run
make_data() {
    [ -s "$data/$1/companies.csv" ] || "$build/generate" --output "$data/$1" "${@:2}"
    cat "$data/$1/companies.csv" >/dev/null
}

# The Python of the peers; empty when there is none at all
find_python() {
    local python
    for python in "$build/peers/bin/python" /usr/bin/python3 python3; do
        if "$python" -c 'import pandas' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    command -v python3 || true
}

# has MODULE: does the Python have it?
has() { [ -n "$python" ] && "$python" -c "import $1" 2>/dev/null; }

# How many times as much two cores do as one: two loops beside each other
second_core() {
    local one two
    one=$(printf 'x\t%s %s\n' "$out/libcsv_empty" "$1" | "$out/alternate" 3 | cut -d, -f3)
    two=$(printf 'x\tsh -c "%s %s & %s %s; wait"\n' "$out/libcsv_empty" "$1" "$out/libcsv_empty" "$1" |
        "$out/alternate" 3 | cut -d, -f3)
    awk -v one="$one" -v two="$two" 'BEGIN { printf "%.2f", 2 * one / two }'
}

# same A B: as many companies, and the same sum but for the order of adding
same() {
    awk -F, -v a="$1" -v b="$2" 'BEGIN { split(a, x); split(b, y); d = x[2] - y[2]; exit !(x[1] == y[1] && d * d <= 4) }'
}

# All sides read the same companies and the same money; the file and the store give the same list.
same_answers() {
    local file=$1 wanted got
    sh bench/fresh_import.sh "$tidu" "$file" "$out/bench.db"
    wanted=$("$out/sql_read" "$out/bench.db")
    sh bench/shell_import.sh "$file" "$out/shell.db" >/dev/null
    got=$(sqlite3 "$out/shell.db" "SELECT count(*) || ',' || printf('%.0f', sum(revenue)) FROM company")
    same "$got" "$wanted" || { say "sqlite3 reads $got, we read $wanted"; return 1; }
    for job in pandas polars duckdb; do
        has $job || continue
        got=$("$python" bench/peer.py ${job}_read "$file")
        same "$got" "$wanted" || { say "$job reads $got, we read $wanted"; return 1; }
    done
    "$tidu" rank hnte --quiet --input "$file" --format csv --top 1000 >"$out/from_file.csv"
    "$tidu" rank hnte --quiet --db "$out/bench.db" --format csv --top 1000 | cmp - "$out/from_file.csv"
    "$tidu" rank hnte --quiet --threads 1 --input "$file" --format csv --top 1000 | cmp - "$out/from_file.csv"
}

# The commands of the table, NAME, tab, command
plan() {
    local file=$1 code one="--threads 1" rank="rank hnte --quiet --format csv --top 100"
    code=$(sed -n "$((rows / 2))p" "$file" | cut -d, -f1)
    printf '%s\t%s\n' \
        "libcsv with empty callbacks" "$out/libcsv_empty $file" \
        "CSV to columns (1 thread)" "$out/parse $file" \
        "rank --input" "$tidu $rank --input $file" \
        "rank --input (1 thread)" "$tidu $rank --input $file $one" \
        "assess --input" "$tidu assess hnte --quiet --format csv --input $file" \
        "assess --stream" "$tidu assess hnte --quiet --year 2025 --format csv --stream --input $file" \
        "rank --db" "$tidu $rank --db $out/bench.db" \
        "plain SQL read of the store" "$out/sql_read $out/bench.db" \
        "whatif of one company --db" "$tidu whatif $code hnte --set rd_expense+=20% --db $out/bench.db" \
        "whatif of one company --db --rank" "$tidu whatif $code hnte --set rd_expense+=20% --rank --db $out/bench.db" \
        "import" "sh bench/fresh_import.sh $tidu $file $out/cold.db" \
        "import and first list" "sh bench/fresh_import.sh $tidu $file $out/cold.db list" \
        "import and first list (1 thread)" "sh bench/fresh_import.sh $tidu $file $out/cold.db list $one" \
        "sqlite3 shell: import and index" "sh bench/shell_import.sh $file $out/shell.db" \
        "--version" "$tidu --version" \
        "models list" "$tidu models list"
    has pandas && printf '%s\t%s\n' "pandas: read_csv" "$python bench/peer.py pandas_read $file" \
        "pandas: read_csv and to_sql and index" "$python bench/peer.py pandas_cold $file $out/pandas.db"
    has polars && printf '%s\t%s\n' "polars: read_csv" "$python bench/peer.py polars_read $file"
    has duckdb && printf '%s\t%s\n' "DuckDB: table from the file (1 thread)" "$python bench/peer.py duckdb_read $file"
    return 0
}

# Instructions are exact: the difference of two files leaves the start of the program out.
count_instructions() {
    local n bytes refs was_bytes=0 was_refs=0
    command -v valgrind >/dev/null || return 0
    for n in 5000 10000; do
        head -n $((n + 1)) "$1" >"$out/head.csv"
        bytes=$(wc -c <"$out/head.csv")
        refs=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$out/parse" "$out/head.csv" 2>&1 |
            sed -n 's/,//g; s/.*refs: *//p')
        [ "$n" = 5000 ] || fact "parse: instructions a byte" \
            "$(awk -v r=$((refs - was_refs)) -v b=$((bytes - was_bytes)) 'BEGIN { printf "%.1f", r / b }')"
        was_bytes=$bytes was_refs=$refs
    done
    refs=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=machine_run "$out/rules" 20480 2>&1 |
        sed -n 's/,//g; s/.*refs: *//p')
    fact "rules: instructions a row and operator" "$(awk -v r="$refs" 'BEGIN { printf "%.2f", r / 5 / 20480 / 12 }')"
}

# The slope of log(time) over log(companies), from a tenth of the companies on
growth() {
    local n
    for n in $((rows / 8)) $((rows / 4)) $((rows / 2)) "$rows"; do
        head -n $((n + 1)) "$1" >"$out/growth-$n.csv"
        printf '%s\t%s\n' "$n" "$tidu rank hnte --quiet --format csv --top 100 --input $out/growth-$n.csv"
    done | "$out/alternate" "$runs" | awk -F, '{ x = log($1); y = log($3); n++; sx += x; sy += y; sxx += x * x; sxy += x * y }
        END { printf "%.2f", (n * sxy - sx * sy) / (n * sxx - sx * sx) }'
    rm -f "$out"/growth-*.csv
}

# Seconds a GB of the same companies, clean and with every fault that the generator knows
bad_input() {
    local name
    for name in good bad; do
        printf '%s\t%s\n' "$name" "$tidu rank hnte --quiet --format csv --top 100 --input $data/$name/companies.csv"
    done | "$out/alternate" "$runs" | while IFS=, read -r name _ least _; do
        fact "$name input: s a GB" "$(awk -v s="$least" -v b="$(wc -c <"$data/$name/companies.csv")" \
            'BEGIN { printf "%.3f", s / b * 1e9 }')"
    done
}

report() {
    local name
    echo "# Benchmark"
    echo
    echo "$(date -u +%F), commit $commit, $rows companies of one year and 40 columns," \
        "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)."
    echo "Memory read $("$out/memory_read") GB/s on one thread; two cores did" \
        "$(sed -n 's/^second core: times,//p' "$out/facts.csv") times the work of one. Load $(cut -d' ' -f1 /proc/loadavg)."
    echo "Medians of $runs rounds by turns; spread: slowest over fastest round."
    for name in pandas numpy polars duckdb pymcdm openfisca_core; do
        has "$name" || echo "Absent: $name."
    done
    echo
    echo "| what | seconds | x libcsv | spread | peak MiB |"
    echo "| --- | --- | --- | --- | --- |"
    awk -F, 'NR == 1 { unit = $2 }
        $2 == "" { printf "| %s | failed | | | |\n", $1; next }
        { printf "| %s | %.3f | %.2f | %.2f | %.0f |\n", $1, $2, $2 / unit, $4 / $3, $5 / 1024 }' "$out/report.csv"
    echo
    sed 's/^\(.*\),\(.*\)/- \1: \2/' "$out/facts.csv"
    echo
    awk -v when="$(date -u +%F)" -v commit="$commit" -v history="$out/goals.csv" -f bench/goals.awk \
        "$out/report.csv" "$out/facts.csv"
}

commit=$(git describe --always --dirty --exclude '*' 2>/dev/null || echo unknown)
python=$(find_python)
make_data "${rows}x40columns" --clean --companies "$rows" --years 2024-2024 --columns demo
make_data good --clean --companies $((rows / 4)) --years 2022-2024
make_data bad --companies $((rows / 4)) --years 2022-2024
file=$data/${rows}x40columns/companies.csv
say "the same answers?"
same_answers "$file"
say "$runs rounds"
plan "$file" | "$out/alternate" "$runs" >"$out/report.csv"
say "parts"
fact "second core: times" "$(second_core "$file")"
"$out/assess_memory" "$file" 2025 models/hnte.yaml $(ls models/*.yaml | grep -v 'cases\|actions\|models/hnte.yaml') >>"$out/facts.csv"
"$out/rules" >>"$out/facts.csv"
"$out/order" "$rows" >>"$out/facts.csv"
"$out/session" hnte "$file" 2025 >>"$out/facts.csv"
if has numpy; then
    IFS=, read -r order top < <("$python" bench/peer.py numpy_order "$rows")
    fact "numpy order: ns" "$order"
    fact "numpy top 100: ns" "$top"
fi
count_instructions "$file"
fact "growth of rank --input" "$(growth "$file")"
bad_input
: >"$out/goals.csv"
report | tee "$out/report.md"
if [ -n "${BENCH_RECORD:-}" ]; then
    awk -v rows="$rows" -v load="$(cut -d' ' -f1 /proc/loadavg)" '{ print $0 "," rows "," load }' "$out/goals.csv" \
        >>bench/history.csv
fi
rm -f "$out"/*.db "$out"/*.db.columns-* "$out"/*.db.order-*
