#!/usr/bin/env bash
# Measures import, assess and rank beside yardsticks of the same run: bench/run.sh BUILD
# BENCH_ROWS="100000 1000000": companies x 3 years, all columns; and as many x 1 year x 40 columns for the largest.
# BENCH_RUNS=3: of each the median counts. Writes BUILD/bench/report.md and report.csv; README.md says how to read them.
set -eu
cd "$(dirname "$0")/.."
build=$1
rows=${BENCH_ROWS:-100000 1000000}
runs=${BENCH_RUNS:-3}
out=$build/bench
data=$out/data
mkdir -p "$data"
tidu=$PWD/$build/tidu

cc -O3 -std=c11 -D_GNU_SOURCE -o "$out/measure" bench/measure.c
cc -O3 -std=c11 -D_GNU_SOURCE -o "$out/memory_read" bench/memory_read.c
cc -O3 -std=c11 -D_GNU_SOURCE -o "$out/libcsv_empty" bench/libcsv_empty.c -lcsv

# make_data NAME GENERATE_OPTION...: once, kept for the next run
make_data() {
    local name=$1
    shift
    if [ ! -s "$data/$name/companies.csv" ]; then
        "$build/generate" --clean --output "$data/$name" "$@"
    fi
    cat "$data/$name/companies.csv" >/dev/null
}

# measure COMMAND...: "seconds,peak_kib" of the median run; empty when the command fails
measure() {
    local i
    for ((i = 0; i < runs; i++)); do
        "$out/measure" "$@" || return 0
    done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

# memory SET MODEL: "nanoseconds a company,bytes of the columns,companies"
memory() {
    "$out/assess_memory" "$2" "$data/$1/companies.csv" 2025
}

# The Python that has pandas; empty when none has
find_pandas() {
    local python
    for python in python3 /usr/bin/python3; do
        if $python -c 'import pandas' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
}

# row SET WHAT LINES BYTES RESULT YARDSTICK_SECONDS [BYTES_OF_COLUMNS]
row() {
    if [ -z "$5" ]; then
        echo "$1,$2,$3,$4,,,,,," >>"$out/report.csv"
        return
    fi
    awk -v set="$1" -v what="$2" -v lines="$3" -v bytes="$4" -v result="$5" -v unit="$6" \
        -v columns="${7:-0}" 'BEGIN {
        split(result, part, ","); s = part[1]
        printf "%s,%s,%d,%d,%.3f,%.0f,%.1f,%.1f,%s,%s\n", set, what, lines, bytes, s, lines / s, bytes / s / 1e6,
               part[2] / 1024, (unit > 0 ? sprintf("%.2f", s / unit) : ""),
               (columns > 0 ? sprintf("%.2f", part[2] * 1024 / columns) : "") }' >>"$out/report.csv"
}

bench_set() {
    local name=$1 file=$data/$1/companies.csv lines bytes unit result db=$out/bench.db python all some ns
    lines=$(($(wc -l <"$file") - 1))
    bytes=$(wc -c <"$file")
    echo "measuring $name: $lines rows, $bytes bytes" >&2
    result=$(measure "$out/libcsv_empty" "$file")
    unit=${result%%,*}
    row "$name" "libcsv with empty callbacks" "$lines" "$bytes" "$result" "${unit:-0}"
    python=$(find_pandas)
    if [ -n "$python" ]; then
        row "$name" "pandas.read_csv" "$lines" "$bytes" \
            "$(measure "$python" -c 'import pandas, sys; pandas.read_csv(sys.argv[1])' "$file")" "$unit"
    fi
    IFS=, read -r ns all _ < <(memory "$name" -)
    IFS=, read -r ns some _ < <(memory "$name" models/hnte.yaml)
    row "$name" "tidu import" "$lines" "$bytes" "$(measure bench/fresh_import.sh "$tidu" "$file" "$db")" "$unit" "$all"
    row "$name" "tidu assess hnte --input" "$lines" "$bytes" \
        "$(measure "$tidu" assess hnte --quiet --input "$file" --format csv)" "$unit" "$some"
    row "$name" "tidu rank hnte --input --top 100" "$lines" "$bytes" \
        "$(measure "$tidu" rank hnte --quiet --input "$file" --format csv --top 100)" "$unit" "$some"
    if [ -s "$db" ]; then
        row "$name" "tidu rank hnte --db --top 100" "$lines" "$bytes" \
            "$(measure "$tidu" rank hnte --quiet --db "$db" --format csv --top 100)" "$unit" "$some"
    fi
    echo "$name,$ns" >>"$out/assess.csv"
    rm -f "$db"*
}

# goals SET: what is expected of the largest table of 40 columns
goals() {
    echo "| goal on $1 | wanted | measured | |"
    echo "| --- | --- | --- | --- |"
    awk -F, -v set="$1" '
        function goal(what, most, value) {
            printf "| %s | %s | %s | %s |\n", what, most, value, value == "" ? "failed" : value + 0 <= most ? "met" : "missed"
        }
        FILENAME ~ /assess.csv$/ && $1 == set { ns = $2 }
        FILENAME ~ /report.csv$/ && $1 == set { times[$2] = $9; peak[$2] = $10 }
        END {
            goal("rank --input, x libcsv", 3, times["tidu rank hnte --input --top 100"])
            goal("import, x libcsv", 8, times["tidu import"])
            goal("assess hnte from memory, ns a company and core", 1000, ns)
            goal("peak memory of rank --input, x its columns", 3, peak["tidu rank hnte --input --top 100"])
            goal("peak memory of import, x its columns", 3, peak["tidu import"])
        }' "$out/report.csv" "$out/assess.csv"
}

report() {
    echo "# Benchmark"
    echo
    echo "$(date -u +%F), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
        "memory read $("$out/memory_read") GB/s (one thread, best of 5)."
    echo "Median of $runs runs, each in a new process with the file in the page cache; x libcsv: time over that of" \
        "libcsv with empty callbacks on the same file in this run."
    echo
    echo "| data | what | rows | MB | seconds | rows/s | MB/s | peak MiB | x libcsv | peak x columns |"
    echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    sed 1d "$out/report.csv" | awk -F, '{printf "| %s | %s | %d | %.0f | %s | %s | %s | %s | %s | %s |\n", $1, $2, $3, $4 / 1e6,
        $5 == "" ? "failed" : $5, $6, $7, $8, $9, $10}'
    echo
    awk -F, '{printf "assess hnte from memory, one thread, %s: %s ns a company\n\n", $1, $2}' "$out/assess.csv"
    goals "${largest}x40columns"
}

echo "data,what,rows,bytes,seconds,rows_per_second,mb_per_second,peak_mib,times_libcsv,peak_times_columns" >"$out/report.csv"
: >"$out/assess.csv"
for n in $rows; do
    make_data "${n}x3" --companies "$n" --years 2022-2024
    bench_set "${n}x3"
    largest=$n
done
make_data "${largest}x40columns" --companies "$largest" --years 2024-2024 --columns demo
bench_set "${largest}x40columns"
report | tee "$out/report.md"
