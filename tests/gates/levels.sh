#!/usr/bin/env bash
# Export levels (models/practice/export.yaml): distinct secrets are planted in every classed column of the dictionary, and every command of `tidu
# help` is run in every format at L0, L1 and L2. No secret may be found in what is written: not raw, not in 万元 or 亿元, with or without thousands
# separators, rounded or not; no sum over fewer than five companies, and no count of one to four companies, nor may one be solved for from the cells that
# are shown. At L3 the secrets are found, so that the search can fail. A command that is neither run here nor named with a reason fails.
set -u
cd "$(dirname "$0")/../.."
program=$PWD/${1:-build/tidu}
work=$(mktemp -d)
trap '[ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT
python3 tests/gates/levels.py "$program" "$PWD" "$work"
