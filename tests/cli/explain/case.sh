# every condition with its value, line, margin and the cell it stands in, in both languages
ln -s "$ROOT/tests/cli/tiny.csv" tiny.csv
$TIDU explain 91990101MA013G622K hnte --input tiny.csv --lang en
$TIDU explain 91990101MA00H83197 tech-sme --input tiny.csv --lang zh
# four ways to one gate: each with its own comparisons
$TIDU explain 91990101MA00H83197 gazelle --input tiny.csv --setting big_drop=0.3 --quiet | sed -n '/^Conditions/,/^$/p' | cut -c1-175
# the same from the database, the source being the imported file
$TIDU import tiny.csv --quiet && $TIDU explain 91990101MA013G622K hnte --lang en --quiet >stored
$TIDU explain 91990101MA013G622K hnte --input tiny.csv --lang en --quiet | diff stored -
# a definition that is no comparison goes by its name; what it means stands among the computed figures
$TIDU explain 91990101MA0HRB413R srdi --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" \
    --quiet 2>/dev/null | sed 's/  */ /g' | grep -o '^sme size class met true sme \|^sme true if('
