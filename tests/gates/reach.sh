#!/usr/bin/env bash
# What `tidu reach` promises, held against `tidu assess` on tables that are written from what it prints (tests/reach/outside.py), and the
# order of a list: tests/gates/reach.sh PROGRAM GENERATE
set -u
cd "$(dirname "$0")/../.."
program=$1 generate=$2
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
unset TIDU_MODELS TIDU_DB
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$generate" --no-filings --companies 3000 --output "$work" || exit 1
python3 tests/reach/outside.py "$program" "$work/companies.csv"
