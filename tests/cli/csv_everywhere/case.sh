# every command that prints a table prints it as CSV and JSON too, with a mark for Excel when asked
sample=$ROOT/data/sample/companies.csv
code=91990101MA0BMF1M4Y
for words in "ladder --input $sample" "inspect $sample" "models list" "assess hnte --input $sample" "rank hnte --input $sample"; do
    $TIDU $words --quiet --format csv --bom 2>/dev/null | head -c 3 | od -An -tx1
    $TIDU $words --quiet --format json >out.json 2>/dev/null || echo "$words: $?"
    python3 -m json.tool out.json >/dev/null 2>&1 || ! command -v python3 >/dev/null || echo "$words: no JSON"
done
$TIDU explain $code hnte --quiet --input "$sample" --format json 2>/dev/null | head -c 1
