# the examples of models/README.md: whole files, checked and run; its table of functions is complete
awk '/^```yaml/ {inside = 1; next} /^```/ {inside = 0; close(file)} inside && /^# file: / {file = $3} inside {print >file}' \
    "$ROOT/models/README.md"
ls
$TIDU models check spark.yaml --format csv
TIDU_MODELS=. $TIDU models test spark --format csv
mkdir models && mv hnte@spark.yaml models
$TIDU models show hnte@spark | grep -E '^(st_staff|taxpayer|core_ip) ' | sed 's/  \+/|/g'
sed -n 's/^    {"\([a-z_]*\)", FUNCTION.*/\1/p' "$ROOT/engine/rules/function.c" | while read -r name; do
    grep -q "^| .*\`$name(.*|.*|$" "$ROOT/models/README.md" || echo "$name is not in the table"
done
sed -n 's/^    {{"\([a-z]*\)", YAML.*/\1/p' "$ROOT/engine/model/model_load.c" | while read -r key; do
    grep -q "^| .*\`$key\`" "$ROOT/models/README.md" || echo "$key is not among the keys"
done
$TIDU ladder --ladder ours.yaml --quiet --format csv --input "$ROOT/data/sample/companies.csv"
sed -n 's/^    {{"\([a-z]*\)", YAML.*/\1/p' "$ROOT/engine/model/ladder.c" | while read -r key; do
    grep -q "^| .*\`$key\`" "$ROOT/models/README.md" || echo "$key is not among the keys of a ladder"
done
# a calendar and a policy of one's own
for file in calendar@spark.yaml policy@spark.yaml; do $TIDU models check $file --format csv; done
sed -n '/^## The calendar/,/^## Levers/p' "$ROOT/models/README.md" >calendar_and_policies
sed -n 's/^    [A-Z_]*(\(FIELD_ABOUT(\)\{0,1\}"\([a-z_]*\)".*/\2/p' "$ROOT/engine/model/filing_calendar_file.c" "$ROOT/engine/model/policy.c" \
    "$ROOT/engine/model/policy_award.c" | while read -r key; do
    grep -q "^| .*\`$key\`" calendar_and_policies || echo "$key is not among the keys of a calendar or a policy"
done
# a plan with its targets
for file in targets@spark.yaml lights@spark.yaml bridges.yaml; do $TIDU models check $file --format csv; done
$TIDU target check ./targets@spark.yaml
sed -n '/^## Targets/,/^## Policies/p' "$ROOT/models/README.md" >targets
sed -n 's/^    FIELD[_A-Z]*(\(FIELD_ABOUT(\)\{0,1\}"\([a-z_]*\)".*/\2/p' "$ROOT/engine/model/target_plan_file.c" "$ROOT/engine/model/curve_rule.c" \
    "$ROOT/engine/model/light_rules.c" "$ROOT/engine/model/class_rule.c" | while read -r key; do
    grep -q "^| .*\`$key\`" targets || echo "$key is not among the keys of a plan, a curve or a light"
done
# a coverage
$TIDU models check coverage@spark.yaml --format csv
$TIDU coverage coverage@spark.yaml --input "$ROOT/data/sample/companies.csv" --format csv --table unknown --quiet
sed -n '/^## Coverages/,/^## Policies/p' "$ROOT/models/README.md" >coverages
sed -n 's/^    FIELD[_A-Z]*(\(FIELD_ABOUT(\)\{0,1\}"\([a-z_]*\)".*/\2/p' "$ROOT/engine/model/coverage_rule.c" "$ROOT/engine/model/company_condition.c" | while read -r key; do
    grep -q "^| .*\`$key\`" coverages || echo "$key is not among the keys of a coverage"
done
# a metric
$TIDU models check metric@spark.yaml --format csv
$TIDU metric metric@spark.yaml --input "$ROOT/data/sample/companies.csv" --quiet | sed -n 's/^ratio of sums: //p'
sed -n '/^## Metrics/,/^## Policies/p' "$ROOT/models/README.md" >metrics
sed -n 's/^    FIELD[_A-Z]*(\(FIELD_ABOUT(\)\{0,1\}"\([a-z_]*\)".*/\2/p' "$ROOT/engine/model/metric_rule.c" | while read -r key; do
    grep -q "^| .*\`$key\`" metrics || echo "$key is not among the keys of a metric"
done
# a pool
$TIDU models check pool@spark.yaml --format csv
sed -n '/^## Pools/,/^## Policies/p' "$ROOT/models/README.md" >pools
sed -n 's/^    FIELD[_A-Z]*(\(FIELD_ABOUT(\)\{0,1\}"\([a-z_]*\)".*/\2/p' "$ROOT/engine/model/pool_rules.c" | while read -r key; do
    grep -q "^| .*\`$key\`" pools || echo "$key is not among the keys of a pool"
done
# levers of a region, over those of everywhere
$TIDU models check levers@spark.yaml --format csv
sed -n 's/^    FIELD[_A-Z]*(\(FIELD_ABOUT(\)\{0,1\}"\([a-z_]*\)".*/\2/p' "$ROOT/engine/model/lever.c" | while read -r key; do
    grep -q "^| .*\`$key\`" "$ROOT/models/README.md" || echo "$key is not among the keys of levers"
done
