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

# run_case FOLDER: 0 passed, 1 failed, 77 left out
run_case() {
    local work status result=0
    export CASE=$1
    work=$(mktemp -d)
    mkdir "$work/in"
    (cd "$work/in" && bash "$CASE/case.sh" >"$work/stdout" 2>"$work/stderr" </dev/null)
    status=$?
    sed -i "s|$ROOT|ROOT|g" "$work/stdout" "$work/stderr"
    if [ $status = 77 ]; then
        echo "left out ${CASE#"$ROOT"/}: $(tail -n 1 "$work/stdout")"
        result=77
    else
        if [ $status = 0 ]; then : >"$work/exit"; else echo $status >"$work/exit"; fi
        if ! { expect "$CASE/exit" "$work/exit" && expect "$CASE/stdout" "$work/stdout" &&
            expect "$CASE/stderr" "$work/stderr"; }; then
            echo "FAILED ${CASE#"$ROOT"/}"
            result=1
        fi
    fi
    rm -rf "$work"
    return $result
}

# As many at a time as there are cores, each in a folder of its own; what they say is shown in their order
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
most=${JOBS:-$(nproc)}
n=0
if [ $# = 0 ]; then set -- "$here"/*/; fi
for name; do
    [ -e "$name" ] || name=$here/$name
    [ -d "$name" ] || name=$(dirname "$name")
    [ -r "$name/case.sh" ] || { echo "$name is no case"; exit 2; }
    n=$((n + 1))
    {
        run_case "$(cd "$name" && pwd)" >"$results/$n.said" 2>&1
        echo $? >"$results/$n.result"
    } &
    while [ "$(jobs -rp | wc -l)" -ge "$most" ]; do wait -n; done
done
wait
for ((i = 1; i <= n; i++)); do
    cat "$results/$i.said"
    case $(cat "$results/$i.result") in
    0) passed=$((passed + 1)) ;;
    77) left_out=$((left_out + 1)) ;;
    *) failed=$((failed + 1)) ;;
    esac
done
echo "$passed passed, $failed failed, $left_out left out"
[ $failed = 0 ]
