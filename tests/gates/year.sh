#!/usr/bin/env bash
# A simulated year of a bureau: pools, visits, tasks, batches and rosters by commands and sheets alone, held against a model in Python at the
# end of every month, and again for all past months from its end. year.sh PROGRAM GENERATE [SEED]
set -u
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${CC:-cc}" -std=c11 -O1 -fPIC -shared -o "$folder/clock.so" tests/casework/clock.c -ldl || exit 1
TIDU_MODELS=$PWD/models python3 tests/casework/year.py "$1" "$2" "$folder/clock.so" "${3:-1}"
