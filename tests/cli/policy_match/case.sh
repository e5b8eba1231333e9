# Wuxing's funding gate of 2023: a firm above designated size that is not in last year's R&D statistics is paid nothing, unless a record
# says who excepted it, why and when; one of which that is not known may be. Two policies do not pay for one cost.
cat >firms.csv <<'END'
uscc,name,region,year,rd_expense,above_scale,rd_statistics
IN,统计内,330502,2022,100,1,1
IN,,,2023,200,1,1
IN,,,2024,300,1,1
OUT,统计外,330502,2022,100,1,1
OUT,,,2023,200,1,1
OUT,,,2024,300,1,0
SMALL,规下,330502,2022,100,0,0
SMALL,,,2023,200,0,0
SMALL,,,2024,300,0,0
DARK,不详,330502,2022,100,,
DARK,,,2023,200,,
DARK,,,2024,300,,
GAP,缺数,330502,2022,100,1,1
GAP,,,2024,300,1,1
DOWN,下降,330502,2022,300,1,1
DOWN,,,2023,200,1,1
DOWN,,,2024,100,1,1
AWAY,外地,330503,2022,100,1,1
AWAY,,,2023,200,1,1
AWAY,,,2024,300,1,1
CITY,只知市,330500,2022,100,1,1
CITY,,,2023,200,1,1
CITY,,,2024,300,1,1
NOWHERE,无区划,,2022,100,1,1
NOWHERE,,,2023,200,1,1
NOWHERE,,,2024,300,1,1
END
columns() { python3 -c 'import csv, sys
for row in csv.DictReader(sys.stdin):
    print("  ".join(row.get(k, "") or "-" for k in sys.argv[1:]))' "$@"; }
ask="--input firms.csv --year 2025 --quiet"
for code in IN OUT SMALL DARK GAP DOWN AWAY CITY NOWHERE; do
    echo "$code: $($TIDU policy match $code $ask --format csv 2>/dev/null | columns policy state least gate missing | grep growth)"
done
echo "--- an exception by record, as a table and as YAML; of one day later it does not count; without a name it is refused"
printf '统一社会信用代码,门槛,批准人,理由,日期\nOUT,rd_statistics,区科创领导小组,上年新升规,2025-05-10\n' >records.csv
$TIDU policy match OUT $ask --overrides records.csv --lang zh 2>/dev/null | grep -E '研发投入|条款:'
cat >records.yaml <<'END'
overrides:
  - {uscc: OUT, gate: rd_statistics, who: 区科创领导小组, why: 上年新升规, when: 2025-07-02}
  - {uscc: NOBODY, who: a, why: b, when: 2025-01-01}
END
$TIDU policy budget rd-growth@wuxing --input firms.csv --year 2025 --overrides records.yaml --problems problems.csv --table clauses --format csv | columns clause certain possible greatest unknown barred gate_open excepted
$TIDU policy budget rd-growth@wuxing --input firms.csv --year 2025 --on 2025-07-02 --overrides records.yaml --table clauses --format csv --quiet | columns clause certain possible greatest unknown barred gate_open excepted
printf 'uscc,gate,who,why,when\nOUT,rd_statistics,,new,2025-05-10\n' >bad.csv
printf 'uscc,gate,who,why,when\nOUT,rd_statistics,A,new,some day\n' >bad2.csv
printf 'uscc,gate,who,why\nOUT,rd_statistics,A,new\n' >bad3.csv
printf 'overrides:\n  - {uscc: OUT, who: A, why: new}\n' >bad.yaml
printf 'overrides:\n  - {uscc: OUT, who: "", why: new, when: 2025-01-01}\n' >bad2.yaml
for f in bad.csv bad2.csv bad3.csv bad.yaml bad2.yaml none.csv; do $TIDU policy match OUT $ask --overrides $f 2>&1; done
echo "--- a city's and a district's award for one cost: only the higher is paid; a tie goes to the first; a draft replaces its id"
mkdir -p own/policies
policy() {
    cat <<END
policy: $1
name: {zh: $1, en: $1}
effective: {from: 2024-01-01}
region: "$2"
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
awards:
  - id: $3
    name: {zh: $3, en: $3}
    cite: d
    need: rd_expense[Y-1] >= 200 yuan
    $4
    paid: year
    cost: rd
END
}
policy city 3305 of_city 'amount: rd_expense[Y-1] * 10%' >own/policies/city.yaml
policy district 330502 of_district 'amount: 25 yuan' >own/policies/district.yaml
export TIDU_MODELS=own:$ROOT/models
for code in IN DOWN DARK GAP AWAY; do
    echo "$code"
    $TIDU policy match $code $ask --format csv 2>/dev/null | columns policy state least greatest exclusion | grep '^city\|^district'
done
$TIDU policy match IN $ask 2>/dev/null | grep -E '^together|^city|^district' | cut -c1-230
for f in city district "city district"; do
    $TIDU policy budget $f $ask --format json 2>/dev/null | python3 -c 'import json, sys; x = json.load(sys.stdin); print(x["certain"], x["possible"], x["least"], x["greatest"], [(c["clause"], c["certain"], c["lower"]) for c in x["clauses"]])'
done
policy district 330502 of_district 'at_most: 40 yuan' >draft.yaml
$TIDU policy budget draft.yaml $ask --format json 2>/dev/null | python3 -c 'import json, sys; x = json.load(sys.stdin); print(x["certain"], x["possible"], x["least"], x["greatest"])'
$TIDU policy budget draft.yaml city $ask --format json 2>/dev/null | python3 -c 'import json, sys; x = json.load(sys.stdin); print(x["certain"], x["possible"], x["least"], x["greatest"])'
echo "--- what cannot be asked"
$TIDU policy match NOBODY $ask
$TIDU policy match $ask
$TIDU policy match IN $ask --table towns
echo "exit $?"
