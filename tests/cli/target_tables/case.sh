# W09, W10, N02, N11, N32, Q06: shares, sums and growth are counted from tables of projects, contracts, persons and months, not typed in. Expected values
# are those of the few rows below, by hand.
cat >projects.csv <<END
项目编号,项目名称,总投资(亿元),行业代码,入库日期,镇街
P-001,光纤,1,C3976,2023-03-01,东镇
P-002,物流园,3.2,G5910,2023-04-11,东镇
P-003,芯片封测,0.99,C3973,2023-05-02,西镇
P-004,水泥,4,C3011,2023-05-02,西镇
P-005,药,6,C2710,2023-06-02,西镇
P-006,下半年,6,C2710,2023-08-02,西镇
END
cat >contracts.csv <<END
合同登记编号,合同名称,卖方,合同成交金额(万元),技术交易额(万元),登记日期,是否产学研
H1,a,甲,1000,800,2023-02-01,是
H2,b,乙,500,,2023-06-30,否
H3,c,丙,,5,2023-05-01,是
H4,d,丙,700,5,2023-07-01,是
H5,e,丙,700,5,2022-12-31,是
END
cat >talents.csv <<END
人才编号,姓名,签约日期,到岗日期
1,甲,2023-01-01,2023-03-01
2,乙,2023-01-01,2023-09-01
3,丙,2023-02-01,
END
cat >firms.csv <<END
uscc,name,town,industry,above_scale,month,rd_expense
91990101MA00H83197,甲,东镇,C39,1,2022-06,10000000
91990101MA00H83197,甲,东镇,C39,1,2023-06,12000000
91990101MA013G622K,乙,东镇,I65,1,2022-06,5000000
91990101MA013G622K,乙,东镇,I65,1,2023-06,4000000
91990101MA6L0L5X62,丙,西镇,C26,0,2023-06,3000000
91990101MA0107G13K,丁,西镇,C26,1,2023-06,3000000
END
$TIDU import firms.csv --db d.db --quiet
for subject in projects contracts talents; do $TIDU import $subject.csv --subject $subject --db d.db --quiet; done
value() {
    $TIDU target status "$1" --db d.db --day 2023-06-30 --format csv --quiet | python3 -c '
import csv, sys
for r in csv.DictReader(sys.stdin):
    if r["id"] in sys.argv[1].split("|"): print(r["id"], r["value"], r["origin"])' "$2"
}
# 2 of 3 from 100 million yuan on (exactly 100 million counts), 1 of 2 from 300 million on; 1 of 3 persons, one of whom cannot be told
value wuxing.2023 'hightech-projects-1|hightech-projects-3|arrival-rate'
# 10 + 5 million yuan, one amount missing; (12 + 4) to (10 + 5) of the same sample; 12 + 3 million of industry above scale, 4 of others
value ningbo-htz.2023 'contracts|rd-growth|rd-industry|rd-other'
value qidong.2025 university-projects
$TIDU target explain ningbo-htz.2023/contracts --db d.db --day 2023-06-30 --lang zh --quiet | grep 数值
# the query of a sum gives it again
sqlite3 d.contracts.db "$($TIDU target explain ningbo-htz.2023/contracts --db d.db --day 2023-06-30 --format json --quiet | sed -n 's/.*"query": "\(.*\)",/\1/p')"
# a code that is corrected changes the share; who fails is named
printf '项目编号,行业代码\nP-004,C3051\n' >corrected.csv
$TIDU import corrected.csv --subject projects --db d.db --quiet
$TIDU coverage hightech-projects --subject projects --db d.db --on 2023-06-30 --quiet | grep -E '^(meant|covered|rate|P-)'
printf '项目编号,行业代码\nP-004,C2770\n' >again.csv
$TIDU import again.csv --subject projects --db d.db --quiet
value wuxing.2023 'hightech-projects-1|hightech-projects-3'
# of companies, or of another subject: never mixed
$TIDU coverage hightech-projects --db d.db --on 2023-06-30
$TIDU coverage rd-active --subject projects --db d.db --on 2023-06-30
# what a file may say of a value
for value in '{coverage: x, table: y}' '{months: rd_expense, status: filed}' '{certificates: hnte}' '{table: contracts, by: amount}'; do
    sed "s/^  - {id: university_projects,.*/  - {id: university_projects, name: {zh: 项目, en: projects}, value: $value}/" "$ROOT/models/practice/targets.yaml" >targets.yaml
    $TIDU models check targets.yaml --quiet >/dev/null
    $TIDU models check targets.yaml --format csv --quiet | tail -n +2 | cut -d, -f3-
done
mkdir -p own/practice own/targets
sed "s/day: registered_on, where: with_university = 1/day: registered_no/" "$ROOT/models/practice/targets.yaml" >own/practice/targets.yaml
TIDU_MODELS=own:$ROOT/models $TIDU target status qidong.2025 --db d.db --day 2023-06-30 --quiet
