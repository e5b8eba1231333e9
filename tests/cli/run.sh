#!/usr/bin/env bash
# Runs the command cases: tests/cli/run.sh PROGRAM [CASE...], all of them or these by name or folder
#
# A case is a folder with case.sh and what is expected: `stdout` and `stderr` (absent: nothing), `exit`
# (absent: 0). case.sh runs in an empty folder of its own with $TIDU the program, $ROOT the checkout and $CASE
# its own folder; `exit 77` leaves it out. In what came out the checkout's path reads ROOT. UPDATE=1 writes
# what came out as what is expected: then read the difference.
set -u
here=$(cd "$(dirname "$0")" && pwd)
export ROOT=${here%/tests/cli}
TIDU=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
export TIDU
shift
export LC_ALL=C TERM=dumb TZ=UTC
unset LANGUAGE NO_COLOR COLUMNS TIDU_DB TIDU_MODELS
passed=0 failed=0 left_out=0

# expect FILE GOT: FILE holds what GOT holds; an absent FILE means an empty one
expect() {
    if [ "${UPDATE:-}" ]; then
        if [ -s "$2" ]; then cp "$2" "$1"; else rm -f "$1"; fi
    elif [ -e "$1" ]; then
        diff -u "$1" "$2"
    else
        diff -u /dev/null "$2"
    fi
}

run_case() {
    local work status
    export CASE=$1
    work=$(mktemp -d)
    mkdir "$work/in"
    (cd "$work/in" && bash "$CASE/case.sh" >"$work/stdout" 2>"$work/stderr" </dev/null)
    status=$?
    sed -i "s|$ROOT|ROOT|g" "$work/stdout" "$work/stderr"
    if [ $status = 77 ]; then
        echo "left out ${CASE#"$ROOT"/}: $(tail -n 1 "$work/stdout")"
        left_out=$((left_out + 1))
    else
        if [ $status = 0 ]; then : >"$work/exit"; else echo $status >"$work/exit"; fi
        if expect "$CASE/exit" "$work/exit" && expect "$CASE/stdout" "$work/stdout" &&
            expect "$CASE/stderr" "$work/stderr"; then
            passed=$((passed + 1))
        else
            echo "FAILED ${CASE#"$ROOT"/}"
            failed=$((failed + 1))
        fi
    fi
    rm -rf "$work"
}

if [ $# = 0 ]; then set -- "$here"/*/; fi
for name; do
    [ -e "$name" ] || name=$here/$name
    [ -d "$name" ] || name=$(dirname "$name")
    [ -r "$name/case.sh" ] || { echo "$name is no case"; exit 2; }
    run_case "$(cd "$name" && pwd)"
done
echo "$passed passed, $failed failed, $left_out left out"
[ $failed = 0 ]
