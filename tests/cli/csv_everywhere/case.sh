# what is one table is CSV too, with a mark for Excel when asked; every answer is JSON
sample=$ROOT/data/sample/companies.csv
for words in "ladder --input $sample" "models list" "assess hnte --input $sample" "rank hnte --input $sample"; do
    $TIDU $words --quiet --format csv --bom 2>/dev/null | head -c 3 | od -An -tx1
done
for words in "ladder --input $sample" "models list" "assess hnte --input $sample" "rank hnte --input $sample" \
    "inspect $sample" "quality --input $sample" "explain 91990101MA0BMF1M4Y hnte --input $sample"; do
    $TIDU $words --quiet --format json >out.json 2>/dev/null || echo "$words: $?"
    ! command -v python3 >/dev/null || python3 -m json.tool out.json >/dev/null || echo "$words: no JSON"
done
