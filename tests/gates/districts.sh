#!/usr/bin/env bash
# Invented districts of which the truth is known: intervals hold the counts that come, calibrated chances come true.
# districts.sh PROGRAM [N]: of N districts (24); 500 take eight minutes.
set -u
cd "$(dirname "$0")/../.."
TIDU_MODELS=$PWD/models python3 tests/sample/districts.py "$PWD/$1" "${2:-24}"
