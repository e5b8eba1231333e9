#!/usr/bin/env bash
# Problems of least cost whose optimum is known, where they are: tests/gates/goalseek.sh PROGRAM
set -u
cd "$(dirname "$0")/../.."
problems=../shared/oracle/goalseek/least_cost.json
command -v python3 >/dev/null && [ -f $problems ] || { echo "skipped: no python3, or no $problems"; exit 77; }
unset TIDU_MODELS TIDU_DB
exec python3 tests/reach/goalseek.py "$1" $problems
