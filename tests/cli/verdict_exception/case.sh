# A score that fails, and a direct pass that only an expert could confirm: no, save for an exception. 5 points are needed,
# 3 come of 10 staff, 3 of 1000 wan of revenue (1 of 600 yuan).
#   A  staff and revenue               6 points: yes
#   B  staff, revenue missing          3 to 6: open
#   C  staff, revenue too low          3, and 2 patents stand against the other direct pass: no, save for an exception
#   D  the same, patents missing       a datum may yet pass it: open
#   E  the same, 50 patents            passes by them: yes
#   F  the same, the expert said no    no
mkdir models
cat >models/spark.yaml <<'Y'
model: spark
rung: spark
name: {zh: 星火企业, en: Spark}
effective: {from: 2015-01-01}
documents: {rules: {title: {zh: 示例, en: invented}, number: 示例1号}}
priors: {missing: 0.5, note: {zh: 示例, en: invented}}
gates:
  - {id: real, name: {zh: 真, en: real}, cite: rules art. 1, need: true}
direct:
  - {id: patents, name: {zh: 专利, en: patents}, cite: rules art. 2, need: "last(ip_class1) >= 50"}
  - {id: award, name: {zh: 获奖, en: award}, cite: rules art. 3, need: true, judged: {prior: 0.01}}
score:
  groups:
    - id: size
      name: {zh: 规模, en: size}
      cite: rules art. 4
      items:
        - {id: staff, name: {zh: 人员, en: staff}, cite: rules art. 4, bands: [{when: "employees[Y-1] >= 10", points: 3}, {points: 0}]}
        - {id: sales, name: {zh: 收入, en: sales}, cite: rules art. 5, act: [revenue], bands: [{when: "revenue[Y-1] >= 1000 wan", points: 3}, {when: "revenue[Y-1] >= 600 yuan", points: 1}, {points: 0}]}
pass: total >= 5
Y
cat >firms.csv <<'Y'
uscc,founded_on,year,employees,revenue,ip_class1,judged_spark_award
A,2015-01-01,2025,10,20000000,2,
B,2015-01-01,2025,10,,2,
C,2015-01-01,2025,10,500,2,
D,2015-01-01,2025,10,500,,
E,2015-01-01,2025,10,500,50,
F,2015-01-01,2025,10,500,2,0
Y
export TIDU_MODELS=models
ask() { $TIDU "$@" --input firms.csv --year 2026 --quiet; }
ask assess spark --format csv | cut -d, -f1,6-8
ask assess spark
ask explain C spark | grep -E '^verdict|^Score'
ask explain D spark --lang zh | grep '^结论'
ask explain C spark --lang zh | grep '^结论'
echo "# whatif and gaps say the same words"
ask whatif C spark --set 'employees[Y-1]=11'
ask whatif spark --set 'ip_class1[Y-1]=2'
ask gaps C spark
