#!/usr/bin/env bash
# Every header compiles on its own.
set -u
cd "$(dirname "$0")/../.."
good=0 bad=0
for header in engine/*/*.h; do
    if echo "#include \"${header#engine/}\"" | ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Iengine -Wall -Wextra \
        -Wpedantic -Wno-unused-const-variable -Werror -fsyntax-only -x c -; then
        good=$((good + 1))
    else
        echo "$header does not compile on its own"
        bad=$((bad + 1))
    fi
done
echo "$good passed, $bad failed"
