# a district writes a model, has it checked, holds it against the national one, and sees whom it moves
mkdir models
$TIDU models new hnte@spark --extends hnte --output models/hnte@spark.yaml
$TIDU models check models/hnte@spark.yaml --format csv
$TIDU models diff hnte hnte@spark
sed -i "s/0000/9999/; s/^  - {id: registered/&/" models/hnte@spark.yaml
sed -i "s/  # - {id: st_staff, cite: own art. 1, need: '.*'}/  - {id: st_staff, cite: own art. 2, need: 'st_staff[Y-1] \/ employees[Y-1] > 20%'}/" models/hnte@spark.yaml
cat >table.csv <<END
uscc,name,year,town,region,employees,st_staff
91990101MA00H83197,甲,2024,东镇,999901,100,20
91990101MA013G622K,乙,2024,东镇,999901,100,21
91990101MA6L0L5X62,丙,2024,西镇,888801,100,30
END
$TIDU models diff hnte hnte@spark --input table.csv --format json >diff.json
sqlite3 :memory: "
with d(j) as (select cast(readfile('diff.json') as text))
select r.value->>'part', r.value->>'id', r.value->>'change', r.value->>'before', r.value->>'after' from d, json_each(j, '\$.rules') r;
with d(j) as (select cast(readfile('diff.json') as text))
select r.value->>'uscc', r.value->>'verdict_before', r.value->>'verdict_after' from d, json_each(j, '\$.moved') r"
# what no example reaches, and what most likely is a mistake
cat >models/hnte@spark.cases.yaml <<END
model: hnte@spark
cases:
  - name: one that knows little
    year: 2025
    company: {region: "999901"}
    annual: {2024: {employees: 100, st_staff: 20}}
    expect: {verdict: no, gates: {registered_here: met, st_staff: unmet}}
END
$TIDU models test hnte@spark --format csv
$TIDU models cover hnte@spark --format csv | grep -E '(st_staff|registered_here|verdict)'
sed 's/    need: .starts_with.*/    law: {zh: 低于 20 人, en: under 20}\n    need: employees[Y-1] <= 20/' models/hnte@spark.yaml >models/hnte@other.yaml
$TIDU models check models/hnte@other.yaml --format csv
$TIDU models new spark >models/spark.yaml && $TIDU models check models/spark.yaml --format csv
$TIDU models new Spark
$TIDU models diff hnte
$TIDU models diff hnte@2008 hnte
# an expression that stayed while the words of the law changed is a difference
$TIDU models diff srdi.2022 srdi.2026 --format json >srdi.json
sqlite3 :memory: "
with d(j) as (select cast(readfile('srdi.json') as text))
select j->>'title' from d;
with d(j) as (select cast(readfile('srdi.json') as text))
select r.value->>'id', r.value->>'change', r.value->>'after' from d, json_each(j, '\$.rules') r where r.value->>'id' = 'clean_record'"
