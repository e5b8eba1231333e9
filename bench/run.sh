#!/usr/bin/env bash
# Measures import, assess and rank beside yardsticks of the same run: bench/run.sh BUILD
# BENCH_ROWS="100000 1000000": companies x 3 years, all columns; and as many x 1 year x 40 columns for the largest.
# BENCH_RUNS=3: of each the median counts. Writes BUILD/bench/report.md and report.csv.
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

# row SET WHAT LINES BYTES RESULT YARDSTICK_SECONDS
row() {
    if [ -z "$5" ]; then
        echo "$1,$2,$3,$4,,,,," >>"$out/report.csv"
        return
    fi
    awk -v set="$1" -v what="$2" -v lines="$3" -v bytes="$4" -v result="$5" -v unit="$6" 'BEGIN {
        split(result, part, ","); s = part[1]
        printf "%s,%s,%d,%d,%.3f,%.0f,%.1f,%.1f,%s\n", set, what, lines, bytes, s, lines / s, bytes / s / 1e6,
               part[2] / 1024, (unit > 0 ? sprintf("%.2f", s / unit) : "") }' >>"$out/report.csv"
}

bench_set() {
    local name=$1 file=$data/$1/companies.csv lines bytes unit result db=$out/bench.db
    lines=$(($(wc -l <"$file") - 1))
    bytes=$(wc -c <"$file")
    echo "measuring $name: $lines rows, $bytes bytes" >&2
    result=$(measure "$out/libcsv_empty" "$file")
    unit=${result%%,*}
    row "$name" "libcsv with empty callbacks" "$lines" "$bytes" "$result" "${unit:-0}"
    if python3 -c 'import pandas' 2>/dev/null; then
        row "$name" "pandas.read_csv" "$lines" "$bytes" \
            "$(measure python3 -c 'import pandas, sys; pandas.read_csv(sys.argv[1])' "$file")" "$unit"
    fi
    row "$name" "tidu import" "$lines" "$bytes" "$(measure bench/fresh_import.sh "$tidu" "$file" "$db")" "$unit"
    row "$name" "tidu assess hnte --input" "$lines" "$bytes" \
        "$(measure "$tidu" assess hnte --quiet --input "$file" --format csv)" "$unit"
    row "$name" "tidu rank hnte --input --top 100" "$lines" "$bytes" \
        "$(measure "$tidu" rank hnte --quiet --input "$file" --format csv --top 100)" "$unit"
    if [ -s "$db" ]; then
        row "$name" "tidu rank hnte --db --top 100" "$lines" "$bytes" \
            "$(measure "$tidu" rank hnte --quiet --db "$db" --format csv --top 100)" "$unit"
    fi
    rm -f "$db"*
}

report() {
    echo "# Benchmark"
    echo
    echo "$(date -u +%F), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)," \
        "memory read $("$out/memory_read") GB/s (one thread, best of 5)."
    echo "Median of $runs runs, each in a new process with the file in the page cache; x libcsv: time over that of" \
        "libcsv with empty callbacks on the same file in this run."
    echo
    echo "| data | what | rows | MB | seconds | rows/s | MB/s | peak MiB | x libcsv |"
    echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    sed 1d "$out/report.csv" | awk -F, '{printf "| %s | %s | %d | %.0f | %s | %s | %s | %s | %s |\n", $1, $2, $3, $4 / 1e6,
        $5 == "" ? "failed" : $5, $6, $7, $8, $9}'
}

echo "data,what,rows,bytes,seconds,rows_per_second,mb_per_second,peak_mib,times_libcsv" >"$out/report.csv"
for n in $rows; do
    make_data "${n}x3" --companies "$n" --years 2022-2024
    bench_set "${n}x3"
    largest=$n
done
make_data "${largest}x40columns" --companies "$largest" --years 2024-2024 --columns demo
bench_set "${largest}x40columns"
report | tee "$out/report.md"
