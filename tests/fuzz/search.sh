#!/usr/bin/env bash
# Looks for inputs that break a parser: tests/fuzz/search.sh SECONDS SOURCE...
# What was found lies in build/fuzz/NAME/; a new file there that breaks something belongs into the corpus.
set -eu
cd "$(dirname "$0")/../.."
command -v clang >/dev/null || { echo "clang is needed to fuzz" >&2; exit 1; }
seconds=$1
shift
make --no-print-directory -j2 BUILD=build/fuzz-library VARIANT=debug CC=clang OPENMP= \
    CFLAGS_debug="-O1 -g -fsanitize=address,undefined,fuzzer-no-link" WARNINGS= build/fuzz-library/libtidu.a
for source; do
    name=$(basename "$source" .c)
    mkdir -p "build/fuzz/$name"
    clang -O1 -g -std=c11 -D_POSIX_C_SOURCE=200809L -Iengine -fsanitize=address,undefined,fuzzer \
        -o "build/fuzz/$name.run" "$source" build/fuzz-library/libtidu.a \
        -lcsv -lyaml -lsqlite3 -lgsl -lgslcblas -lnettle -lgmp -ldl -lm
    "build/fuzz/$name.run" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="build/fuzz/$name-" "build/fuzz/$name" "tests/fuzz/corpus/${name#fuzz_}"
done
