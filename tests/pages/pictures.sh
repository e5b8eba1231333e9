#!/usr/bin/env bash
# pictures.sh PROGRAM PLANS FOLDER BROWSER: a candidate, a holder and a reserve of a folder of plans as pictures: page 1 and 2 as the
# browser prints them, and where LibreOffice is there the same of the document for Word, and the workbook. To be looked at.
set -u
program=$1 plans=$2 pictures=$3 browser=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$pictures"
mkdir -p "$pictures"
command -v pdftoppm >/dev/null || { echo "no pictures: poppler-utils is not installed"; exit 0; }
office=$(command -v soffice || true)
python3 - "$plans" >"$work/chosen" <<'END'
import json, sys
chosen = {}
for plan in json.load(open(sys.argv[1] + "/plans.json", encoding="utf-8")):
    chosen.setdefault(plan["kind"], plan["uscc"])
for kind, code in sorted(chosen.items()):
    print(kind, code)
END
while read -r kind code; do
    "$browser" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$work/$kind.pdf" "$plans/$code.html" 2>/dev/null
    pdftoppm -r 90 -l 2 -png "$work/$kind.pdf" "$pictures/$kind-page"
    "$browser" --headless --no-sandbox --disable-gpu --window-size=390,900 --screenshot="$pictures/$kind-telephone.png" "$plans/$code.html" 2>/dev/null
    [ -n "$office" ] && [ -f "$plans/$code.docx" ] || continue
    "$office" "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" "$plans/$code.docx" >/dev/null 2>&1
    [ -e "$work/$code.pdf" ] || { echo "no pictures of documents: LibreOffice Writer is not installed"; office=; continue; }
    pdftoppm -r 90 -l 2 -png "$work/$code.pdf" "$pictures/$kind-document"
    pages=$(pdftotext "$work/$code.pdf" - | awk 'BEGIN { RS = "\f" } /附页|Annex/ { print NR; exit }')
    [ "$pages" = 3 ] || { echo "$kind $code.docx: the annex begins on page $pages"; exit 1; }
done <"$work/chosen"
if [ -n "$office" ] && "$office" "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" "$plans/roster.xlsx" >/dev/null 2>&1; then
    pdftoppm -r 60 -l 3 -png "$work/roster.pdf" "$pictures/roster" 2>/dev/null
fi
echo "pictures: $(ls "$pictures" | tr '\n' ' ')"
