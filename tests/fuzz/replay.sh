#!/usr/bin/env bash
# Every file of tests/fuzz/corpus/NAME/ goes through fuzz_NAME: tests/fuzz/replay.sh BUILD
set -u
cd "$(dirname "$0")/../.."
good=0 bad=0
for source in tests/fuzz/fuzz_*.c; do
    [ -e "$source" ] || continue
    name=$(basename "$source" .c)
    for input in tests/fuzz/corpus/"${name#fuzz_}"/*; do
        [ -e "$input" ] || { echo "$name has no corpus"; bad=$((bad + 1)); continue; }
        if timeout 60 "$1/tests/fuzz/$name" "$input"; then
            good=$((good + 1))
        else
            echo "$name fails on $input"
            bad=$((bad + 1))
        fi
    done
done
echo "$good passed, $bad failed"
