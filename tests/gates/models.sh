#!/usr/bin/env bash
# The models: no faults and no warnings, every note in both languages, every worked example comes out, and they reach every outcome.
set -u
cd "$(dirname "$0")/../.."
if "$1" models check --format csv 2>/dev/null | grep -E ',(error|warning),'; then exit 1; fi
awk '/^[^ #]/ { in_notes = /^notes:/ }
    in_notes && /^  - / && !/^  - \{?zh:/ { print FILENAME ":" FNR ": a note in one language"; found = 1 }
    END { exit found }' models/*.yaml models/tables/*.yaml || exit 1
"$1" models check >/dev/null && "$1" models test && "$1" models cover
