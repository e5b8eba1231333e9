#!/usr/bin/env bash
# The checks of .clang-tidy find nothing; left out where clang-tidy is not installed. It takes minutes: not part of `make check`.
set -u
cd "$(dirname "$0")/../.."
command -v clang-tidy >/dev/null || { echo "clang-tidy is not installed"; exit 77; }
make --no-print-directory build/compile_commands.json >/dev/null || exit 1
ls engine/*/*.c | xargs -P 2 -n 8 clang-tidy --quiet -p build 2>/dev/null | grep -E 'warning:|error:' | sort -u && exit 1
exit 0
