#!/usr/bin/env bash
# Every test and gate: `make check`. Prints one line for each and ends with "N passed, N failed", the sum of
# all their cases. The output of what failed is shown.
#
# TEST=WHAT runs a part in seconds: a room ("rules": the unit tests of tests/rules), one unit test ("rules/exact"),
# "cli" or one command case ("cli/rank_sample"), "models", "fuzz", "browser" or one of its tests ("browser/keyboard"), "gates".
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0 started=0 shown=0
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# show: print what has ended, in the order in which it was started, and add it up
show() {
    local ok bad
    while [ -e "$results/$((shown + 1)).ended" ]; do
        shown=$((shown + 1))
        cat "$results/$shown.said"
        if read -r ok bad <"$results/$shown.count"; then passed=$((passed + ok)) failed=$((failed + bad)); fi
        rm "$results/$shown".*
    done
}

# beside CHECK...: start a check, as many at a time as there are cores
beside() {
    while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-$(nproc)}" ]; do wait -n; show; done
    started=$((started + 1))
    {
        log=$results/$started.log
        : >"$results/$started.count"
        "$@" >"$results/$started.said" 2>&1
        : >"$results/$started.ended"
    } &
}

# alone CHECK...: one that uses all cores itself, or that the next ones need
alone() {
    wait
    beside "$@"
    wait
    show
}

# count OK BAD NAME: what a check found, and what was said when something failed
count() {
    echo "$1 $2" >"$results/$started.count"
    if [ "$2" = 0 ]; then
        printf 'ok      %5d  %s\n' "$1" "$3"
    else
        printf 'FAILED  %5d  %s\n' "$2" "$3"
        sed 's/^/    /' "$log" | tail -n 60
    fi
}

# --- checks: `gate` is one case; exit 77 says that it cannot be run here
gate() {
    local name=$1 status
    shift
    "$@" >"$log" 2>&1
    status=$?
    if [ $status = 77 ]; then
        printf 'left out       %s: %s\n' "$name" "$(tail -n 1 "$log")"
    elif [ $status = 0 ]; then
        count 1 0 "$name"
    else
        count 0 1 "$name"
    fi
}

# cases NAME COMMAND...: a script whose last line is "N passed, N failed..."; exit 77 as above
cases() {
    local name=$1 good bad
    shift
    "$@" >"$log" 2>&1
    if [ $? = 77 ]; then
        printf 'left out       %s: %s\n' "$name" "$(tail -n 1 "$log")"
        return
    fi
    read -r good bad < <(sed -n '$s/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$log")
    if [ -z "${good:-}" ]; then count 0 1 "$name"; else count "$good" "$bad" "$name"; fi
}

# unit PROGRAM: the tests that cmocka counts; a crash counts as one that failed
unit() {
    local good bad status
    "$1" >"$log" 2>&1
    status=$?
    good=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$log" | awk '{n += $1} END {print n + 0}')
    bad=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test.*/\1/p' "$log" | awk '{n += $1} END {print n + 0}')
    if [ $status != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
    count "$good" "$bad" "$1"
}

build() {
    make --no-print-directory -j2 "$@"
}

finish() {
    wait
    show
    echo "$passed passed, $failed failed"
    [ $failed = 0 ]
    exit
}

# units PATTERN VARIANT...: the unit tests whose "room/name" it matches
units() {
    local pattern=$1 source name variant
    shift
    for source in tests/*/test_*.c; do
        name=${source#tests/}
        name=${name%.c}
        # shellcheck disable=SC2254
        case $name in $pattern) ;; *) continue ;; esac
        for variant; do
            if [ -x "$variant/tests/$name" ]; then beside unit "$variant/tests/$name"; fi
        done
    done
}

gates() {
    alone cases "headers compile alone" tests/gates/headers.sh
    beside gate "rooms, circles and internal headers" tests/gates/layers.sh
    beside gate "functions, parameters and files keep their size" tests/gates/shape.sh
    alone gate "no warnings from clang" tests/gates/clang.sh
    beside gate "exported symbols" tests/gates/symbols.sh build/libtidu.so
    beside gate "the library never prints or exits" tests/gates/quiet.sh build/libtidu.a
    beside gate "messages are translated" tests/gates/messages.sh
    beside gate "the sample is what the generator writes" tests/gates/sample.sh build/generate
    beside gate "no machine paths and no hosts" tests/gates/paths.sh
    beside gate "schemas and readers agree" tests/gates/schema.sh
    beside gate "real workbooks as others read them" tests/gates/workbooks.sh build/print_rows
    beside gate "README.md shows what make demo prints" tests/gates/readme.sh build/generate
    beside gate "make demo ends with the workbench" tests/gates/demo.sh build/tidu build/generate
    beside gate "plans on two pages" tests/gates/pages.sh build/tidu
    beside gate "examples of --help" tests/gates/help_examples.sh build/tidu
    beside gate "examples of the public headers" tests/gates/examples.sh
    beside gate "weights and scores as peers find them" tests/gates/peers.sh build
}

models() {
    beside gate "model cases" tests/gates/models.sh build/tidu
    beside gate "a second interpreter agrees" tests/gates/second.sh build/tidu
    beside gate "ways whose least cost is known" tests/gates/goalseek.sh build/tidu
    beside gate "ways keep what they promise" tests/gates/reach.sh build/tidu build/generate
    beside gate "certificates follow from the rules" tests/gates/filings.sh build/tidu build/generate
    beside gate "chances come true where the truth is known" tests/gates/districts.sh build/tidu
    beside gate "chances come true of those that choose to file" tests/gates/selection.sh build/tidu build/generate
    beside gate "no secret is seen below its export level" tests/gates/levels.sh build/tidu
    beside cases "a simulated year" tests/gates/year.sh build/tidu build/generate
    beside gate "rows of five plans" tests/gates/rows.sh build/tidu build/generate
    beside gate "changed models are noticed" tests/mutation/run.sh build/mutate
}

export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
case ${TEST:-} in
"") ;;
cli)
    alone gate "build" build all
    alone cases "command cases" tests/cli/run.sh build/tidu
    units "cli/*" build
    finish
    ;;
cli/*)
    alone gate "build" build all
    alone cases "command case ${TEST#cli/}" tests/cli/run.sh build/tidu "${TEST#cli/}"
    finish
    ;;
models)
    alone gate "build" build all build/mutate build/generate
    models
    finish
    ;;
browser | browser/*)
    alone gate "build" build all
    name=${TEST#browser}
    # shellcheck disable=SC2086
    alone cases "the workbench in a browser" tests/browser/run.sh build/tidu ${name#/}
    finish
    ;;
fuzz)
    alone gate "build" build VARIANT=san replays
    beside cases "fuzz corpora" tests/fuzz/replay.sh build/san
    finish
    ;;
gates)
    alone gate "build" build all build/libtidu.so build/generate build/print_rows build/peer_matrix
    gates
    finish
    ;;
*)
    pattern=${TEST%%/*}/test_*
    if [ "${TEST#*/}" != "$TEST" ]; then pattern=${TEST%%/*}/test_${TEST#*/}; fi
    wanted=$(for source in tests/$pattern.c; do [ ! -e "$source" ] || echo "build/${source%.c}"; done)
    if [ -z "$wanted" ]; then
        echo "no test is called '$TEST'; there are:" $(ls -d tests/*/ | sed 's|tests/\(.*\)/|\1|')
        exit 2
    fi
    # shellcheck disable=SC2086
    alone gate "build" build $wanted
    units "$pattern" build
    finish
    ;;
esac
alone gate "build" build STRICT="${STRICT:-}" all tests build/libtidu.so build/generate build/print_rows build/peer_matrix build/mutate
alone gate "build with sanitizers" build STRICT="${STRICT:-}" VARIANT=san all tests replays
units "*" build build/san
gates
beside cases "fuzz corpora" tests/fuzz/replay.sh build/san
alone cases "command cases" tests/cli/run.sh build/tidu
alone cases "command cases with sanitizers" tests/cli/run.sh build/san/tidu
beside cases "the workbench in a browser" tests/browser/run.sh build/tidu
models
alone gate "installation" tests/gates/install.sh
finish
