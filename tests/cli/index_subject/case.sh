# An index of its own subject over a table of carriers, a tree of three levels: nobody has to say --subject. By hand: of
# C1 graduates 0.3 of 0.5, space 1 of 1, level 80: (0.6 + 1) / 2 * 0.5 + 0.8 * 0.5 = 80 points, and 3 for the national level.
cat >carriers.yaml <<'END'
index: carriers_own
subject: carriers
name: {zh: 载体评价, en: carriers}
missing: interval
aggregation: arithmetic
bonus: {most: 5, items: [{id: large, name: {zh: 规模, en: size}, value: "tenants[Y-1] * 0.3", most: 5}]}
bands: [{id: good, name: {zh: 优秀, en: good}, from: 80}, {id: fair, name: {zh: 合格, en: fair}, from: 60}]
weights: equal
groups:
  - id: service
    name: {zh: 服务, en: service}
    weights: equal
    groups:
      - id: results
        name: {zh: 成效, en: results}
        weights: equal
        indicators:
          - {id: graduates, name: {zh: 毕业率, en: graduates}, value: "graduates[Y-1] / tenants[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 50%}}}
          - {id: space, name: {zh: 密度, en: density}, value: "tenants[Y-1] / area[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 0.1}}, least: 20}
indicators:
  - {id: hnte, name: {zh: 高企占比, en: high-tech}, value: "tenants_hnte[Y-1] / tenants[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 50%}}}
END
printf '%s\n' 载体编号,载体名称,年度,孵化面积,在孵企业数,毕业企业数,在孵高新技术企业数 C1,一号,2024,100,10,3,4 C2,二号,2024,2000,30,15,3 C3,三号,2024,,20,5,8 >carriers.csv
$TIDU index run carriers.yaml --input carriers.csv --format csv --top 2
$TIDU index explain C1 carriers.yaml --input carriers.csv
$TIDU index weights carriers.yaml --format csv
$TIDU index swap carriers.yaml C1 C2 --input carriers.csv
$TIDU index run carriers.yaml --input carriers.csv --subject projects
$TIDU models check carriers.yaml --quiet >/dev/null && echo good
