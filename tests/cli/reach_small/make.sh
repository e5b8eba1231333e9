# A model and levers so small that every way can be worked out by hand; companies with a way each. Amounts in yuan.
mkdir models
cat >models/small.yaml <<EOF
model: small
rung: small
name: {zh: 小试点企业, en: small pilot}
summary: {zh: 三项条件和一项评分, en: three conditions and a score}
effective: {from: 2000-01-01}
documents:
  own:
    title: {zh: 小试点企业管理办法, en: Rules of the small pilot}
    number: 示例〔2020〕1号
    seen: full
validity: 3 years
priors: {missing: 0.5, note: {zh: 缺数据按一半可能, en: missing data count as an even chance}}
gates:
  - id: age
    name: {zh: 成立年限, en: age}
    law: {zh: 申报时成立满三年, en: three years old on the day of the application}
    cite: own art. 1
    need: application_date >= add_years(founded_on, 3)
  - id: staff
    name: {zh: 科技人员占比, en: share of S&T staff}
    law: {zh: 科技人员不低于职工总数的 10%, en: S&T staff are 10% of the employees or more}
    cite: own art. 2
    need: st_staff[Y-1] / employees[Y-1] >= 10%
  - id: rd
    name: {zh: 研发费用占比, en: share of R&D}
    law: {zh: 研发费用不低于营业收入的 5%, en: R&D is 5% of the revenue or more}
    cite: own art. 3
    need: rd_expense[Y-1] / revenue[Y-1] >= 5%
score:
  step: 1
  groups:
    - id: results
      name: {zh: 成果, en: results}
      cite: own art. 4
      items:
        - id: ip
          name: {zh: 知识产权, en: IP}
          cite: own art. 4
          bands:
            - {when: last(ip_class1) >= 2, points: 40}
            - {when: last(ip_class1) >= 1, points: 20}
            - {points: 0}
pass: total >= 30
EOF
cat >models/levers.yaml <<EOF
name: {zh: 培育手段, en: levers}
documents:
  prices: {title: {zh: 服务指导价, en: Guide prices}, number: 示例〔2025〕3号, seen: full}
levers:
  hire:
    name: {zh: 引进科技人员, en: hire}
    unit: {zh: 人, en: persons}
    effects: {st_staff: 1, employees: 1}
    most: 5
    cost: 10 wan
    cite: prices part 1
    months: 6
    helps: {zh: 人社局, en: labour bureau}
  spend:
    name: {zh: 增加研发投入, en: spend on R&D}
    effects: {rd_expense: 1}
    step: 1 wan
    most: 20 wan
    cost: 1
    months: 0
    note: {zh: 上限为我们的设定, en: the limit is ours}
  patent:
    name: {zh: 申请专利, en: file a patent}
    unit: {zh: 件, en: patents}
    effects: {ip_class1: 1}
    most: 2
    cost: 3 wan
    fixed_cost: 1 wan
    months: 3
    lasts: yes
    note: {zh: 费用为我们的设定, en: the cost is ours}
  licence:
    name: {zh: 受让专利, en: buy a patent}
    unit: {zh: 件, en: patents}
    effects: {ip_class1: 1}
    most: 2
    cost: 5 wan
    months: 1
    lasts: yes
    note: {zh: 费用为我们的设定, en: the cost is ours}
EOF
cat >table.csv <<EOF
uscc,name,founded_on,year,employees,st_staff,revenue,rd_expense,ip_class1
A0,several steps,2015-01-01,2024,40,2,10000000,400000,1
B0,too young until 2027,2024-06-01,2024,40,8,10000000,600000,1
C0,blocked,2015-01-01,2024,40,8,100000000,1000000,2
D0,can file now,2015-01-01,2024,40,8,10000000,600000,2
E0,one step away,2015-01-01,2024,40,8,10000000,600000,1
F0,next year as it is,2022-10-01,2024,40,8,10000000,600000,2
EOF
reach() {
    $TIDU reach "$@" --input table.csv --quiet
}
