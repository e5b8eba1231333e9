#!/usr/bin/env bash
# Measures everything beside its yardsticks in one run: bench/run.sh BUILD
# BENCH_ROWS=200000: companies of one year and 40 columns (1000000: the record). BENCH_RUNS=5: rounds, the median counts.
# BENCH_RECORD=1: adds this run to bench/history.csv. BENCH_PROVINCE=1: a file of 8 million companies, too.
# Writes BUILD/bench/report.md and report.csv; see README.md.
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
    [ -s "$data/$1/companies.csv" ] || "$build/generate" --no-filings --output "$data/$1" "${@:2}"
    cat "$data/$1/companies.csv" >/dev/null
}

# make_odd NAME ROWS CELLS LETTERS: a table with so many columns that nobody knows, cells of so many letters
make_odd() {
    [ ! -s "$data/$1/companies.csv" ] || return 0
    mkdir -p "$data/$1"
    awk -v rows="$2" -v cells="$3" -v letters="$4" 'BEGIN {
        printf "uscc,name,founded_on,year,revenue,rd_expense"
        for (i = 1; i <= cells; i++) printf ",remark%d", i
        for (cell = "x"; length(cell) < letters; cell = cell cell) continue
        cell = substr(cell, 1, letters)
        for (r = 1; r <= rows; r++) {
            printf "\n9133%014d,company %d,2010-01-01,2024,%d,%d", r, r, 20000000 + r, 900000 + r
            for (i = 1; i <= cells; i++) printf ",%s", cell
        }
        print "" }' >"$data/$1/companies.csv"
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

# peer_facts MODULE JOB ARGUMENT: what a peer does from memory
peer_facts() {
    has "$1" || return 0
    "$python" bench/peer_memory.py "${@:2}" >>"$out/facts.csv"
}

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

# The list that peers are asked for, too: question.yaml says in our words what peer.py says in theirs
question="rank bench/question.yaml --quiet --format csv --with-holders --by score_lo --top 100 --where 'revenue[Y-1] >= \
2000 wan and rd_expense[Y-1] / revenue[Y-1] >= 3% and st_staff[Y-1] / employees[Y-1] >= 10%'"

# All sides find the same hundred by their own means; the seconds of the peers are those of the question alone.
same_question() {
    local job got wanted
    wanted=$(eval "$tidu $question --input $1" | awk -F, 'NR > 1 { printf "%s%s:%d", (NR > 2 ? ";" : ""), $2, $8 }')
    for job in duckdb polars; do
        has $job || continue
        got=$("$python" bench/peer.py ${job}_list "$1")
        [ "${got#*,}" = "$wanted" ] || { say "$job lists ${got#*,}, we list $wanted"; return 1; }
        fact "$job: the question alone: s" "${got%%,*}"
    done
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
    same_question "$file" || return 1
    "$tidu" rank hnte --quiet --input "$file" --format csv --top 1000 >"$out/from_file.csv"
    "$tidu" rank hnte --quiet --db "$out/bench.db" --format csv --top 1000 | cmp - "$out/from_file.csv"
    "$tidu" rank hnte --quiet --threads 1 --input "$file" --format csv --top 1000 | cmp - "$out/from_file.csv"
    TOP=1000 sh bench/fresh_import.sh "$tidu" "$file" "$out/cold.db" list | cmp - "$out/from_file.csv"
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
        "import and first list" "sh bench/fresh_import.sh $tidu $file $out/cold.db list	... until it is shown" \
        "import and first list (1 thread)" "sh bench/fresh_import.sh $tidu $file $out/cold.db list $one	... until it is shown (1 thread)" \
        "import and then the list" "sh bench/fresh_import.sh $tidu $file $out/cold.db then" \
        "sqlite3 shell: import and index" "sh bench/shell_import.sh $file $out/shell.db" \
        "rank --input: the question of the peers" "$tidu $question --input $file"
    has pandas && printf '%s\t%s\n' "pandas: read_csv" "$python bench/peer.py pandas_read $file" \
        "pandas: read_csv and to_sql and index" "$python bench/peer.py pandas_cold $file $out/pandas.db"
    has polars && printf '%s\t%s\n' "polars: read_csv" "$python bench/peer.py polars_read $file"
    has polars && printf '%s\t%s\n' "polars: the question" "$python bench/peer.py polars_list $file 1"
    has duckdb && printf '%s\t%s\n' "DuckDB: the question" "$python bench/peer.py duckdb_list $file 1"
    has duckdb && printf '%s\t%s\n' "DuckDB: table from the file (1 thread)" "$python bench/peer.py duckdb_read $file"
    return 0
}

# A workbook of the first 100,000 rows, and the same rows as CSV
make_workbook() {
    [ ! -s "$data/workbook/companies.xlsx" ] || return 0
    mkdir -p "$data/workbook"
    head -n 100001 "$1" >"$data/workbook/companies.csv"
    "$python" tests/cli/csv_to_xlsx.py "$data/workbook/companies.xlsx" companies="$data/workbook/companies.csv"
}

# has_job MODULE: does the Python have what reads workbooks? DuckDB needs an extension that it may not get here.
has_job() {
    case $1 in
    calamine) has python_calamine ;;
    pandas) has pandas && has python_calamine ;;
    duckdb) has duckdb && "$python" -c 'import duckdb; duckdb.execute("LOAD excel")' 2>/dev/null ;;
    *) has "$1" ;;
    esac
}

# All sides read the same companies and revenues out of the workbook; then they are timed, three rounds.
workbooks() {
    local job got wanted book=$data/workbook/companies.xlsx
    sh bench/fresh_import.sh "$tidu" "$book" "$out/cold.db"
    wanted=$("$out/sql_read" "$out/cold.db")
    for job in openpyxl calamine pandas duckdb; do
        has_job $job || { say "absent: $job for workbooks"; continue; }
        got=$("$python" bench/peer.py ${job}_xlsx "$book")
        same "$got" "$wanted" || { say "$job reads $got, we read $wanted"; return 1; }
    done
    {
        printf '%s\t%s\n' "XLSX to columns (1 thread)" "$out/parse $book" \
            "its rows as CSV to columns (1 thread)" "$out/parse $data/workbook/companies.csv" \
            "rank --input of a workbook" "$tidu rank hnte --quiet --format csv --top 100 --input $book"
        for job in openpyxl calamine pandas duckdb; do
            ! has_job $job || printf '%s\t%s\n' "$job: the workbook" "$python bench/peer.py ${job}_xlsx $book"
        done
    } | "$out/alternate" 3 >>"$out/report.csv"
    fact "companies of the workbook" "${wanted%%,*}"
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
    # nine runs of two programs
    refs=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=machine_run "$out/rules" 20480 2>&1 |
        sed -n 's/,//g; s/.*refs: *//p')
    fact "rules: instructions a row and operator" "$(awk -v r="$refs" 'BEGIN { printf "%.2f", r / 18 / 20480 / 12 }')"
}

# rank --input of 10,000, 100,000 ... companies up to all of them, and of a province, into growth.csv
growth() {
    local n rank="$tidu rank hnte --quiet --format csv --top 100 --input"
    for n in 10000 100000 1000000 "$rows"; do
        [ "$n" -le "$rows" ] || continue
        head -n $((n + 1)) "$1" >"$out/growth-$n.csv"
        printf '%s\t%s\n' "$n" "$rank $out/growth-$n.csv"
    done | sort -un >"$out/growth.plan"
    [ -z "${BENCH_PROVINCE:-}" ] || printf '%s\t%s\n' 8000000 "$rank $data/province/companies.csv" >>"$out/growth.plan"
    "$out/alternate" "$runs" <"$out/growth.plan" >"$out/growth.csv"
    rm -f "$out"/growth-*.csv
}

# slope FIELD: of log(field) over log(companies); 1 is linear. Of the companies from a tenth of all on: below, the
# start of the program counts
slope() {
    awk -F, -v field="$1" -v rows="$rows" '$1 * 10 >= rows { x = log($1); y = log($field); n++; sx += x; sy += y; sxx += x * x; sxy += x * y }
        END { if (n > 1) printf "%.2f", (n * sxy - sx * sy) / (n * sxx - sx * sx) }' "$out/growth.csv"
}

# Seconds a GB of the same companies, clean and with every fault that the generator knows; of a column of cells of a
# million letters, and of 10,000 columns
bad_input() {
    local name
    for name in good bad long wide; do
        printf '%s\t%s\n' "$name" "$tidu rank hnte --quiet --format csv --top 100 --input $data/$name/companies.csv"
    done | "$out/alternate" "$runs" | while IFS=, read -r name _ least _; do
        fact "$name input: s a GB" "$(awk -v s="$least" -v b="$(wc -c <"$data/$name/companies.csv")" \
            'BEGIN { printf "%.3f", s / b * 1e9 }')"
    done
}

report() {
    local name version
    echo "# Benchmark"
    echo
    echo "$(date -u +%F), commit $commit, $rows companies of one year and 40 columns," \
        "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)."
    echo "Memory read $("$out/memory_read") GB/s on one thread; two cores did" \
        "$(sed -n 's/^second core: times,//p' "$out/facts.csv") times the work of one. Load $(cut -d' ' -f1 /proc/loadavg)."
    echo "Medians of $runs rounds by turns; spread: slowest over fastest round."
    for name in pandas numpy polars duckdb pymcdm scikit-criteria OpenFisca-Core openpyxl python-calamine; do
        version=$("${python:-false}" -c "import importlib.metadata as m; print(m.version('$name'))" 2>/dev/null) || version=absent
        echo "Peer: $name $version."
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
make_odd long 40 1 1000000
make_odd wide 800 10000 4
[ -z "${BENCH_PROVINCE:-}" ] || make_data province --clean --companies 8000000 --years 2024-2024 --columns demo
file=$data/${rows}x40columns/companies.csv
say "the same answers?"
same_answers "$file"
say "$runs rounds"
plan "$file" | "$out/alternate" "$runs" >"$out/report.csv"
printf '%s\t%s\n' "--version" "$tidu --version" "models list" "$tidu models list" | "$out/alternate" 20 >>"$out/report.csv"
if [ -n "$python" ]; then
    say "workbooks"
    make_workbook "$file"
    workbooks
fi
say "parts"
fact "second core: times" "$(second_core "$file")"
"$out/assess_memory" "$file" 2025 models/hnte.yaml $(ls models/*.yaml | grep -v 'cases\|actions\|levers\|models/hnte.yaml') >>"$out/facts.csv"
"$out/rules" 1000000 "$out/rules.bin" >>"$out/facts.csv"
"$out/order" "$rows" >>"$out/facts.csv"
"$out/session" hnte "$file" 2025 >>"$out/facts.csv"
"$out/weights" "$rows" "$out/weights.bin" >>"$out/facts.csv"
"$out/draws" 1 "$out/draws.bin" >>"$out/facts.csv"
"$out/treat" 100000 >>"$out/facts.csv"
"$out/composite" "$rows" "$out/composite.bin" >>"$out/facts.csv"
peer_facts numpy order "$rows"
peer_facts duckdb duckdb_rules "$out/rules.bin"
peer_facts openfisca_core openfisca_rules "$out/rules.bin"
peer_facts pymcdm pymcdm_weights "$out/weights.bin"
peer_facts skcriteria skcriteria_weights "$out/weights.bin"
OPENBLAS_NUM_THREADS=1 peer_facts numpy numpy_draws "$out/draws.bin"
OPENBLAS_NUM_THREADS=1 peer_facts numpy numpy_saw
peer_facts pymcdm pymcdm_composite "$out/composite.bin"
peer_facts skcriteria skcriteria_composite "$out/composite.bin"
awk -F, '/rules: companies,/ { if (n && $2 != n) { print $0 ", we find " n; exit 1 } n = $2 }' "$out/facts.csv" >&2
count_instructions "$file"
growth "$file"
# Ways up of a district of 3,000: the same optima as two solvers find for a formulation by hand, and the time of 10,000 companies
make_data district --companies 3000
if has ortools && has highspy && has yaml; then
    "$python" bench/reach_peer.py "$tidu" "$data/district/companies.csv" models/levers.yaml 2025 >>"$out/facts.csv" 2>"$out/reach.log" ||
        { say "other optima than CP-SAT or HiGHS, see $out/reach.log"; exit 1; }
else
    say "absent: ortools, highspy or yaml; ways up are not compared"
fi
make_data town --companies 10000
began=$(date +%s.%N)
"$tidu" reach hnte --all --input "$data/town/companies.csv" --quiet --format csv --output "$out/reach.csv" >/dev/null 2>&1
fact "reach hnte --all of 10000 companies: s" "$(echo "$began $(date +%s.%N)" | awk '{ printf "%.2f", $2 - $1 }')"

# A ledger of targets over a store, and pools, beside plain SQL for what they count; the workbench over the same store
make_data province --companies 100000
if [ -n "$python" ]; then
    "$python" bench/ledger.py "$tidu" "$data/province" >>"$out/facts.csv"
    "$python" bench/casework.py "$tidu" "$data/province" >>"$out/facts.csv"
    "$python" bench/serve.py "$tidu" "$data/province" --minutes "${BENCH_SOAK:-0.5}" >>"$out/facts.csv"
fi

fact "growth of rank --input" "$(slope 3)"
fact "growth of its peak" "$(slope 5)"
awk -F, '{ printf "rank --input of %d: s,%s\nits peak: MiB,%.0f\n", $1, $3, $5 / 1024 }' "$out/growth.csv" >>"$out/facts.csv"
bad_input
: >"$out/goals.csv"
report | tee "$out/report.md"
if [ -n "${BENCH_RECORD:-}" ]; then
    awk -v rows="$rows" -v load="$(cut -d' ' -f1 /proc/loadavg)" '{ print $0 "," rows "," load }' "$out/goals.csv" \
        >>bench/history.csv
fi
rm -f "$out"/*.db "$out"/*.db.columns-* "$out"/*.bin "$out"/growth.* "$out"/*.db.order-*
