#!/usr/bin/env bash
# Every plan has exactly two pages of A4 before its annex, in Chinese and in English, whatever the rule: measured in a browser.
# pages.sh PROGRAM [COMPANIES.csv CREDENTIALS.csv]: of other companies than those of the sample. Pictures of a candidate, a holder and a
# reserve, as a page, a document and a workbook, are left in build/pictures.
set -u
cd "$(dirname "$0")/../.."
program=$PWD/$1
companies=${2:-data/sample/companies.csv} credentials=${3:-data/sample/credentials.csv}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "skipped: no chromium"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TIDU_MODELS=$PWD/models
folders=
while read -r rule lang documents; do
    "$program" plan "$rule" --quiet --year 2025 --input "$companies" --credentials "$credentials" --with-holders --top 100000 $documents \
        --lang "$lang" --output "$work/$rule.$lang" 2>/dev/null || { echo "no plans of $rule"; exit 1; }
    folders="$folders $work/$rule.$lang"
done <<'END'
hnte zh --documents
hnte en
tech-sme zh
little-giant en
star zh
END
python3 tests/pages/measure.py $folders || exit 1
tests/pages/pictures.sh "$program" "$work/hnte.zh" build/pictures "$browser"
