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
