#!/usr/bin/env bash
# The committed sample is what the generator writes today.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" --companies 240 --output "$work" || exit 1
for list in companies monthly applications credentials; do cmp "$work/$list.csv" data/sample/$list.csv || exit 1; done
