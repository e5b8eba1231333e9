#!/usr/bin/env bash
# The models: no faults and no warnings, every worked example comes out, and they reach every outcome.
set -u
cd "$(dirname "$0")/../.."
if "$1" models check --format csv 2>/dev/null | grep -E ',(error|warning),'; then exit 1; fi
"$1" models check >/dev/null && "$1" models test && "$1" models cover
