# Triantaphyllou & Sánchez 1997: four alternatives by four criteria; the change of each weight for each pair
oracle=$ROOT/../shared/oracle/goalseek/least_cost.json
[ -r "$oracle" ] || { echo "no published numbers beside the checkout"; exit 77; }
sql() { sqlite3 :memory: "$@"; }
# the table as companies, in units of 1/10,000, and the weights as an index
sql "select 'uscc,year,employees,ip_class1,ip_class2,conversions'" \
    "select 'A' || (r.key + 1) || ',2024,' || (select group_concat(cast(round(c.value * 10000) as int)) from json_each(r.value) c)
     from json_each(readfile('$oracle'), '\$.D.matrix') r" >four.csv
{
    printf 'index: four\nname: {zh: 四项, en: four}\nmissing: interval\ndecimals: 6\naggregation: arithmetic\nweights: equal\n'
    printf 'groups:\n  - id: all\n    name: {zh: 全部, en: all}\n    weights: given\n    indicators:\n'
    for column in employees ip_class1 ip_class2 conversions; do
        read -r weight
        printf '      - {id: %s, name: {zh: 项, en: %s}, value: "%s[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 10000}}, weight: %s}\n' \
            $column $column $column "$weight"
    done < <(sql "select value from json_each(readfile('$oracle'), '\$.D.weights')")
} >four.yaml
for pair in 1,2 1,3 1,4 2,3 2,4 3,4; do
    $TIDU index swap ./four.yaml A${pair%,*} A${pair#*,} --input four.csv --format csv --quiet 2>&1 | sed "s/^/[$pair],/"
done >ours.csv
# the published change is what the weight loses; it can be made where the weight does not fall below 0
sql -cmd '.mode csv' -cmd "create table ours(pair, other, level, weight, name, before, given, share_before, share, change, one, two, standing)" \
    -cmd '.import ours.csv ours' \
    "with d as (select json_extract(value, '\$.pair') pair, json_extract(value, '\$.criterion') k, json_extract(value, '\$.delta_abs') delta,
                       json_extract(value, '\$.feasible') feasible from json_each(readfile('$oracle'), '\$.D.table')),
          o as (select '[' || replace(pair, '[', '') || ',' || replace(other, ']', '') || ']' pair,
                       1 + (instr('employees ip_class1 ip_class2 conversions', weight) - 1) / 10 k, before - given delta, standing from ours
                where standing in ('found', 'none'))
     select count(*), sum(feasible), sum(feasible = (standing = 'found')), sum(feasible and abs(d.delta - o.delta) < 1e-7)
     from d join o on d.pair = o.pair and d.k = o.k"
echo "--- the most critical weight of all is the one with the smallest change, as a part of the weight"
sql "select json_extract(readfile('$oracle'), '\$.D.most_critical_any.pair'), json_extract(readfile('$oracle'), '\$.D.most_critical_any.criterion')"
sql -cmd '.mode csv' -cmd "create table ours(pair, other, level, weight, name, before, given, share_before, share, change, one, two, standing)" \
    -cmd '.import ours.csv ours' "select pair, other, weight from ours where standing = 'found' order by abs(given - before) / before limit 1"
