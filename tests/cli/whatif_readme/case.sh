# the scenarios of models/README.md and of --help run as they stand; every key is in the table
awk '/^```yaml/ {inside = 1; next} /^```/ {inside = 0; close(file)} inside && /^# file: / {file = $3} inside {print >file}' \
    "$ROOT/models/README.md"
sample=$ROOT/data/sample/companies.csv
$TIDU whatif --scenario more.yaml --input "$sample" --quiet | head -n 11
$TIDU whatif --scenario spread.yaml --input "$sample" --quiet --format csv | head -n 4
$TIDU whatif --scenario line.yaml --input "$sample" --quiet --format csv
echo "--- of --help"
$TIDU whatif --help | sed -n 's/^  \([a-z]*: .*\)/\1/p' | tee help.yaml
$TIDU whatif --scenario help.yaml --input "$sample" --quiet | head -n 11
echo "--- keys"
{ sed -n 's/^    TEXT(\([a-z_]*\),.*/\1/p' "$ROOT/engine/scenario/scenario.c"
  sed -n 's/^    FIELD_[A-Z]*("\([a-z_]*\)".*/\1/p' "$ROOT/engine/scenario/scenario.c"; } | while read -r key; do
    sed -n '/^## Scenarios/,/^## Beside/p' "$ROOT/models/README.md" | grep -q "^| .*\`$key\`.*|.*|$" || echo "$key is not among the keys"
    $TIDU whatif --help | grep -q "\b$key\b" || echo "$key is not in the help"
done
