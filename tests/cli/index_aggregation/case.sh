# Means and methods of an index file. Every score is recomputed by awk from the figures; the cases of papers and peers are in tests/index.
mean() {
    cat >mean.yaml <<END
index: mean
name: {zh: 合成, en: mean}
missing: interval
decimals: 4
aggregation: $1
weights: $2
indicators:
  - {id: a, name: {zh: 甲, en: a}, value: "conversions[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 10}}$3}
  - {id: b, name: {zh: 乙, en: b}, value: "ip_class1[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 10}}$4}
  - {id: c, name: {zh: 丙, en: c}, value: "ip_class2[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 10}}$5}
END
    $TIDU index run mean.yaml --input m.csv --year 2025 --format csv --quiet 2>/dev/null | tail -n +2 | cut -d, -f2,4 | sort >got
}
cat >m.csv <<'END'
uscc,year,conversions,ip_class1,ip_class2
A,2024,2,8,5
B,2024,9,4,4
C,2024,1,10,7
D,2024,6,6,6
END
# by awk: EXPRESSION of the values x, y, z in 0 to 1, in points
against() {
    awk -F, 'function low(p, q) { return p < q ? p : q } function high(p, q) { return p > q ? p : q }
        function mid(p, q, r) { return p + q + r - low(p, low(q, r)) - high(p, high(q, r)) }
        NR > 1 { x = $3 / 10; y = $4 / 10; z = $5 / 10; v = '"$2"'; printf "%s,%.4f\n", $1, 100 * v }' m.csv | sort >wanted
    # trailing zeros are the printer'"'"'s
    awk -F, 'NR == FNR { w[$1] = $2; next } { d = $2 - w[$1]; if (d > 0.00011 || d < -0.00011) bad = bad " " $0 " not " w[$1] } END { print name, bad == "" ? "agrees" : bad, NR - FNR }' name="$1" wanted got
}
mean "{within: arithmetic, across: harmonic, floor: 1%}" given ", weight: 1" ", weight: 2" ", weight: 3"
against harmonic '6 / (1 / (0.01 + 0.99 * x) + 2 / (0.01 + 0.99 * y) + 3 / (0.01 + 0.99 * z))'
mean "{power: 2}" given ", weight: 1" ", weight: 2" ", weight: 3"
against power 'sqrt((x * x + 2 * y * y + 3 * z * z) / 6)'
mean least equal
against least 'low(x, low(y, z))'
mean weighted-least given ", weight: 1" ", weight: 2" ", weight: 3"
against weighted-least 'low(high(x, 2 / 3), low(high(y, 1 / 3), z))'
mean median equal
against median 'mid(x, y, z)'
mean "{ordered: [3, 2, 1]}" equal
against ordered '(3 * high(x, high(y, z)) + 2 * mid(x, y, z) + low(x, low(y, z))) / 6'
penalty='((70 + 60 * (x + y + z) / 3) SIGN 3600 * ((x * x + y * y + z * z) / 3 - ((x + y + z) / 3) ^ 2) / (70 + 60 * (x + y + z) / 3) - 70) / 60'
mean mpi equal
against mpi "${penalty/SIGN/-}"
mean "{mpi: {penalty: up}}" equal
against mpi-up "${penalty/SIGN/+}"
# of the data: the best values are 0.9, 1, 0.7, the worst 0.1, 0.4, 0.4
mean "{waspas: {lambda: 0.25}}" equal
against waspas '0.25 * (x / 0.9 + y + z / 0.7) / 3 + 0.75 * (x / 0.9 * y * z / 0.7) ^ (1 / 3)'
mean "{grey: {zeta: 0.4}}" equal
against grey '(0.4 / ((0.9 - x) / 0.8 + 0.4) + 0.4 / ((1 - y) / 0.6 + 0.4) + 0.4 / ((0.7 - z) / 0.3 + 0.4)) / 3'
mean "{topsis: {scale: min-max}}" equal
against topsis 'sqrt(((x - 0.1) / 0.8) ^ 2 + ((y - 0.4) / 0.6) ^ 2 + ((z - 0.4) / 0.3) ^ 2) / (sqrt(((x - 0.1) / 0.8) ^ 2 + ((y - 0.4) / 0.6) ^ 2 + ((z - 0.4) / 0.3) ^ 2) + sqrt(((0.9 - x) / 0.8) ^ 2 + ((1 - y) / 0.6) ^ 2 + ((0.7 - z) / 0.3) ^ 2))'
mean spotis given ", weight: 1" ", weight: 2" ", weight: 3"
against spotis '(x + 2 * y + 3 * z) / 6'
echo "--- VIKOR: the compromise, and a gap that is told"
mean vikor equal
printf '%s\n' E,2024,5,,3 >>m.csv
$TIDU index run mean.yaml --input m.csv --year 2025
$TIDU index run mean.yaml --input m.csv --year 2025 --lang zh 2>&1 >/dev/null | tail -n 6
$TIDU index explain E mean.yaml --input m.csv --year 2025 --quiet
$TIDU index explain A mean.yaml --input m.csv --year 2025 --quiet --lang zh
echo "--- each with its own weights"
mean "{bod: {share: [20%, 60%]}}" equal
$TIDU index explain B mean.yaml --input m.csv --year 2025 --quiet --format json | grep -A12 '"comparison"'
echo "--- what is refused"
$TIDU index swap mean.yaml A B --input m.csv --year 2025 --quiet
mean marcos equal
sed -i 's/{goalposts: {low: 0, high: 10}}/min-max/' mean.yaml
grep -v ^E m.csv >complete.csv
$TIDU index run mean.yaml --input complete.csv --year 2025 --quiet
mean "{ordered: [3, 2, 1]}" equal
$TIDU index run mean.yaml --weight a=3 --input m.csv --year 2025 --quiet
mean topsiss equal
$TIDU index run mean.yaml --input m.csv --year 2025 --quiet
