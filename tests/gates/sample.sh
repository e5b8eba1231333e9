#!/usr/bin/env bash
# The committed sample is what the generator writes today.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" --companies 240 --output "$work" || exit 1
cmp "$work/companies.csv" data/sample/companies.csv && cmp "$work/credentials.csv" data/sample/credentials.csv
