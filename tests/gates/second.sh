#!/usr/bin/env bash
# The program and the second interpreter (tests/rules/second) say the same of companies at the borders of every model:
# tests/gates/second.sh PROGRAM [OPTION of compare.py...]; without options the same companies each time.
set -u
cd "$(dirname "$0")/../.."
program=$1
shift
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
unset TIDU_MODELS TIDU_DB
exec python3 tests/rules/second/compare.py "$program" "$@"
