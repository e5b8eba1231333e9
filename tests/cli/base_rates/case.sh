# published shares stand beside a ladder's counts, by what they are a share of; a bad file is named with its place
sample=$ROOT/data/sample
$TIDU ladder --input "$sample/companies.csv" --year 2025 --quiet --table rates --format csv
mkdir -p own/practice
check() {
    printf 'base_rates:\n  - rung: hnte\n    filed:\n      - %s\n' "$1" >own/practice/base-rates.yaml
    $TIDU models check own/practice/base-rates.yaml 2>/dev/null | tail -n +3
}
check '{where: {zh: 甲, en: A}, year: 2020, passed: 38, of: 48}'
check '{where: {zh: 甲, en: A}, year: 2020}'
check '{where: {zh: 甲, en: A}, year: 2020, passed: 38}'
check '{where: {zh: 甲, en: A}, year: 2020, passed: 38, of: 48, share: 0.8}'
check '{where: {zh: 甲, en: A}, year: 2020, passed: 49, of: 48}'
check '{where: {zh: 甲, en: A}, year: 20200, share: 0.8}'
check '{where: {zh: 甲, en: A}, year: 2020, share: 80%}'
check '{where: {zh: 甲, en: A}, year: 2020, share: 1.8}'
check '{year: 2020, share: 0.8}'
# every rung of the ladder at once keeps of each what it alone would keep
$TIDU import "$ROOT/data/sample/companies.csv" --db all.db --quiet 2>/dev/null && cp all.db one.db
$TIDU calibrate --base-rates --db all.db --format csv --quiet
for model in hnte srdi; do $TIDU calibrate $model --base-rates --db one.db --quiet >/dev/null 2>&1; done
sqlite3 one.db "ATTACH 'all.db' AS every; SELECT c.model, count(*), count(*) = (SELECT count(*) FROM calibration_rate WHERE calibration_id = c.id)
FROM calibration c JOIN every.calibration e ON e.model = c.model AND e.digest = c.digest
JOIN calibration_rate r ON r.calibration_id = c.id
JOIN every.calibration_rate s ON s.calibration_id = e.id AND s.gate = r.gate AND s.section = r.section AND s.size = r.size AND s.known = r.known AND s.met = r.met
GROUP BY c.model; SELECT count(*) FROM every.calibration WHERE ended_at IS NULL"
$TIDU calibrate --db one.db
$TIDU calibrate hnte --base-rates --ladder qidong --db one.db
