#!/usr/bin/env bash
# Districts whose companies choose by their quality whether to file: calibrated chances lie on the diagonal, intervals hold counts, the list is ahead.
# selection.sh PROGRAM GENERATE [N]: of N districts (24); what 500 said stands in tests/sample/selection.md.
set -u
cd "$(dirname "$0")/../.."
TIDU_MODELS=$PWD/models python3 tests/sample/selection.py "$PWD/$1" "$PWD/$2" "${3:-24}"
