#!/usr/bin/env bash
# Every test and gate: `make check`. Prints one line for each and ends with "N passed, N failed", the sum of
# all their cases. The output of what failed is shown.
#
# TEST=WHAT runs a part in seconds: a room ("rules": the unit tests of tests/rules), one unit test ("rules/exact"),
# "cli" or one command case ("cli/rank_sample"), "models", "fuzz", "gates".
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# count OK BAD NAME: add, and show what was said when something failed
count() {
    passed=$((passed + $1)) failed=$((failed + $2))
    if [ "$2" = 0 ]; then
        printf 'ok      %5d  %s\n' "$1" "$3"
    else
        printf 'FAILED  %5d  %s\n' "$2" "$3"
        sed 's/^/    /' "$log" | tail -n 60
    fi
}

# gate NAME COMMAND...: one case; exit 77 says that it cannot be run here
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

# cases NAME COMMAND...: a script whose last line is "N passed, N failed..."
cases() {
    local name=$1 good bad
    shift
    "$@" >"$log" 2>&1
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
            if [ -x "$variant/tests/$name" ]; then unit "$variant/tests/$name"; fi
        done
    done
}

gates() {
    cases "headers compile alone" tests/gates/headers.sh
    gate "rooms, circles and internal headers" tests/gates/layers.sh
    gate "functions, parameters and files keep their size" tests/gates/shape.sh
    gate "no warnings from clang" tests/gates/clang.sh
    gate "exported symbols" tests/gates/symbols.sh build/libtidu.so
    gate "the library never prints or exits" tests/gates/quiet.sh build/libtidu.a
    gate "messages are translated" tests/gates/messages.sh
    gate "the sample is what the generator writes" tests/gates/sample.sh build/generate
    gate "no machine paths and no hosts" tests/gates/paths.sh
    gate "schemas and readers agree" tests/gates/schema.sh
    gate "real workbooks as others read them" tests/gates/workbooks.sh build/print_rows
    gate "README.md shows what make demo prints" tests/gates/readme.sh build/generate
    gate "plans on two pages" tests/gates/pages.sh build/tidu
    gate "examples of --help" tests/gates/help_examples.sh build/tidu
    gate "examples of the public headers" tests/gates/examples.sh
    gate "weights and scores as peers find them" tests/gates/peers.sh build
}

models() {
    gate "model cases" tests/gates/models.sh build/tidu
    gate "a second interpreter agrees" tests/gates/second.sh build/tidu
    gate "ways whose least cost is known" tests/gates/goalseek.sh build/tidu
    gate "ways keep what they promise" tests/gates/reach.sh build/tidu build/generate
    gate "certificates follow from the rules" tests/gates/filings.sh build/tidu build/generate
    gate "chances come true where the truth is known" tests/gates/districts.sh build/tidu
    gate "chances come true of those that choose to file" tests/gates/selection.sh build/tidu build/generate
    gate "no secret is seen below its export level" tests/gates/levels.sh build/tidu
    cases "a simulated year" tests/gates/year.sh build/tidu build/generate
    gate "rows of five plans" tests/gates/rows.sh build/tidu build/generate
    gate "changed models are noticed" tests/mutation/run.sh build/mutate
}

export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
case ${TEST:-} in
"") ;;
cli)
    gate "build" build all
    cases "command cases" tests/cli/run.sh build/tidu
    units "cli/*" build
    finish
    ;;
cli/*)
    gate "build" build all
    cases "command case ${TEST#cli/}" tests/cli/run.sh build/tidu "${TEST#cli/}"
    finish
    ;;
models)
    gate "build" build all build/mutate build/generate
    models
    finish
    ;;
fuzz)
    gate "build" build VARIANT=san replays
    cases "fuzz corpora" tests/fuzz/replay.sh build/san
    finish
    ;;
gates)
    gate "build" build all build/libtidu.so build/generate build/print_rows build/peer_matrix
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
    gate "build" build $wanted
    units "$pattern" build
    finish
    ;;
esac
gate "build" build STRICT="${STRICT:-}" all tests build/libtidu.so build/generate build/print_rows build/peer_matrix build/mutate
gate "build with sanitizers" build STRICT="${STRICT:-}" VARIANT=san all tests replays
units "*" build build/san
gates
cases "fuzz corpora" tests/fuzz/replay.sh build/san
cases "command cases" tests/cli/run.sh build/tidu
cases "command cases with sanitizers" tests/cli/run.sh build/san/tidu
models
gate "installation" tests/gates/install.sh
finish
