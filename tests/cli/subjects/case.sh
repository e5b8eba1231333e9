# tables that hold no companies: projects with a company's code beside their own, and carriers by the year; a rule of one's own for them
cat >projects.csv <<END
项目编号,项目名称,统一社会信用代码,总投资(亿元),行业代码,入库日期,镇街
P-001,新材料项目,91990101MA00H83197,1,C2641,2023-03-01,东镇
P-002,物流园,,3.2,G5910,2023-04-11,东镇
P-003,芯片封测,,0.99,C3973,2023/5/2,西镇
合计,,,5.19,,,
END
$TIDU import projects.csv --subject projects --db district.db && ls *.db
sqlite3 district.projects.db "SELECT uscc, name, project_company, investment, industry, recorded_on, town FROM company; SELECT subject FROM database_subject"
# another amount later: both are kept, and the import can be undone
printf '项目编号,总投资(亿元)\nP-003,1.2\n' >later.csv
$TIDU import later.csv --subject projects --db district.db --quiet
$TIDU history P-003 --subject projects --db district.db --format csv | cut -d, -f1-5
$TIDU imports undo 2 --subject projects --db district.db --quiet
sqlite3 district.projects.db "SELECT investment FROM company WHERE uscc = 'P-003'"
# not mixed up with companies, in either way
$TIDU import projects.csv --db district.projects.db
$TIDU import "$ROOT/tests/cli/tiny.csv" --db companies.db --quiet && mv companies.db companies.projects.db
$TIDU imports list --db companies.db --subject projects
$TIDU import projects.csv --subject project --db district.db
# a rule over carriers: every command reads it as it reads one over companies
mkdir models
cat >models/carrier-stars.yaml <<END
model: carrier-stars
rung: carrier-stars
name: {zh: 载体绩效星级, en: Stars of carriers}
effective: {from: 2020-01-01}
documents: {own: {title: {zh: 示例办法, en: example}, number: 示例〔2025〕1号, seen: full}}
priors: {missing: 0.5, note: {zh: 假定, en: assumed}}
gates:
  - {id: tenants, name: {zh: 在孵企业 20 家以上, en: twenty tenants}, cite: own art. 1, need: "tenants[Y-1] >= 20"}
  - {id: pass, name: {zh: 高企通过率一半以上, en: half of the applications pass}, cite: own art. 2, need: "hnte_passed[Y-1] >= 0.5 * hnte_filed[Y-1]"}
END
cat >carriers.csv <<END
载体编号,载体名称,载体类型,镇街,年度,在孵企业数,高企申报数,高企认定数,财政投入(万元)
Z01,东孵化器,孵化器,甲镇,2024,20,4,2,120
Z02,西众创,众创空间,乙镇,2024,19,2,2,10
Z03,南加速器,加速器,乙镇,2024,25,,1,10
Z04,北孵化器,孵化器,乙镇,2024,25,3,4,10
END
$TIDU models check models/carrier-stars.yaml --subject carriers --quiet
$TIDU assess carrier-stars --input carriers.csv --subject carriers --format csv
$TIDU rank carrier-stars --input carriers.csv --subject carriers --lang zh --format csv --where 'starts_with(carrier_kind, "孵化")'
$TIDU assess carrier-stars --input carriers.csv
