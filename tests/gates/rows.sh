#!/usr/bin/env bash
# Every row of the five plans (W, J, Q, N, H of the mission) that can be shown runs the command that shows it, and what it prints is held
# against arithmetic of our own, a number of the plan, or another command: rows.sh PROGRAM GENERATE [ROW...]
# (GENERATE is not needed: the sample is asked, and tables that are written here.)
# What each row asks, and why some have no test, stands in tests/target/rows.md.
set -u
cd "$(dirname "$0")/../.."
export ROOT=$PWD LC_ALL=C.UTF-8 PYTHONPATH=$PWD/tests/target OMP_NUM_THREADS=1
program=$PWD/$1
shift 2
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset TIDU_DB TIDU_MODELS PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$work/cache

t() { "$program" "$@" --quiet --lang en 2>>err; }
csv() { t "$@" --format csv; }
json() { t "$@" --format json; }
check() { python3 -S -c "from rows import *
$1" "${@:2}"; }
sample="--db d.db"
mine="--input small.csv --credentials held.csv --year 2025 --problems problems.csv"

# --- what the rows are asked of

# Four members of a pool: A was called on in May, B in February, F ninety days before the end of June, D never.
pool_fixture() {
    rm -f p.db
    t import small.csv --db p.db
    t pool enter hnte A B --on 2025-01-01 --reason 评审 --db p.db
    t pool enter hnte D F --on 2025-02-01 --reason 评审 --db p.db
    sqlite3 p.db "INSERT INTO visit (uscc, day, visitor, import_id) VALUES ('A', '2025-05-20', '张', 1), ('B', '2025-02-20', '张', 1), ('F', '2025-04-01', '王', 1)"
}

fixture() {
    local sample=$ROOT/data/sample
    "$program" import "$sample/companies.csv" "$sample/monthly.csv" --credentials "$sample/credentials.csv" \
        --applications "$sample/applications.csv" --db d.db --problems problems.csv --quiet 2>/dev/null
    python3 - <<'PY'
head = ("uscc,name,town,region,industry,founded_on,coach,visited_on,year,revenue,main_revenue,rd_expense,rd_expense_tax,rd_expense_statistics,above_scale,rd_statistics,"
        "value_added,employees,st_staff,ip_class1_highvalue,rd_platform,university_contracts,contracts_registered,visited,abnormal_listing,serious_dishonesty")
firms = """
A,甲光电,东镇,330502,C3976,2012-03-01,张,2025-05-20;80000000;79000000;4000000;3600000;3500000;1;1;21000000;100;20;3;2;1;2;1;0;0
B,乙芯片,东镇,330502,C3973,2015-03-01,张,2025-02-20;150000000;140000000;12000000;12000000;11000000;1;1;50000000;240;80;0;3;1;0;1;0;0
C,丙水泥,西镇,330502,C3011,2001-03-01,李,;400000000;390000000;2000000;0;0;1;0;90000000;500;12;0;0;0;0;0;0;0
D,丁软件,西镇,330502,I6513,2018-03-01,李,;30000000;30000000;3000000;2000000;;1;0;12000000;60;40;6;1;0;1;0;0;0
E,戊材料,西镇,330502,C2651,2019-03-01,李,;19000000;19000000;900000;0;0;0;0;7000000;40;6;0;0;0;0;0;0;1
F,己贸易,港镇,330502,F5179,2010-03-01,王,;60000000;60000000;0;0;0;1;0;9000000;30;0;0;0;0;0;0;0;0
G,庚设计,港镇,330502,I6520,2020-03-01,王,2025-06-30;12000000;12000000;1500000;1500000;0;0;0;6000000;25;16;6;0;0;0;1;0;0
H,辛药业,港镇,330502,C2710,2011-03-01,王,;1200000000;1100000000;60000000;50000000;55000000;1;1;400000000;900;150;9;4;1;3;0;0;0
I,壬农业,东镇,330502,A0149,2014-03-01,张,;8000000;8000000;600000;500000;;0;0;3000000;30;8;1;0;1;0;0;0;0
J,癸仪器,东镇,330502,C4014,2016-03-01,张,;50000000;48000000;3000000;3000000;3000000;1;1;20000000;110;66;5;1;0;0;0;1;0
K,子装备,西镇,330503,C3511,2009-03-01,李,;11000000000;10900000000;300000000;280000000;290000000;1;1;2500000000;5000;700;20;3;1;5;0;0;0
L,丑新设,港镇,330502,C3985,2024-10-01,王,;5000000;5000000;700000;0;0;0;0;1000000;20;9;0;0;0;0;0;0;0
"""
with open("small.csv", "w") as out:
    print(head, file=out)
    for line in firms.split():
        about, *figures = line.split(";")
        for year, share in ((2022, 80), (2023, 90), (2024, 100)):
            if about[0] == "L" and year < 2024:
                continue
            fell = about[0] in "CE" and year == 2023  # more R&D in 2023 than after it
            money = [str(int(x) * (share if i < 5 else 100) // 100 * (2 if fell and i == 2 else 1)) if x else x for i, x in enumerate(figures)]
            print(about, year, ",".join(money), sep=",", file=out)
PY
    cat >held.csv <<'T'
uscc,credential,granted_on,expires_on,number
A,hnte,2022-12-01,2025-11-30,1
B,hnte,2023-12-01,2026-11-30,2
B,srdi,2023-12-01,2026-11-30,3
D,hnte,2024-12-01,2027-11-30,4
D,tech-sme,2025-05-01,2025-12-31,5
G,tech-sme,2025-05-01,2025-12-31,6
G,prov-tech-sme@zhejiang,2024-05-01,2027-04-30,7
I,prov-tech-sme@zhejiang,2024-05-01,2027-04-30,8
H,hnte,2023-12-01,2026-11-30,9
H,little-giant,2023-07-01,2026-06-30,10
K,hnte,2021-12-01,2024-11-30,11
T
    cat >projects.csv <<'T'
项目编号,项目名称,总投资(亿元),行业代码,签约日期,入库日期,开工日期,项目类别,镇街
P-001,光纤,1,C3976,2023-01-01,2023-03-01,2023-05-01,大赛,东镇
P-002,物流园,3.2,G5910,2023-01-01,2023-04-11,,引进,东镇
P-003,芯片封测,0.99,C3973,2023-02-01,2023-05-02,2023-06-01,大赛,西镇
P-004,水泥,4,C3011,2023-02-01,2023-05-02,,引进,西镇
P-005,药,6,C2710,2023-03-01,2023-06-02,,大赛,西镇
P-006,下半年,6,C2710,2023-03-01,2023-08-02,2023-09-01,引进,西镇
T
    cat >contracts.csv <<'T'
合同登记编号,合同名称,卖方,合同成交金额(万元),技术交易额(万元),登记日期,是否产学研
H1,a,甲,1000,800,2023-02-01,是
H2,b,乙,500,,2023-06-30,否
H3,c,丙,250,5,2023-05-01,是
H4,d,丙,700,5,2024-05-01,是
H5,e,丙,900,5,2022-12-31,是
T
    cat >talents.csv <<'T'
人才编号,姓名,签约日期,到岗日期
1,甲,2023-01-01,2023-03-01
2,乙,2023-01-01,2023-09-01
3,丙,2023-02-01,2023-04-01
4,丁,2023-02-01,2023-05-01
5,戊,2023-02-01,2023-12-01
T
    cat >carriers.csv <<'T'
载体编号,载体名称,载体类型,镇街,年度,在孵企业数,当年毕业企业数,高企申报数,高企认定数,财政投入(万元)
Z01,东孵化器,孵化器,东镇,2024,20,2,4,2,120
Z02,西众创,众创空间,西镇,2024,19,1,2,2,10
Z03,南加速器,加速器,西镇,2024,40,5,10,9,300
Z04,北孵化器,孵化器,港镇,2024,25,0,3,1,50
T
    cat >institutes.csv <<'T'
机构编号,机构名称,年度,全职研发人员,项目申报数,孵化企业数,产业化收入(万元),财政支持(万元)
Y1,一院,2024,60,12,9,900,300
Y2,二院,2024,40,6,5,400,300
Y3,三院,2024,29,6,5,400,200
Y4,四院,2024,10,1,0,0,500
Y5,五院,2024,55,10,8,0,100
Y6,六院,2024,30,5,4,300,100
Y7,七院,2024,5,0,1,20,100
Y8,八院,2024,80,20,12,2000,800
Y9,九院,2024,31,4,3,50,100
T
    python3 - <<'PY'
import random
stream = random.Random(20220115)
rows = []
for i in range(1, 51):  # fifty candidates of Qidong's contest
    staff, sales, patents = stream.randint(40, 900), stream.randint(20, 900) * 10**6, stream.randint(0, 60)
    rows.append("C%02d,2022,,,,%d" % (i, patents))
    rows.append("C%02d,2023,%d,%d,%d,%d" % (i, sales, sales * stream.randint(30, 120) // 1000, staff, patents + stream.randint(-2, 15)))
with open("contest.csv", "w") as out:
    print("uscc,year,revenue,rd_expense_tax,employees,invention_patents", *rows, sep="\n", file=out)
with open("turned.csv", "w") as out:
    print("uscc,year,revenue,rd_expense_tax,employees,invention_patents", *stream.sample(rows, len(rows)), sep="\n", file=out)
PY
    for subject in projects contracts talents; do
        "$program" import $subject.csv --subject $subject --db d.db --quiet 2>/dev/null
    done
    mkdir -p own/coverage own/indices own/policies own/targets own/metrics
    export TIDU_MODELS=$work/fixture/own:$ROOT/models
    cat >own/targets/sample.2024.yaml <<'T'
plan: sample.2024
name: {zh: 样例区 2024 年科技创新目标, en: Targets of the sample district for 2024}
district: {zh: 样例区, en: Sample district}
horizon: {from: 2024, to: 2024}
documents: {plan: {title: {zh: 样例区计划, en: plan of the sample district}, number: 样例〔2024〕1号, seen: full}}
targets:
  - {id: hnte-new, name: {zh: 新认定高新技术企业, en: new}, definition: hnte_new, aim: 8, unit: 家, span: new, owner: 高新科, joint: [各镇街], split: {method: ability, parts: [{to: 样例东街道, aim: 4}, {to: 样例山镇, aim: 3}, {to: 样例河镇, aim: 1}]}, cite: plan part 1}
  - {id: rd, name: {zh: 研发经费占比, en: R&D to GDP}, definition: rd_intensity, aim: 3.2, unit: "%", base: {year: 2023, value: 3}, owner: 综合科, joint: [高新科], cite: plan part 2}
  - {id: plans, name: {zh: 列入省计划, en: plans of the province}, definition: provincial_vanguard_projects, aim: 5, stretch: 8, unit: 项, span: new, owner: 高新科, curve: {kind: linear}, cite: plan part 2}
  - {id: park, name: {zh: 科技园开园, en: the park opens}, definition: park_opening, comparator: by_date, by: 2024-07-31, owner: 综合科, cite: plan part 2}
  - {id: bodies, name: {zh: 海外园, en: parks overseas}, definition: bodies_new, comparator: range, aim: 1, most: 2, unit: 家, span: new, owner: 人才科, curve: {kind: linear}, cite: plan part 3}
  - {id: talents, name: {zh: 引进人才, en: talents}, definition: talents_new, aim: 120, unit: 人, span: new, owner: 人才科, joint: [综合科], curve: {kind: linear}, cite: plan part 3}
T
    cat >values.csv <<'T'
指标,镇街,月份,数值,依据,佐证材料,填报人
sample.2024/hnte-new,样例东街道,2024-12,4,公示名单,公示第1号,王五
sample.2024/hnte-new,样例山镇,2024-12,1,公示名单,公示第1号,王五
sample.2024/hnte-new,样例河镇,2024-12,0,公示名单,公示第1号,王五
sample.2024/plans,,2024-06,3,立项文件,省厅第3号,王五
sample.2024/plans,,2024-12,6,立项文件,省厅第9号,王五
科技园开园,,2024-07,否,现场核实,照片,王五
sample.2024/bodies,,2024-12,2,合同,合同第2号,赵六
sample.2024/talents,,2024-06,31,台账,名单,赵六
sample.2024/rd,,2024-12,3.1%,统计局快报,快报第12期,王五
T
}
award() { # award NAME NEED AMOUNT [MORE]: a policy of one's own with one clause
    cat >own/policies/$1.yaml <<T
policy: $1
name: {zh: $1, en: $1}
effective: {from: 2013-01-01}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
awards: [{id: of_$1, name: {zh: 奖励, en: award}, cite: d, need: '$2', amount: '$3', paid: year}]
${4:-}
T
}
gates() { # gates NAME GATE...: a model of one's own: gates "id|expression"
    local name=$1 g
    shift
    cat >own/$name.yaml <<T
model: $name
rung: $name
name: {zh: $name, en: $name}
effective: {from: 2010-01-01}
documents: {own: {title: {zh: 办法, en: rules}, number: 示例, seen: full}}
priors: {missing: 0.5, note: {zh: 假定, en: assumed}}
gates:
T
    for g; do echo "  - {id: ${g%%|*}, name: {zh: ${g%%|*}, en: ${g%%|*}}, cite: own art. 1, need: '${g#*|}'}" >>own/$name.yaml; done
}
points() { # points NAME LEAST ITEM...: a model that gives points: items "id|expression|points"
    local name=$1 least=$2 g id rest
    shift 2
    gates "$name" 'there|true'
    { echo "score:"; echo "  groups:"; echo "    - id: all"; echo "      name: {zh: 全部, en: all}"; echo "      cite: own art. 2"; echo "      items:"; } >>own/$name.yaml
    for g; do
        id=${g%%|*} rest=${g#*|}
        echo "        - {id: $id, name: {zh: $id, en: $id}, cite: own art. 2, bands: [{when: '${rest%|*}', points: ${rest##*|}}, {points: 0}]}" >>own/$name.yaml
    done
    echo "pass: total >= $least" >>own/$name.yaml
}
cover() { # cover NAME AMONG COVERED [SUBJECT]: a coverage of one's own
    cat >own/coverage/$1.yaml <<T
coverage: $1
${4:+subject: $4}
name: {zh: $1, en: $1}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
among: [{name: {zh: 范围, en: meant}, need: '$2'}]
covered: [{name: {zh: 达到, en: reached}, need: '$3'}]
T
}
checked() { csv target check "$@" || [ $? = 1 ]; } # a contradiction that is found is no failure

# --- W: Wuxing 2023

row_W01() { # numbers to file are those of the exact binomial; the expected count is the sum of the chances; last year's count is in the list
    json forecast --rate 0.7 --file 60 --target 42 --severity 0 >x.json
    check 'x = json.load(open("x.json"))
near(x["target_chance"], at_least(60, 0.7, 42), 1e-5)
for n in x["numbers"]:
    k = n["number"]
    assert at_least(k, 0.7, 42) >= n["chance"] > at_least(k - 1, 0.7, 42), n'
    json forecast hnte $sample --file 20 --target 8 >x.json
    csv rank hnte $sample --by readiness --top 20 >y.csv
    check 'x = json.load(open("x.json"))
r = [r["readiness"] for r in rows("y.csv")]
same(len(r), 20)
near(x["expected"], sum(map(float, r)), 0.02)'
    json backtest hnte $sample --years 2024..2024 | check 'y = doc()["years"][0]
filed, passed = ({r["uscc"] for r in applications("hnte", status, "2024")} for status in ("filed", "recognised"))
new = filed - held("hnte", "2024-07-01")
same([y[k] for k in ("filed", "passed", "holders")], [len(new), len(passed & new), len(filed - new)])'
}
row_W02() { # nobody in the list has applied or held it, and each reaches the line of 60 points
    csv assess tech-sme $sample >a.csv
    csv ladder --list never-applied --rung tech-sme $sample | check 'a = {r["uscc"]: r for r in rows("a.csv")}
list = rows()
known = {r["uscc"] for r in applications("tech-sme")} | {r["uscc"] for r in certificates("tech-sme")}
assert list and not known & {r["uscc"] for r in list}
sure = {c for c, r in a.items() if r["verdict"] == "yes"} - known
assert all(float(a[c]["score_lo"]) >= 60 for c in sure if "met" not in [v for k, v in a[c].items() if k.startswith("direct.")])
same({r["uscc"] for r in list if r["verdict"] == "yes"}, sure)'
}
row_W03() { # the labels of province and nation are counted apart, and who holds both is one company
    json ladder --ladder wuxing $mine >x.json
    check 'x = json.load(open("x.json"))
hold = {r["model"].split("@")[0]: r["hold"] for r in x["ladder"]}
same((hold["prov-tech-sme"], hold["tech-sme"], hold["hnte"]), (2, 2, 4))
top = {r["highest"]: r["companies"] for r in x["highest"]}
same(sum(n for k, n in top.items() if k != "total"), 12)
same(top["total"], 12)
same(top["none"], 12 - len({"A", "B", "D", "G", "I", "H"}))'
}
row_W04() { # the share is that of the sums, and the parts of the companies add up to it
    json metric hightech-share $mine --top 0 | check 'x = doc()
f = [r for r in small().values() if r["above_scale"] == 1 and r["industry"][0] == "C"]
high = [r for r in f if r["industry"] in ("C3976", "C3973", "C2710", "C4014")]
share = sum(r["value_added"] for r in high) / sum(r["value_added"] for r in f)
near(x["ratio"], share)
parts = {r["uscc"]: r["level"] for r in x["companies"] if r.get("uscc")}
near(sum(v for k, v in parts.items() if k in small()), share)
near(parts["H"], 400000000 / sum(r["value_added"] for r in f))'
}
row_W05() { # 82% of the firms above scale, as a number of firms that must still begin
    sed 's/^\([CJ],.*,2024,[0-9]*,[0-9]*,\)[0-9]*/\10/' small.csv >still.csv
    csv coverage rd-active --input still.csv --aim 82% --group town --table groups --year 2025 >x.csv
    csv coverage rd-active --input still.csv --year 2025 >y.csv
    check 'f = [r for r in rows("still.csv") if r["year"] == "2024" and r["above_scale"] == "1"]
idle = {r["uscc"] for r in f if r["rd_expense"] == "0"}
same(idle, {"C", "J", "F"})
same({r["uscc"] for r in rows("y.csv")}, idle)
got = {r["group"]: r for r in rows("x.csv")}
for town in ("东镇", "西镇", "港镇", "together"):
    n = [r for r in f if town in (r["town"], "together")]
    active = sum(r["rd_expense"] != "0" for r in n)
    same([int(got[town][k]) for k in ("meant", "reached", "to_start_least")], [len(n), active, max(0, math.ceil(Fraction(82, 100) * len(n)) - active)])'
}
row_W06() { # pieces that are missing follow from the residents exactly
    for n in 785000 785001 1000000; do
        json metric patents-per-10000 $mine --setting population=$n --setting patents=1200 | check 'n = int(sys.argv[1])
same(int(doc()["missing"]), max(0, math.ceil(Fraction(1856, 100) * n / 10000) - 1200))' $n
    done
}
row_W07() { # R&D to GDP under growth of both
    json metric rd-to-gdp $mine --setting "gdp=200 yi" --setting "rd_others=1 yi" | check 'x = doc()
a = sum(r["rd_expense"] for r in small().values()) + 10**8
near(x["ratio"], a / (200 * 10**8))
for r in x["growth"]:
    g = 1 + r["per_growth"]
    near(r["of_growth_0.1"], float(a) * 1.1 / 2e10 / g)
    near(r["needed_growth"], 0.025 * 2e10 * g / float(a) - 1)
same(len(x["growth"]), 5)'
}
row_W09() { # the rate of arrival is counted from the days in the list of persons
    csv target status wuxing.2023 --db d.db --day 2023-06-30 --no-chance | check 'day, p = "2023-06-30", rows("talents.csv")
r = [r for r in rows() if r["id"] == "arrival-rate"][0]
near(r["value"], 100 * sum(x["到岗日期"] <= day for x in p) / len(p)); same(number(r["aim"]), 60)'
}
row_W10() { # two shares of projects; exactly 100 million counts; a code that is corrected changes both
    csv target status wuxing.2023 --db d.db --day 2023-06-30 --no-chance | check 'v = {r["id"]: r["value"] for r in rows()}
near(v["hightech-projects-1"], 200 / 3, 1e-5); near(v["hightech-projects-3"], 50)'
    cp d.projects.db e.projects.db
    printf '项目编号,行业代码\nP-004,C2770\n' >again.csv
    "$program" import again.csv --subject projects --db e.db --quiet
    csv coverage hightech-projects --subject projects --db e.db --on 2023-06-30 | check 'same(len(rows()), 0)'
    csv coverage hightech-projects --subject projects --db d.db --on 2023-06-30 | check 'same([r["uscc"] for r in rows()], ["P-004"])'
    rm e.*
}
scores() { # an index whose score is the weighted mean of columns of 0 to 100: scores NAME COLUMN:WEIGHT...
    local name=$1 c
    mkdir -p panel
    shift
    { echo "dictionary: indicators"; echo "indicators:"; for c; do echo "  ${c%:*}: {kind: annual, type: count, least: 0, en: ${c%:*} points, zh: [${c%:*}]}"; done; } >panel/indicators.yaml
    {
        printf 'index: %s\nname: {zh: 评分, en: points}\nmissing: interval\ncoverage: 60%%\naggregation: arithmetic\nweights: given\ngroups:\n' "$name"
        for c; do
            printf '  - {id: %s, name: {zh: %s, en: %s}, weight: %s, weights: equal, indicators: [{id: i_%s, name: {zh: %s, en: %s}, value: "%s[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 100}}}]}\n' \
                ${c%:*} ${c%:*} ${c%:*} ${c#*:} ${c%:*} ${c%:*} ${c%:*} ${c%:*}
        done
    } >own/indices/$name.yaml
    { echo "uscc,name,year,$(echo "$*" | sed 's/:[0-9]*//g; s/ /,/g')"; cat; } >panel/panel.csv
}
row_W11() { # scores of three offices joined by weights; more weight for science re-ranks, and the ranks before stand beside; codes outside the catalogue
    printf '%s\n' P1,a,2024,90,40,50 P2,b,2024,30,95,60 P3,c,2024,70,60,60 | scores joint science:40 reform:40 land:20
    csv index run joint --input panel/panel.csv >x.csv
    csv index run joint --input panel/panel.csv --weight science=80 >y.csv
    check 'p = {"P1": (90, 40, 50), "P2": (30, 95, 60), "P3": (70, 60, 60)}
score = lambda w: {c: sum(a * b for a, b in zip(v, w)) / sum(w) for c, v in p.items()}
order = lambda s: sorted(s, key=s.get, reverse=True)
for path, w in (("x.csv", (40, 40, 20)), ("y.csv", (80, 40, 20))):
    got, s = rows(path), score(w)
    for r in got:
        near(r["score"], s[r["uscc"]], 1e-4)
    same([r["uscc"] for r in got], order(s))
assert order(score((40, 40, 20))) != order(score((80, 40, 20)))'
    { cat held.csv; echo C,hnte,2023-12-01,2026-11-30,12; } >more.csv
    csv coverage hightech-code --input small.csv --credentials more.csv --year 2025 | check 'same([r["uscc"] for r in rows()], ["C"])'
}
row_W12() { # who crosses the line: below it before, and the distance is the difference; nobody who was above before
    csv ladder --list crossing $sample | check 'f, g = firms(2024), firms(2023)
got = rows()
assert len(got) > 5
for r in got:
    assert r["line"] and r["value"] or r["state"] != "reached", r
    if not r["line"] or not r["value"]:
        continue
    near(abs(number(r["value"]) - number(r["line"])), abs(number(r["distance"])))
    near(r["value"], f[r["uscc"]]["main_revenue" if r["industry"][0] in "BCDFH" else "revenue"])
    assert not r["before"] or number(r["before"]) < number(r["line"]) or r["state"] != "reached", r
    if r["state"] == "reached":
        assert number(r["value"]) >= number(r["line"])
industry = [r for r in got if r["industry"][0] in "BCD" and r["state"] == "reached"]
want = {c for c, r in f.items() if r["industry"] and r["industry"][0] in "BCD" and (r["main_revenue"] or 0) >= 2e7 and c in g and g[c]["main_revenue"] is not None and g[c]["main_revenue"] < 2e7}
same({r["uscc"] for r in industry}, want)'
}
row_W13() { # doubling in five years asks for a fifth root each year; what stock remains is counted with the certificates that run out
    json forecast --times 2 --over 5 --base 400 | check 'x = doc()
near(x["yearly"], 2 ** 0.2 - 1, 1e-5)
near(sum(r["added"] or 0 for r in x["path"]), 400, 1e-3)'
    json forecast hnte $sample --stock | check 'x = doc()
same(x["opening"], len(held("hnte")))
same(round(sum(m["expired"] for m in x["months"])), sum(r["expires_on"] >= "2025-07-01" and r["expires_on"] < "2026-12-31" for r in certificates("hnte") if r["uscc"] in held("hnte")))'
}
row_W14() { # each company has one highest rung and a next one, by its certificates
    csv ladder --companies $mine | check 'got = {r["uscc"]: r for r in rows()}
same(len(got), 12)
top = {c: got[c]["highest"] for c in got}
same({c for c in top if top[c] == "hnte"}, {"A", "B", "D", "H"})
same(top["G"], "tech-sme")
assert "little-giant" in got["H"]["labels"] and "srdi" in got["B"]["labels"]
assert all(r["next"] for r in got.values() if r["highest"] in ("hnte", "tech-sme"))'
}
row_W15() { # quality firms with an R&D body of the city; the definition is a file: with provincial bodies fewer have one
    csv coverage technology-centres $mine >x.csv
    sed 's/^coverage: .*/coverage: provincial/; s/last(rd_platform) >= 2/last(rd_platform) >= 3/' "$ROOT/models/coverage/technology-centres.yaml" >own/coverage/provincial.yaml
    csv coverage provincial $mine >y.csv
    check 'quality, f = {"A", "B", "D", "H"}, small()
for path, line in (("x.csv", 2), ("y.csv", 3)):
    same({r["uscc"] for r in rows(path)}, {c for c in quality if f[c]["rd_platform"] < line})'
    csv coverage $mine | check 'got = {r["coverage"]: r for r in rows()}
same([int(got["technology-centres"][k]) for k in ("meant", "reached")], [4, 3]); same(int(got["provincial"]["reached"]), 2)'
}
row_W16() { # high-tech enterprises of a thousand firms, with and without those listed as abnormal
    csv metric $mine | check 'v = {r["metric"]: r["ratio"] for r in rows()}
near(v["hnte-per-1000-all"], Fraction(4, 12) * 1000); near(v["hnte-per-1000"], Fraction(4, 11) * 1000)'
    csv metric hnte-per-1000-all $sample --table parts | check 'v = [number(r["value"]) for r in rows()]
same([int(x) for x in v], [len(held("hnte")), company_count()])'
}
row_W17() { # a firm outside the statistics is paid nothing but by a record of who, why and when
    cat >own/policies/grant.yaml <<'T'
policy: grant
name: {zh: 区补助, en: grant}
effective: {from: 2024-01-01}
region: "330502"
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
awards: [{id: rd, name: {zh: 研发补助, en: R&D grant}, cite: d, need: "rd_expense[Y-1] >= 100 wan", amount: "rd_expense[Y-1] * 10%", paid: year}]
T
    printf 'uscc,gate,who,why,when\nD,rd_statistics,领导小组,新升规,2025-05-10\n' >records.csv
    csv policy budget grant $mine >x.csv
    csv policy budget grant $mine --overrides records.csv >y.csv
    rm own/policies/grant.yaml
    check 'f = small()
paid = lambda path: {r["uscc"]: number(r["greatest"]) for r in rows(path) if number(r["greatest"])}
want = {c for c, r in f.items() if r["region"] == "330502" and r["rd_expense"] >= 10**6 and (r["above_scale"] == 0 or r["rd_statistics"] == 1)}
same(paid("x.csv"), {c: f[c]["rd_expense"] / 10 for c in want})
assert "C" not in want and "D" not in want
same(set(paid("y.csv")), want | {"D"})'
}
row_W18() { # a higher weight of R&D moves the firm with much R&D up and never down
    printf '%s\n' A,a,2024,90,20 B,b,2024,20,80 C,c,2024,50,50 | scores prize rd:20 land:80
    for w in 20 80 320; do csv index run prize --input panel/panel.csv --weight rd=$w >$w.csv; done
    check 'rank = {w: {r["uscc"]: int(r["rank"]) for r in rows(w + ".csv")} for w in ("20", "80", "320")}
same((rank["20"]["A"], rank["80"]["A"], rank["320"]["A"]), (3, 1, 1))
same((rank["20"]["B"], rank["320"]["B"]), (1, 3))'
}
row_W19() { # three sources and what lies between them
    csv research $mine --table companies | check 'f, got = small(), {r["uscc"]: r for r in rows()}
for c in "ABHJK":
    near(got[c]["book"], f[c]["rd_expense"]); near(got[c]["tax"], f[c]["rd_expense_tax"]); near(got[c]["statistics"], f[c]["rd_expense_statistics"])
    near(got[c]["tax_less"], f[c]["rd_expense"] - f[c]["rd_expense_tax"])
    near(got[c]["statistics_less"], f[c]["rd_expense"] - f[c]["rd_expense_statistics"])'

}
row_W20() { # little giants and specialised firms without a high-value patent, by name
    csv coverage high-value-patents $mine | check 'same([r["uscc"] for r in rows()], ["B"])'
    csv coverage high-value-patents $sample >x.csv
    csv coverage $sample >y.csv
    check 'f = firms()
meant = held("little-giant") | held("srdi")
same([r["meant"] for r in rows("y.csv") if r["coverage"] == "high-value-patents"], [str(len(meant))])
same({r["uscc"] for r in rows("x.csv")}, {c for c in meant if c in f and f[c]["ip_class1_highvalue"] == 0})'
}
row_W21() { # R&D without a claim; what it is worth by hand: as much again is deducted, at 25%; October of the calendar
    csv coverage rd-deduction $mine --complete >x.csv
    check 'f = small()
got = {r["uscc"]: r for r in rows("x.csv") if r["state"] not in ("unknown",)}
same(set(got), {c for c, r in f.items() if r["rd_expense"] > 0 and r["rd_expense_tax"] == 0 and r["industry"][0] != "F"})
near(sum(number(r["worth"]) for r in got.values()), sum(f[c]["rd_expense"] for c in got) / 4)'
    csv calendar --on 2025-09-01 --days 60 | check 'same([r["due"] for r in rows() if r["kind"] == "declaration"], ["2025-10-15"])'
    csv coverage rd-deduction ${mine% --problems*} --complete --level L1 >y.csv # who may see the names may not see the figures
    check 'same([r["uscc"] for r in rows("y.csv")], [r["uscc"] for r in rows("x.csv")])
same({"data", "worth", "why"} & set(rows("y.csv")[0]), set())
same({"data", "worth", "why"} & set(rows("x.csv")[0]), {"data", "worth", "why"})'
}
row_W22() { # a city and a district pay one cost once, the higher; the budget is the sum of its lines
    for p in "city 10" "district 6"; do
        set -- $p
        cat >own/policies/$1.yaml <<T
policy: $1
name: {zh: $1, en: $1}
effective: {from: 2024-01-01}
region: "330502"
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
awards: [{id: of_$1, name: {zh: 奖励, en: award}, cite: d, need: "rd_expense[Y-1] > rd_expense[Y-2] and rd_expense[Y-2] > rd_expense[Y-3]", amount: "(rd_expense[Y-1] - rd_expense[Y-2]) * $2%", paid: year, cost: rd}]
T
    done
    csv policy budget city district $mine >x.csv
    json policy budget city district $mine >x.json
    rm own/policies/city.yaml own/policies/district.yaml
    check 'now, last, first = small(), small("2023"), small("2022")
grew = {c: (now[c]["rd_expense"] - last[c]["rd_expense"]) / 10 for c in first if now[c]["region"] == "330502" and (now[c]["above_scale"] == 0 or now[c]["rd_statistics"] == 1) and now[c]["rd_expense"] > last[c]["rd_expense"] > first[c]["rd_expense"]}
paid = {}
for r in rows("x.csv"):
    if r["state"] == "certain":
        paid[r["uscc"]] = paid.get(r["uscc"], 0) + number(r["least"])
assert "C" not in grew and len(grew) > 5
same(set(paid), set(grew))
for c in grew: near(paid[c], grew[c], 1e-4)
near(json.load(open("x.json"))["least"], sum(paid.values()), 1e-4)'
}
row_W23() { # a ratio of sums, not the mean of ratios
    json metric rd-to-revenue $mine | check 'x = doc()
f = [r for r in small().values() if r["above_scale"] == 1 and r["industry"][0] == "C"]
near(x["ratio"], sum(r["rd_expense"] for r in f) / sum(r["revenue"] for r in f))
near(x["mean_of_ratios"], sum(r["rd_expense"] / r["revenue"] for r in f) / len(f))'
}
typed() { # typed PLAN/ID MONTH VALUE...: a list of reported values
    local plan=$1 month=$2
    shift 2
    echo "指标,镇街,月份,数值,依据,佐证材料,填报人"
    while [ $# -gt 0 ]; do echo "$plan/$1,,$month,$2,台账,清单第7号,王五"; shift 2; done
}
row_W25() { # five projects of institutes, each count with its evidence
    typed wuxing.2023 2023-12 institute-projects 4 >v.csv
    json target explain wuxing.2023/institute-projects --values v.csv --day 2023-12-31 --no-chance >x.json
    csv target status wuxing.2023 --values v.csv --day 2023-12-31 --no-chance | check 'r = [r for r in rows() if r["id"] == "institute-projects"][0]
same(number(r["value"]), 4); same(number(r["aim"]), 5); near(r["completion"], 0.8); near(r["points"], -20)'
    grep -q 清单第7号 x.json
}
row_W26() { # of projects from contests who has landed: the funnel adds up
    cat >own/coverage/landed.yaml <<'T'
coverage: landed
subject: projects
name: {zh: 大赛项目落地, en: projects of contests that landed}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
among: [{name: {zh: 大赛项目, en: of a contest}, need: "project_kind = \"大赛\""}]
covered: [{name: {zh: 已开工, en: building}, need: "started_on <= application_date"}]
T
    sed -i "s/need: \"project_kind.*/need: 'project_kind = \"大赛\"'}]/" own/coverage/landed.yaml
    csv coverage landed --subject projects --db d.db --on 2023-12-31 --group town --table groups | check 'got = {r["group"]: [int(r[k]) for k in ("meant", "reached", "unreached", "unknown")] for r in rows()}
for v in got.values(): same(v[0], sum(v[1:]))
p = [r for r in rows("projects.csv") if r["项目类别"] == "大赛"]
whole = got.pop("", None) or got.pop("together", None) or max(got.values())
same(whole[:2], [len(p), sum(bool(r["开工日期"]) for r in p)])'
    csv target list wuxing.2023 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a["start-ups"], a["returnees"], a["elite-plan"]], [50, 12, 10])'
}
row_W27() { # a talent index: the weights are printed, and with them the scores can be computed again
    printf '%s\n' A,a,2024,80,20,10 B,b,2024,30,60,90 C,c,2024,50,55,40 | scores talent density:50 degrees:30 pay:20
    csv index weights talent --input panel/panel.csv >w.csv
    csv index run talent --input panel/panel.csv | check 'w = {r["group"]: float(r["weight"]) for r in rows("w.csv") if not r["indicator"]}
near(sum(w.values()), 1)
same([round(w[k], 4) for k in ("density", "degrees", "pay")], [0.5, 0.3, 0.2])
got = sorted(rows(), key=lambda r: r["uscc"])
same(len(got), 3)
for r, p in zip(got, rows("panel/panel.csv")):
    near(r["score"], sum(w[k] * float(p[k]) for k in w), 1e-4)'
}
row_W32() { # targets of towns, what they miss of them, and the sum
    csv target status sample.2024 --values values.csv --day 2024-12-31 --no-chance --definition hnte_new | check 'got = {r["town"]: r for r in rows()}
aims = {"样例东街道": 4, "样例山镇": 3, "样例河镇": 1}
same({t: number(got[t]["aim"]) for t in aims}, aims)
same(sum(aims.values()), number(got[""]["aim"]))
same({t: number(got[t]["aim"]) - number(got[t]["value"]) for t in aims}, {"样例东街道": 0, "样例山镇": 2, "样例河镇": 1})
near(got["样例山镇"]["completion"], 1 / 3)'
}
row_W28() { # each kind of "not yet" has a count and an owner: firms of the list, by the office that is to help them
    rm -f w28.db
    t import small.csv --year 2025 --db w28.db
    python3 - <<'PY'
import csv
kinds = {"未申报高企": ("科技局", "ADE"), "未上规": ("经信局", "DEG"), "未享加计扣除": ("税务局", "CEFK"), "未建研发机构": ("科技局", "B"), "未引进人才": ("人社局", "GI")}
with open("not-yet.csv", "w", encoding="utf-8") as out:
    w = csv.writer(out)
    w.writerow(["任务内容", "责任单位", "办结期限", "统一社会信用代码", "任务类型", "交办日期"])
    for kind, (owner, firms) in kinds.items():
        for firm in firms:
            w.writerow([kind, owner, "2025-06-30", firm, "问题", "2025-03-01"])
PY
    t import not-yet.csv --db w28.db
    csv task list --kind problem --on 2025-04-01 --db w28.db >x.csv
    csv task list --kind problem --per owner --on 2025-04-01 --db w28.db >per.csv
    csv task list --kind problem --per town --on 2025-07-01 --db w28.db >town.csv
    check 'f, listed = small(), rows("not-yet.csv")
count = lambda r, k: sorted((x, sum(y[k] == x for y in r)) for x in {y[k] for y in r})
same(count(rows("x.csv"), "title"), count(listed, "任务内容"))
assert all(r["owner"] and r["name"] == f[r["uscc"]]["name"] for r in rows("x.csv"))
same({r["owner"]: int(r["open"]) for r in rows("per.csv")}, {**dict(count(listed, "责任单位")), "together": 13})
towns = [f[r["统一社会信用代码"]]["town"] for r in listed]
same({r["town"]: int(r["overdue"]) for r in rows("town.csv")}, {**{x: towns.count(x) for x in towns}, "together": 13})'
}
row_W33() { # the list of problems is that of the lights, an item is closed with evidence alone, and what was closed is the list of good cases
    rm -f w33.db
    csv target status sample.2024 --values values.csv --day 2024-07-31 --no-chance >s.csv
    json target pack sample.2024 --values values.csv --month 2024-07 >x.json
    t import values.csv --db w33.db
    csv task problems sample.2024 --on 2024-07-31 --due 2024-08-31 --owner 办公室 --db w33.db >p.csv
    csv task problems sample.2024 --on 2024-07-31 --due 2024-08-31 --owner 办公室 --db w33.db >again.csv
    ! t task close 1 --on 2024-08-20 --db w33.db
    csv task list --state all --on 2024-08-21 --db w33.db >open.csv
    t task close 1 --evidence 整改报告.pdf --reason 已整改 --on 2024-08-20 --db w33.db
    csv task list --per owner --on 2024-09-01 --db w33.db >per.csv
    csv task list --state closed --on 2024-09-01 --db w33.db >good.csv
    check 'behind = {r["name"] for r in rows("s.csv") if not r["town"] and r["colour"] in ("red", "yellow")}
text = open("x.json").read()
assert "talents" in behind and "plans of the province" not in behind
x = json.loads(text)
same({r["item"] for r in x["problems"]}, behind)
assert all(r["owner"] and r["due"] for r in x["problems"])
owners = {"sample.2024/" + r["id"]: r["owner"] for r in rows("s.csv") if not r["town"] and r["colour"] in ("red", "yellow")}
opened = rows("p.csv")
same({r["target"]: r["owner"] for r in opened}, owners)
same({r["step"] for r in opened}, {"opened"})
same({r["step"] for r in rows("again.csv")}, {"is_open"})
same({r["target"]: (r["state"], r["due_on"]) for r in rows("open.csv")}, {t: ("open", "2024-08-31") for t in owners})
first = opened[0]["owner"]
want = {o: [list(owners.values()).count(o) - (o == first)] * 2 + [int(o == first)] * 2 for o in owners.values()}
same({r["owner"]: [int(r[k]) for k in ("open", "overdue", "closed", "closed_in_time")] for r in rows("per.csv") if r["owner"] != "together"}, want)
same([(r["id"], r["evidence"]) for r in rows("good.csv")], [("1", "整改报告.pdf")])'
}
row_W34() { # an office sees its own items, joint ones too, and no other
    csv target status sample.2024 --values values.csv --day 2024-12-31 --no-chance --owner 综合科 | check 'same({r["id"] for r in rows()}, {"rd", "park", "talents"})'
    csv target status sample.2024 --values values.csv --day 2024-12-31 --no-chance --owner 人才科 | check 'same({r["id"] for r in rows()}, {"bodies", "talents"})'
}
row_W35() { # a menu per firm: of two clauses for one cost only the higher, each with its source
    for p in "one 10" "two 6"; do
        set -- $p
        cat >own/policies/$1.yaml <<T
policy: $1
name: {zh: $1, en: $1}
effective: {from: 2024-01-01}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
awards: [{id: of_$1, name: {zh: 奖励, en: award}, cite: d art. 4, need: "rd_expense[Y-1] > 0 yuan", amount: "rd_expense[Y-1] * $2%", paid: year, cost: rd}]
T
    done
    csv policy match A $mine >x.csv
    rm own/policies/one.yaml own/policies/two.yaml
    check 'got = {r["policy"]: r for r in rows("x.csv")}
near(got["one"]["least"], 400000)
same((got["one"]["state"] == "lower", got["two"]["state"]), (False, "lower"))
assert "art. 4" in got["one"]["cite"]'
}
row_W36() { # four criteria, four parts of the score, ranked candidates
    printf '%s\n' A,a,2024,80,20,10,50 B,b,2024,30,60,90,50 C,c,2024,50,55,40,90 | scores pilots dense:25 active:25 managed:25 promising:25
    csv index run pilots --input panel/panel.csv | check 'p = {r["uscc"]: r for r in rows("panel/panel.csv")}
got = rows()
for r in got:
    parts = [float(r["group." + k]) for k in ("dense", "active", "managed", "promising")]
    near(sum(parts), r["score"], 1e-3)
    near(parts[0], float(p[r["uscc"]]["dense"]) / 4, 1e-3)
same([r["uscc"] for r in got], ["C", "B", "A"])'
}

# --- J: Jiashan 2023

row_J02() { # the five core items of the ledger, and a rank beside the value
    csv target list jiashan.2023 | check 'a = {r["id"]: (number(r["aim"]), r["unit"]) for r in rows()}
same([a[k][0] for k in ("rd-intensity", "hnte-new", "hightech-share", "hightech-investment", "contracts")], [4, 100, Fraction("84.5"), 15, 30])'
    csv league peers --towns $sample | check 'got = rows()
f = [r for r in firms().values() if r["town"] == got[0]["name"]]
s = [float(r["score"]) for r in got]
same(s, sorted(s, reverse=True)); same([int(r["rank"]) for r in got], list(range(1, len(got) + 1)))
near(got[0]["rd_intensity"], sum(r["rd_expense"] for r in f if r["rd_expense"] and r["revenue"]) / sum(r["revenue"] for r in f if r["rd_expense"] and r["revenue"]), 2e-2)'
}
row_J03() { # opening + new + renewed - expired - revoked = closing, month by month; who expires is in the list of certificates
    json forecast hnte $sample --stock --target 20 >x.json
    csv ladder --expiring 18 $sample >y.csv
    check 'x = json.load(open("x.json"))
before = x["opening"]
for m in x["months"]:
    near(m["opening"], before, 0.01)
    near(m["closing"], m["opening"] + m["new"] + m["renewed"] - m["expired"] - m["revoked"], 0.02)
    before = m["closing"]
    ends = [r for r in certificates("hnte") if r["uscc"] in held("hnte") and r["granted_on"] <= "2025-07-01" and r["expires_on"][:7] == m["month"] and m["month"] != "2026-12"]
    if m["month"] != "2026-12": near(m["expired"], len(ends), 0.01)
got = {(r["uscc"], r["expires_on"]) for r in rows("y.csv") if r["label"] == "hnte"}
same(got, {(r["uscc"], r["expires_on"]) for r in certificates("hnte") if r["granted_on"] <= "2025-07-01" <= r["expires_on"] < "2027-01-01"})'
}
row_J04() { # doubling in five years: 14.87% a year; in three: 25.99%
    json forecast --times 2 --over 5 | check 'same("%.2f" % (100 * doc()["yearly"]), "14.87")'
    json forecast --times 2 --over 3 | check 'near(doc()["yearly"], 2 ** (1 / 3) - 1, 1e-5)'
}
row_J05() { # who has which colour on two days, and who moved
    cat >colours.csv <<'T'
uscc,credential,granted_on,expires_on,number
A,colour-yellow@jiashan,2023-07-01,2024-06-30,
B,colour-green@jiashan,2023-07-01,2024-06-30,
D,colour-green@jiashan,2023-07-01,2024-06-30,
A,colour-green@jiashan,2024-07-01,2025-06-30,
B,colour-blue@jiashan,2024-07-01,2025-06-30,
D,colour-yellow@jiashan,2024-07-01,2025-06-30,
T
    csv ladder --ladder jiashan-colours --on 2024-12-31 --since 2023-12-31 --input small.csv --credentials colours.csv --table changes | check 'same({r["uscc"]: (r["then"], r["now"]) for r in rows()},
     {"A": ("colour-yellow", "colour-green"), "B": ("colour-green", "colour-blue"), "D": ("colour-green", "colour-yellow")})'
    csv ladder --ladder jiashan-colours --on 2024-12-31 --input small.csv --credentials colours.csv --table highest | check 'got = {r["highest"]: int(r["companies"]) for r in rows()}
same([got["colour-" + c] for c in ("yellow", "green", "blue")], [1, 1, 1]); same(got["none"], 9)'
}
row_J06() { # holders of a title held against the claims, by code
    csv coverage $sample >x.csv
    csv coverage rd-deduction-titles $sample --complete >y.csv
    check 'f = firms()
meant = {c for c in held("hnte") | held("tech-sme")}
claimed = {c for c in meant if c in f and f[c]["rd_expense_tax"]}
got = [r for r in rows("x.csv") if r["coverage"] == "rd-deduction-titles"][0]
same([int(got["meant"]), int(got["reached"])], [len(meant), len(claimed)])
same({r["uscc"] for r in rows("y.csv") if r["state"] == "unreached"}, meant - claimed)'
}
row_J08() { # the waist is a band whose ends are written in a file; counts by industry
    cover waist 'revenue[Y-1] >= 3000 wan and revenue[Y-1] < 2 yi' 'starts_with(industry, "C39", "C4", "I")'
    csv coverage waist $mine --group industry --table groups | check 'f = [r for r in small().values() if 3 * 10**7 <= r["revenue"] < 2 * 10**8]
got = {r["group"]: r for r in rows()}
whole = got.pop("together")
same([int(whole["meant"]), int(whole["reached"])], [len(f), sum(r["industry"][:3] == "C39" or r["industry"][:2] == "C4" or r["industry"][0] == "I" for r in f)])
same(sum(int(r["meant"]) for r in got.values()), len(f)); same(sum(int(r["reached"]) for r in got.values()), int(whole["reached"]))
assert len(got) >= 3'
}
row_J09() { # leaders, core and base: each company is counted once, in its highest group
    json ladder --ladder goose-formation $mine | check 'x = doc()
got = {r["group"]: r["companies"] for r in x["groups"]}
same(got, {"lead": 0, "core": 4, "base": 2, "none": 6, "total": 12})
same(x["ratio"], "0 : 4 : 2")'
}
row_J10() { # the next grade of R&D bodies with what is missing: more bodies of the firms' own grades
    gates body-city 'grade|last(rd_platform) >= 2'
    gates body-province 'grade|last(rd_platform) >= 3' 'staff|st_staff[Y-1] >= 50'
    mkdir -p own/ladders
    printf 'ladder: bodies\nname: {zh: 研发机构, en: bodies}\nrungs: [body-city, body-province]\n' >own/ladders/bodies.yaml
    csv assess body-province $mine >x.csv
    csv ladder --ladder bodies $mine | check 'f = small().values()
city, province = {r["model"]: int(r["yes"]) for r in rows()}.values()
same((city, province), (sum(r["rd_platform"] >= 2 for r in f), sum(r["rd_platform"] >= 3 and r["st_staff"] >= 50 for r in f)))
same({r["uscc"] for r in rows("x.csv") if r["gate.grade"] == "unmet" and r["gate.staff"] == "met"}, {r["uscc"] for r in f if r["rd_platform"] < 3 and r["st_staff"] >= 50})'
    rm own/body-* own/ladders/bodies.yaml
}
row_J11() { # two marks: 6 of 5, and 6 of the 8 that are striven for
    csv target status sample.2024 --values values.csv --day 2024-12-31 --no-chance | check 'r = [r for r in rows() if r["id"] == "plans"][0]
near(r["completion"], 6 / 5); near(r["stretch_completion"], 6 / 8)'
    csv target list jiashan.2023 | check 'r = {r["id"]: r for r in rows()}
same([number(r["province-plans"][k]) for k in ("aim", "stretch")], [5, 8]); same(number(r["research-projects"]["aim"]), 300)'
}
row_J12() { # cost of a graduate and of a recognised firm beside the score of a carrier
    cat >own/indices/value.yaml <<'T'
index: value
name: {zh: 绩效, en: value}
missing: interval
coverage: 60%
aggregation: arithmetic
weights: given
groups:
  - {id: out, name: {zh: 产出, en: output}, weight: 60, weights: equal, indicators: [{id: passed, name: {zh: 高企, en: passed}, value: "hnte_passed[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 10}}}]}
  - {id: cost, name: {zh: 成本, en: cost}, weight: 40, weights: equal, indicators: [{id: cost_each, name: {zh: 单位成本, en: cost of each}, value: "carrier_cost[Y-1] / hnte_passed[Y-1] / 1 wan", direction: down, normalise: {goalposts: {low: 0, high: 100}}}]}
T
    csv index run value --subject carriers --input carriers.csv >x.csv
    json index explain Z01 value --subject carriers --input carriers.csv >y.json
    check 'c = {r["载体编号"]: (int(r["高企认定数"]), int(r["财政投入(万元)"])) for r in rows("carriers.csv")}
same({r["uscc"] for r in rows("x.csv")}, set(c))
for r in rows("x.csv"):
    n, cost = c[r["uscc"]]
    near(r["score"], 6 * n + 0.4 * (100 - cost / n), 1e-3)
assert "60" in open("y.json").read()'
}
row_J13() { # chip firms with no university contract, by name
    csv coverage chip-makers $mine | check 'f = small()
same({r["uscc"] for r in rows()}, {c for c, r in f.items() if r["industry"] in ("C3973", "I6520") and r["university_contracts"] == 0})'
}
row_J14() { # the opening of a park is late from its last day on, and green once it is done
    for done in 否 是; do
        typed jiashan.2023 2023-07 park-opening $done >v.csv
        for day in 2023-07-30 2023-07-31 2023-10-31; do
            csv target status jiashan.2023 --values v.csv --day $day --no-chance | check 'r = [r for r in rows() if r["id"] == "park-opening"][0]
done, day = sys.argv[1:]
same(r["due"], "2023-07-31")
if day >= r["due"]: same(r["colour"], "green" if done == "是" else "red")
else: assert r["colour"] not in ("red", "yellow"), r' $done $day
        done
    done
}
row_J17() { # the aims of the enclave, and firms of another division left out of the district's count
    csv target list jiashan.2023 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a[k] for k in ("enclave-projects", "enclave-talents", "enclave-events")], [20, 50, 12])'
    cover local 'starts_with(region, "330502")' 'rd_expense[Y-1] > 0 yuan'
    csv coverage $mine | check 'f = small().values()
r = [r for r in rows() if r["coverage"] == "local"][0]
same([int(r["meant"]), int(r["reached"])], [sum(x["region"] == "330502" for x in f), sum(x["region"] == "330502" and x["rd_expense"] > 0 for x in f)])
same(int(r["meant"]), len(f) - 1)'
}
row_J20() { # a tenth of what is gathered is turned into products
    checked jiashan.2023 | check 'r = [r for r in rows() if r["rule"] == "share"][0]
assert r["computation"].endswith("= %.2f%%" % (100 * 100 / 1000)), r["computation"]'
}
row_J21() { # 800 million for 350 firms: 228.57 wan each; a list by stage adds up to its total
    checked jiashan.2023 | check 'r = [r for r in rows() if r["rule"] == "average"][0]
assert "= %.2f ten thousand yuan" % (80000 / 350) in r["computation"], r["computation"]'
    award loans 'holds(hnte)' 'min(revenue[Y-1] * 5%, 500 wan)'
    csv policy budget loans $mine >x.csv
    json policy budget loans $mine | check 'f = small()
want = {c: min(f[c]["revenue"] / 20, 5 * 10**6) for c in "ABDH"}
same({r["uscc"]: number(r["least"]) for r in rows("x.csv")}, want)
near(doc()["least"], sum(want.values()))'
    rm own/policies/loans.yaml
}
row_J23() { # candidates of farming under the same rules as all
    csv rank hnte $mine --industry A --without-ways >x.csv
    csv rank hnte $mine --without-ways | check 'farm = {c for c, r in small().items() if r["industry"][0] == "A"}
all = {r["uscc"]: r for r in rows()}
got = {r["uscc"]: r for r in rows("x.csv")}
same(set(got), farm)
for c in farm: same([got[c][k] for k in ("verdict", "readiness", "unmet")], [all[c][k] for k in ("verdict", "readiness", "unmet")])
assert len(all) > len(farm)'
    csv target list jiashan.2023 | check 'same([number(r["aim"]) for r in rows() if r["id"].startswith("farming")], [2, 500])'
}
row_J24() { # a draft costs at least and at most: what is not known is in the second alone
    sed 's/^\(B,.*,2024,[0-9]*,[0-9]*,\)[0-9]*/\1/' small.csv >open.csv
    award draft 'rd_expense[Y-1] >= 200 wan' 'rd_expense[Y-1] * 5%' 'cap: {company: 50 wan}'
    json policy budget draft --input open.csv --credentials held.csv --year 2025 | check 'x, f = doc(), small()
sure = [min(r["rd_expense"] / 20, 5 * 10**5) for c, r in f.items() if c != "B" and r["rd_expense"] >= 2 * 10**6]
near(x["least"], sum(sure)); near(x["greatest"], sum(sure) + 5 * 10**5)'
    rm own/policies/draft.yaml
}
row_J25() { # a white list of what is no firm: five criteria of institutes
    gates allowed 'a|full_time_staff[Y-1] >= 30' 'b|projects_filed[Y-1] >= 4' 'c|firms_hatched[Y-1] >= 3' 'd|industrial_revenue[Y-1] >= 50 wan' 'e|institute_cost[Y-1] <= 300 wan'
    csv assess allowed --subject institutes --input institutes.csv | check 'keys = ("全职研发人员", "项目申报数", "孵化企业数", "产业化收入(万元)", "财政支持(万元)")
f = {r["机构编号"]: [int(r[k]) for k in keys] for r in rows("institutes.csv")}
white = {c for c, (a, b, n, s, cost) in f.items() if a >= 30 and b >= 4 and n >= 3 and s >= 50 and cost <= 300}
same({r["uscc"] for r in rows() if r["verdict"] == "yes"}, white); assert 0 < len(white) < 9'
    rm own/allowed.yaml
}
row_J26() { # a page of each office: together they hold every item, an item in the lead once
    json target pack sample.2024 --values values.csv --month 2024-12 | check 'x = doc()
lead = [r["item"] for k, v in x.items() if k.startswith("office_") and k.endswith("_lead") for r in v if not r["town"]]
same(sorted(lead), sorted(["new", "R&D to GDP", "plans of the province", "the park opens", "parks overseas", "talents"]))
n = {r["office"]: r["targets"] for r in x["offices"] if r["part"] == "leads"}
same(n, {"高新科": 2, "综合科": 2, "人才科": 2})'
}
row_J07() { # members of the pool without a visit for ninety days: the ninety-first day back is too long ago, the eighty-ninth is not
    pool_fixture
    csv pool unvisited hnte --on 2025-06-30 --db p.db | check 'same({r["uscc"]: r["visited_on"] for r in rows()}, {"B": "2025-02-20", "D": "", "F": "2025-04-01"})'
    csv pool unvisited hnte --on 2025-06-30 --days 91 --db p.db | check 'same({r["uscc"] for r in rows()}, {"B", "D"})'
    rm p.db
}
row_J27() { # each member has one contact or is told to lack one, and the loads of the coaches add up to the pool
    pool_fixture
    t pool assign A B F --contact 钱七 --db p.db
    t pool assign A --coach 赵 --contact 孙八 --db p.db
    csv pool list hnte --on 2025-06-30 --db p.db >members.csv
    csv pool load hnte --on 2025-06-30 --db p.db >load.csv
    csv pool --on 2025-06-30 --db p.db >pools.csv
    check 'm = rows("members.csv")
same({r["uscc"]: (r["coach"], r["contact"]) for r in m}, {"A": ("赵", "孙八"), "B": ("张", "钱七"), "D": ("李", ""), "F": ("王", "钱七")})
n = {c: sum(r["coach"] == c for r in m) for c in {r["coach"] for r in m}}
same({r["coach"]: int(r["members"]) for r in rows("load.csv")}, n)
same(sum(int(r["without_contact"]) for r in rows("load.csv")), 1)
same({r["coach"]: int(r["unvisited"]) for r in rows("load.csv")}, {"张": 1, "李": 1, "王": 1, "赵": 0})
same([r["without_contact"] for r in rows("pools.csv") if r["pool"] == "hnte"], ["1"])'
    rm p.db
}
row_J28() { # needs of firms from the list of visits: met or open, and how old
    rm -f j28.db
    t import small.csv --year 2025 --db j28.db
    cat >needs.csv <<'T'
统一社会信用代码,走访日期,走访人,走访情况,企业需求,责任单位,办理期限
A,2025-03-01,王,好,招博士,人社局,2025-05-01
B,2025-03-10,王,好,,,
C,2025-04-01,李,一般,窑炉节能技术,科技局,2025-07-01
G,2025-04-20,李,好,对接设计院,科技局,2025-06-01
T
    t import needs.csv --db j28.db
    t task close 3 --evidence 合作协议.pdf --reason 与设计院签约 --on 2025-05-20 --db j28.db
    csv task list --kind need --state all --on 2025-06-10 --db j28.db >x.csv
    "$program" task list --kind need --on 2025-06-10 --db j28.db --lang en >/dev/null 2>said
    check 'from datetime import date
day = date.fromisoformat
want = {}
for r in rows("needs.csv"):
    if r["企业需求"]:
        end = day("2025-05-20") if r["统一社会信用代码"] == "G" else day("2025-06-10")
        late = day(r["办理期限"]) < day("2025-06-10")
        want[r["企业需求"]] = ("closed" if r["统一社会信用代码"] == "G" else "overdue" if late else "open", (end - day(r["走访日期"])).days, r["责任单位"])
same({r["title"]: (r["state"], int(r["days"]), r["owner"]) for r in rows("x.csv")}, want)
assert "the oldest open need is %d days old" % max(d for s, d, o in want.values() if s != "closed") in open("said").read()'
}
row_J29() { # vouchers are a table of their own: the same test paid twice is one row
    mkdir -p own/subjects
    cat >own/subjects/vouchers.yaml <<'T'
subject: vouchers
name: {zh: 创新券, en: vouchers}
key: {en: number, zh: [检测编号]}
called: {en: name, zh: [名称]}
indicators:
  voucher_paid: {kind: attribute, type: money, least: 0, en: paid, zh: [兑付金额]}
  voucher_firm: {kind: attribute, type: text, en: firm, zh: [使用单位代码]}
T
    printf '检测编号,名称,使用单位代码,兑付金额(万元)\nV1,a,A,2\nV2,b,A,3\nV1,a,A,2\n' >vouchers.csv
    t import vouchers.csv --subject vouchers --db v.db >/dev/null
    t import vouchers.csv --subject vouchers --db v.db >/dev/null
    check 'same(sqlite3.connect("v.vouchers.db").execute("select count(*), sum(voucher_paid) from company").fetchone(), (2, 50000))'
    rm -r own/subjects v.*
}
row_J31() { # clauses of two provinces side by side: what one file has and the other lacks is a difference
    json models diff gazelle@jiangsu gazelle@huangpu | check 'gates = lambda name: set(__import__("re").findall(r"(?m)^  - (?:\{)?id: (\w+)", open(os.environ["ROOT"] + "/models/" + name + ".yaml").read().split("\ngates:")[1]))
a, b = gates("gazelle@jiangsu"), gates("gazelle@huangpu")
x = [r for r in doc()["rules"] if r["part"] == "gate"]
same({r["id"] for r in x if r["change"] == "dropped" and r["id"] in a}, a - b)
same({r["id"] for r in x if r["change"] == "added" and r["id"] in b}, b - a)'
}

# --- Q: Qidong 2023 to 2025

row_Q01() { # cohorts of three years: what was granted, and what of it runs out by the end of the path
    json forecast hnte $sample --stock --until 2026-12 --target 15 --severity 0 >x.json
    json forecast hnte $sample --stock --until 2026-12 --target 16 --severity 0 >y.json
    check 'x, y = json.load(open("x.json")), json.load(open("y.json"))
valid = [r for r in certificates("hnte") if r["granted_on"] <= "2025-07-01" <= r["expires_on"]]
for c in x["cohorts"]:
    same(c["opening"], sum(r["granted_on"][:4] == str(c["granted"]) for r in valid))
    if str(c["granted"]) == "2022": near(c["expired"], c["opening"])
same(sum(c["opening"] for c in x["cohorts"]), len(valid))
assert 0 <= y["target_chance"] < x["target_chance"] <= 1
near(x["closing"], sum(c["closing"] for c in x["cohorts"]) + sum(m["new"] for m in x["months"]), 0.01)'
}
row_Q02() { # the pool of any day is that of the certificates of that day, and of the log of entries and leavings
    pool_fixture
    t pool leave hnte B --on 2025-04-15 --reason 迁出 --db p.db
    t pool enter hnte B --on 2025-06-01 --reason 迁回 --db p.db
    for day in 2024-12-31 2025-01-31 2025-04-14 2025-04-15 2025-05-31 2025-06-01; do
        csv pool list hnte --on $day --db p.db | check 'd = sys.argv[1]
same("".join(sorted(r["uscc"] for r in rows())), ("A" if d >= "2025-01-01" else "") + ("B" if "2025-01-01" <= d < "2025-04-15" or d >= "2025-06-01" else "")
     + ("D" if d >= "2025-02-01" else "") + ("F" if d >= "2025-02-01" else ""))' $day
    done
    rm p.db
    for day in 2023-03-01 2024-03-01 2025-03-01; do
        csv ladder --ladder qidong $sample --on $day --year ${day%%-*} | check 'n = {r["model"]: int(r["hold"]) for r in rows()}
same(n["hnte"], len(held("hnte", sys.argv[1])))
same(n["gazelle@jiangsu"] , len(held("gazelle", sys.argv[1]) | held("gazelle@jiangsu", sys.argv[1])))' $day
    done
}
row_Q03() { # of the listings of a year those of firms listed before, and the new ones
    csv ladder --since 2023-12-01 --on 2024-12-01 --year 2024 $sample | check 'r = [r for r in rows() if r["label"] == "tech-sme"][0]
then, now = held("tech-sme", "2023-12-01"), held("tech-sme", "2024-12-01")
earlier = {c["uscc"] for c in certificates("tech-sme") if c["granted_on"] <= "2023-12-01"}
same([int(r[k]) for k in ("then", "now", "kept", "lost", "gained", "returned")],
     [len(then), len(now), len(then & now), len(then - now), len(now - then), len(now & earlier - then)])
assert len(now) > 3'
}
row_Q04() { # output is not added value: two plans, two definitions
    csv target list --definition hightech_output_share | check 'r = rows()
same([(x["plan"], number(x["aim"])) for x in r], [("qidong.2025", 60)])'
    csv target list --definition hightech_added_value_share | check 'same({x["plan"]: number(x["aim"]) for x in rows()}, {"wuxing.2023": 78, "jiashan.2023": Fraction("84.5")})'
}
row_Q05() { # inventions of ten thousand residents: pieces that are missing
    sed 's/^metric: .*/metric: inventions/; s/^aim: .*/aim: 47/' "$ROOT/models/metrics/patents-per-10000.yaml" >own/metrics/inventions.yaml
    for n in 1114000 1120000; do
        json metric inventions $mine --setting population=$n --setting patents=5000 | check 'n = int(sys.argv[1])
same(int(doc()["missing"]), max(0, math.ceil(Fraction(47 * n, 10000)) - 5000))' $n
    done
}
row_Q06() { # added up from contract to contract over the years of the plan; projects with universities of each year
    for day in 2023-12-31 2024-12-31; do
        csv target status qidong.2025 --db d.db --day $day --no-chance | check 'day = sys.argv[1]
c = [r for r in rows("contracts.csv") if "2023" <= r["登记日期"] <= day]
got = {r["id"]: r for r in rows()}
near(got["contracts"]["value"], sum(int(r["合同成交金额(万元)"]) for r in c) / 10000)
same(int(got["university-projects"]["value"]), sum(r["是否产学研"] == "是" and r["登记日期"][:4] == day[:4] for r in c))
same([number(got[k]["aim"]) for k in ("contracts", "university-projects")], [150, 150])' $day
    done
}
row_Q07() { # five a year make 15, not 25; five platforms and three
    checked qidong.2025 | check 'got = {r["rule"]: r["computation"] for r in rows()}
same(got["yearly"], "5 × 3 = %d < 25" % (5 * 3))
same(got["two_values"], "≥5 ≠ ≥3")'
    csv target list qidong.2025 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a[k] for k in ("rd-bodies", "makerspaces", "new-type-bodies", "platforms")], [25, 15, 3, 5])'
}
row_Q09() { # the aim of 2.85% as R&D that is missing
    sed 's/^metric: .*/metric: effort/; s/^aim: .*/aim: 2.85%/' "$ROOT/models/metrics/rd-to-gdp.yaml" >own/metrics/effort.yaml
    json metric effort $mine --setting "gdp=200 yi" --setting "rd_others=1 yi" | check 'a = sum(r["rd_expense"] for r in small().values()) + 10**8
near(doc()["missing"], Fraction(285, 10000) * 2 * 10**10 - a)'
    rm own/metrics/effort.yaml
}
row_Q10() { # 30% a year for three years: 2.197
    json forecast --yearly 0.3 --over 3 --base 1000 | check 'x = doc()
near(x["times"], 1.3 ** 3, 1e-6); near(x["path"][-1]["value"], 2197, 1e-6)'
    checked qidong.2025 | check 'assert "2.197" in [r["computation"] for r in rows() if r["rule"] == "compound"][0]'
}
row_Q11() { # four criteria of a project, the sheet of one adds up to its score
    printf '%s\n' P1,a,2024,80,20,10,70 P2,b,2024,30,60,90,50 | scores goods trade:30 tech:30 place:20 yield:20
    json index explain P1 goods --input panel/panel.csv >x.json
    csv index run goods --input panel/panel.csv | check 'got = {r["uscc"]: r for r in rows()}
near(got["P1"]["score"], 24 + 6 + 2 + 14, 1e-4); near(got["P2"]["score"], 9 + 18 + 18 + 10, 1e-4)
for r in got.values(): near(sum(float(r["group." + k]) for k in ("trade", "tech", "place", "yield")), r["score"], 1e-3)'
}
row_Q12() { # a firm of a project can file 365 days after its registration, and not a day before
    printf 'uscc,name,founded_on,year,revenue\nP1,a,2024-08-10,2024,1000000\n' >new.csv
    for day in 2025-08-09 2025-08-10; do csv assess hnte --input new.csv --year 2025 --on $day >$day.csv; done
    check 'import datetime
first = datetime.date(2024, 8, 10) + datetime.timedelta(365)
for day in ("2025-08-09", "2025-08-10"):
    same(rows(day + ".csv")[0]["gate.age"], "met" if datetime.date.fromisoformat(day) >= first else "unmet")'
}
row_Q13() { # a plan for each firm: its conditions that are not met are those of the rule, and two clerks get the same bytes
    for n in 1 2; do t plan A E hnte $mine --output plans$n >/dev/null; done
    diff -r plans1 plans2 -x '*.xlsx'
    csv assess hnte $mine >x.csv
    check 'a = {r["uscc"]: r for r in rows("x.csv")}
plans = json.load(open("plans1/plans.json"))
same({p["uscc"] for p in plans}, {"A", "E"})
for p in plans:
    same(p["verdict"], a[p["uscc"]]["verdict"])
r = small()["E"]
same(a["E"]["gate.st_staff"], "met" if r["st_staff"] / r["employees"] >= Fraction(1, 10) else "unmet")
three = [small(y)["E"] for y in ("2022", "2023", "2024")]
same(a["E"]["gate.rd_intensity"], "met" if sum(x["rd_expense"] for x in three) / sum(x["revenue"] for x in three) >= Fraction(5, 100) else "unmet")'
    rm -r plans1 plans2
}
row_Q14() { # everybody who should apply is reached, not reached or not known, in each town and together
    csv coverage hnte $sample --group town --table groups | check 'got = {r["group"]: [int(r[k]) for k in ("meant", "meant_at_most", "reached", "unreached", "unknown")] for r in rows()}
whole = got.pop("together")
for i in range(5): same(sum(v[i] for v in got.values()), whole[i])
same(whole[1], sum(whole[2:]))'
}
row_Q15() { # four dimensions, each with its line: above 60%, more than 5, above 6%
    csv assess four-tech $mine | check 'f, got = small(), {r["uscc"]: r for r in rows()}
for c, r in f.items():
    want = (r["st_staff"] / r["employees"] > Fraction(60, 100), r["ip_class1_highvalue"] > 5, r["rd_expense"] / r["revenue"] > Fraction(6, 100))
    same([got[c]["gate." + k] for k in ("st_staff", "ip", "rd_intensity")], ["met" if w else "unmet" for w in want])
same(got["J"]["gate.st_staff"], "unmet")'
}
row_Q16() { # between two days: in, out, kept
    csv ladder --since 2024-07-01 $sample | check 'got = rows()
assert "hnte" in {r["label"] for r in got}
for r in got:
    then, now, gained, returned, lost, kept = (int(r[k]) for k in ("then", "now", "gained", "returned", "lost", "kept"))
    same((then - lost, kept + gained), (kept, now)); assert returned <= gained
    if r["label"] == "hnte": same((then, now), (len(held("hnte", "2024-07-01")), len(held("hnte"))))'
}
row_Q17() { # side ladders: valid specialised firms and little giants by their certificates
    csv ladder $sample | check 'n = {r["model"]: int(r["hold"]) for r in rows()}
for k in ("srdi", "little-giant", "innovative-sme"): same(n[k], len(held(k)))
assert n["srdi"] > 3'
    csv target list qidong.2025 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same((a["innovators"], a["srdi"]), (80, 20))'
}
row_Q18() { # R&D above the year before: the cost of a draft with and without its cap
    award capped 'rd_expense[Y-1] > rd_expense[Y-2]' 'min((rd_expense[Y-1] - rd_expense[Y-2]) * 10%, 5 wan)'
    award free 'rd_expense[Y-1] > rd_expense[Y-2]' '(rd_expense[Y-1] - rd_expense[Y-2]) * 10%'
    for p in capped free; do json policy budget $p $mine >$p.json; done
    rm own/policies/capped.yaml own/policies/free.yaml
    check 'now, last = small(), small("2023")
more = [(now[c]["rd_expense"] - last[c]["rd_expense"]) / 10 for c in last if now[c]["rd_expense"] > last[c]["rd_expense"]]
near(json.load(open("free.json"))["least"], sum(more), 1e-6)
near(json.load(open("capped.json"))["least"], sum(min(x, 50000) for x in more), 1e-6)'
}
row_Q20() { # the contest of 2022: 30, 30, 20 and 20, counted again from the four indicators
    csv index weights top_thirty --input contest.csv >w.csv
    csv index run top_thirty --input contest.csv | check 'same([float(r["weight"]) for r in rows("w.csv") if not r["indicator"]], [0.3, 0.3, 0.2, 0.2])
now = {r["uscc"]: {k: float(v) for k, v in r.items() if k != "uscc" and v} for r in rows("contest.csv") if r["year"] == "2023"}
last = {r["uscc"]: float(r["invention_patents"]) for r in rows("contest.csv") if r["year"] == "2022"}
value = {c: (r["rd_expense_tax"], max(r["invention_patents"] - last[c], 0), r["revenue"] / r["employees"], r["rd_expense_tax"] / r["revenue"]) for c, r in now.items()}
low, high = ([f(v[i] for v in value.values()) for i in range(4)] for f in (min, max))
got = rows()
same(len(got), 50)
for r in got:
    near(r["score"], sum(w * (v - a) / (b - a) for w, v, a, b in zip((30, 30, 20, 20), value[r["uscc"]], low, high)), 6e-3)'
}
row_Q21() { # ten projects a year with a fixed sum each
    cat >own/policies/tackle.yaml <<'T'
policy: tackle
name: {zh: 攻关补助, en: tackle}
effective: {from: 2013-01-01}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
awards: [{id: each, name: {zh: 每项补助, en: each}, cite: d, need: "investment >= 1 yi", amount: "20 wan", paid: once}]
T
    json policy budget tackle --subject projects --input projects.csv --year 2024 | check 'near(doc()["least"], 200000 * sum(float(r["总投资(亿元)"]) >= 1 for r in rows("projects.csv")))'
    rm own/policies/tackle.yaml
    csv target list qidong.2025 | check 'r = [r for r in rows() if r["id"] == "research-projects"][0]
same((number(r["aim"]), r["span"]), (10, "yearly"))'
}
row_Q23() { # platforms: three here, five there; five members of the instrument network
    checked qidong.2025 | check 'r = [r for r in rows() if r["rule"] == "two_values"]
same(len(r), 1); same((r[0]["sure"], r[0]["computation"]), ("contradiction", "≥5 ≠ ≥3"))'
    csv target list qidong.2025 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same((a["platforms-again"], a["instruments"]), (3, 5))'
}
row_Q25() { # the five things, one by one, and two rates of two populations
    sed 's/,33050[23],/,320681,/' small.csv >qidong.csv
    csv assess five-haves@qidong --input qidong.csv --credentials held.csv --year 2025 >x.csv
    csv coverage --input qidong.csv --credentials held.csv --year 2025 | check 'f, five = small(), rows("x.csv")
for r in five:
    c = f[r["uscc"]]
    same(r["gate.funds"], "met" if c["rd_expense"] > 0 else "unmet")
    if c["st_staff"] > 0: same(r["gate.staff"], "met")
got = {r["coverage"]: int(r["meant"]) for r in rows()}
same(got["rd-bodies-hnte@qidong"], sum(f[c]["above_scale"] == 1 for c in "ABDH"))
same(got["rd-bodies-large@qidong"], sum(r["industry"][0] == "C" and r["employees"] >= 300 and r["revenue"] >= 2 * 10**7 for r in f.values()))'
}
row_Q26() { # stars of carriers by printed cut-offs
    points stars 60 'full|tenants[Y-1] >= 20|40' 'half|hnte_passed[Y-1] >= 0.5 * hnte_filed[Y-1]|40' 'leavers|graduates[Y-1] >= 2|20'
    csv assess stars --subject carriers --input carriers.csv | check 'c = {r["载体编号"]: [int(r[k]) for k in ("在孵企业数", "高企申报数", "高企认定数", "当年毕业企业数")] for r in rows("carriers.csv")}
got = rows()
same({r["uscc"] for r in got}, set(c))
for r in got:
    t, f, p, g = c[r["uscc"]]
    total = 40 * (t >= 20) + 40 * (2 * p >= f) + 20 * (g >= 2)
    same(float(r["score_lo"]), total)
    same(r["verdict"], "yes" if total >= 60 else "no")'
    rm own/stars.yaml
}
league() { # league TABLE [ARGUMENTS...]: six parks by effort and patents
    cat >own/indices/parks.yaml <<'T'
index: parks
name: {zh: 园区评价, en: parks}
missing: reweight
coverage: 50%
aggregation: {within: arithmetic, across: arithmetic}
weights: equal
groups:
  - id: all
    name: {zh: 全部, en: all}
    weights: given
    indicators:
      - {id: effort, name: {zh: 研发强度, en: R&D intensity}, value: "rd_expense[Y-1] / revenue[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 20%}}, weight: 2}
      - {id: patents, name: {zh: 专利, en: patents}, value: "ip_class1[Y-1]", direction: up, normalise: {goalposts: {low: 0, high: 400}}, weight: 1}
T
    printf '%s\n' uscc,name,year,revenue,rd_expense,ip_class1 P1,a,2024,1000000,80000,210 P2,b,2024,2000000,150000,260 P3,c,2024,1500000,99000,250 \
        P4,d,2024,800000,72000,120 P5,e,2024,1200000,60000,310 >peers.csv
    csv league parks --input peers.csv "$@"
}
row_Q28() { # rank among peers that stay as they are, the gap to the next, and a step that really leads there
    league --of P3 >x.csv
    league --of P3 --table steps >y.csv
    check 'p = {r["uscc"]: [float(r[k]) for k in ("rd_expense", "revenue", "ip_class1")] for r in rows("peers.csv")}
score = lambda v: round(100 * (2 * v[0] / v[1] / 0.2 + v[2] / 400) / 3, 2)
s = {c: score(v) for c, v in p.items()}
got = {r["uscc"]: r for r in rows("x.csv")}
for c in p:
    near(got[c]["score"], s[c], 1e-4); same(int(got[c]["rank"]), 1 + sum(x > s[c] for x in s.values()))
for r in rows("y.csv"):
    if r["needed"]:
        v = list(p["P3"]); v[["rd_expense", "revenue", "ip_class1"].index(r["indicator"])] = float(r["needed"])
        rank = 1 + sum(x > score(v) for c, x in s.items() if c != "P3")
        same(rank, int(r["rank"])); assert rank < int(got["P3"]["rank"])'
}
row_Q29() { # a list of conditions with value and threshold of each
    gates creation 'many|tenants[Y-1] >= 20' 'passes|hnte_passed[Y-1] >= 3' 'cheap|carrier_cost[Y-1] <= 100 wan'
    for z in Z01 Z03; do json explain $z creation --subject carriers --input carriers.csv >$z.json; done
    check 'c = {r["载体编号"]: r for r in rows("carriers.csv")}
for z in ("Z01", "Z03"):
    g = {r["id"]: r["state"] for r in json.load(open(z + ".json"))["gates"] if r["id"]}
    want = (int(c[z]["在孵企业数"]) >= 20, int(c[z]["高企认定数"]) >= 3, int(c[z]["财政投入(万元)"]) <= 100)
    same([g[k] for k in ("many", "passes", "cheap")], ["met" if w else "unmet" for w in want])'
    rm own/creation.yaml
}
white() { # white NAME: loans of a tenth of revenue, at most 300 wan, to firms without dishonesty
    award "$1" 'rd_expense[Y-1] > 0 yuan' 'min(revenue[Y-1] * 10%, 300 wan)' "gates: [{id: honest, name: {zh: 诚信, en: honest}, cite: d, need: 'serious_dishonesty[Y-1] = 0'}]"
}
row_Q30() { # a white list without the firms that a gate bars; its sum within the pool
    white pool
    csv policy budget pool $mine >x.csv
    json policy budget pool $mine >x.json
    rm own/policies/pool.yaml
    check 'f = small()
want = {c: min(r["revenue"] / 10, 3 * 10**6) for c, r in f.items() if r["rd_expense"] > 0 and r["serious_dishonesty"] == 0}
assert "E" not in want
same({r["uscc"]: number(r["least"]) for r in rows("x.csv")}, want)
near(json.load(open("x.json"))["least"], sum(want.values()))
assert sum(want.values()) <= 5 * 10**6 * 10'
}
row_Q34() { # one command writes the papers of a meeting and the bulletin in three forms
    t target pack sample.2024 --values values.csv --month 2024-12 --output pack >/dev/null
    check 'same(sorted(x.rsplit(".", 1)[1] for x in os.listdir("pack")), ["docx", "docx", "html", "html", "xlsx", "xlsx"])
import re, zipfile
for x in os.listdir("pack"):
    if x.endswith(".docx"):
        text = re.sub("<[^>]*>", "", zipfile.ZipFile("pack/" + x).read("word/document.xml").decode())
        assert "the park opens" in text and "2024" in text, x'
    rm -r pack
}
row_Q35() { # a number leads back to what it was counted from: the query that stands beside a light gives the light's value; a snapshot is frozen
    json target explain sample.2024/hnte-new --db d.db --day 2024-11-30 --no-chance >x.json
    check 'x = json.load(open("x.json"))
n = sqlite3.connect("d.db").execute(x["query"]).fetchone()[0]
same(n, sum("2024-01-01" <= r["granted_on"] <= "2024-11-30" for r in certificates("hnte")))
assert x["value"].startswith(str(n)), x["value"]'
    cp d.db frozen.db
    t target status sample.2024 --db frozen.db --day 2024-11-30 --no-chance --output frozen.xlsx >/dev/null
    json verify frozen.xlsx --db frozen.db | check 'same(json.load(sys.stdin)["verdict"], "holds")'
    firm=$(sqlite3 frozen.db "SELECT uscc FROM company WHERE uscc NOT IN (SELECT uscc FROM credential) ORDER BY uscc LIMIT 1")
    printf 'uscc,credential,granted_on,expires_on,number\n%s,hnte,2024-11-08,2027-11-07,GR1\n' "$firm" >late.csv
    t import late.csv --db frozen.db >/dev/null
    json verify frozen.xlsx --db frozen.db >x.json || true # it does not hold: exit status 1
    check 'x = json.load(open("x.json"))
same((x["verdict"], [i["file"] for i in x["imports"]], [v["uscc"] for v in x["values"]]), ("data_changed", ["late.csv"], [sys.argv[1]]))' "$firm"
    t imports undo "$(sqlite3 frozen.db "SELECT max(id) FROM import")" --db frozen.db >/dev/null
    json verify frozen.xlsx --db frozen.db | check 'same(json.load(sys.stdin)["verdict"], "holds")'
    rm frozen.*
}
row_Q36() { # what was known on a day: the answer of that day can be had again after later data
    head=uscc,name,town,founded_on,year,revenue,employees,total_assets
    printf "%s\nA,甲,东镇,2015-01-01,2024,100000,5,100000\n" $head >a.csv
    printf "%s\nA,甲,东镇,2015-01-01,2024,900000000,900,900000000\n" $head >b.csv
    t import a.csv --db past.db >/dev/null
    csv assess tech-sme --db past.db >x.csv
    t import b.csv --db past.db >/dev/null
    python3 -c 'import sqlite3; d = sqlite3.connect("past.db"); d.execute("update import set imported_at = \"2020-0\" || id || \"-05T10:00:00Z\""); d.commit()'
    csv assess tech-sme --db past.db --as-of 2020-01-31 | cmp - x.csv
    csv assess tech-sme --db past.db | check 'same((rows("x.csv")[0]["gate.size"], rows()[0]["gate.size"]), ("met", "unmet"))'
    rm past.db*
}
split_adds() { # split_adds PLAN/ID AIM
    printf 'town,weight\n甲镇,10\n乙镇,7\n丙街道,3\n丁街道,2\n' >weights.csv
    for m in equal ability; do
        csv target split "$1" --method $m --weights weights.csv | check 'got, aim = rows(), number(sys.argv[2])
near(sum(number(r["aim"]) for r in got), aim)
w = {"甲镇": 10, "乙镇": 7, "丙街道": 3, "丁街道": 2}
for r in got:
    quota = aim / 4 if sys.argv[1] == "equal" else aim * w[r["to"]] / 22
    assert abs(number(r["aim"]) - quota) < 1, r' $m "$2"
    done
}
row_Q37() { # the parts of a split add up to it, near to what the method says
    split_adds qidong.2025/hnte-valid 500
    split_adds qidong.2025/projects 100
}
row_Q38() { # a risk list: who is listed as abnormal or dishonest
    cover risky 'true' 'not (abnormal_listing[Y-1] = 1 or serious_dishonesty[Y-1] = 1)'
    csv coverage risky $mine | check 'same({r["uscc"] for r in rows()}, {c for c, r in small().items() if r["abnormal_listing"] == 1 or r["serious_dishonesty"] == 1})'
    csv coverage risky $sample | check 'f = firms()
same({r["uscc"] for r in rows() if r["state"] == "unreached"}, {c for c, r in f.items() if r["abnormal_listing"] == 1 or r["serious_dishonesty"] == 1})'
}
row_Q41() { # services bought by small firms, a share of the cost up to a sum
    award services 'revenue[Y-1] < 2000 wan and rd_expense[Y-1] > 0 yuan' 'min(rd_expense[Y-1] * 20%, 20 wan)'
    json policy budget services $mine | check 'near(doc()["least"], sum(min(r["rd_expense"] / 5, 200000) for r in small().values() if r["revenue"] < 2 * 10**7 and r["rd_expense"] > 0))'
    rm own/policies/services.yaml
}

# --- N: Ningbo National High-tech Zone 2023

row_N01() { # 3 billion are 8.15%: 36.81 billion of GDP
    checked ningbo-htz.2023 | check 'r = [r for r in rows() if r["rule"] == "ratio"][0]
assert "%.2f" % (30 / 0.0815) in r["computation"], r["computation"]'
}
row_N02() { # contracts of the year, added up
    csv target status ningbo-htz.2023 --db d.db --day 2023-06-30 --no-chance | check 'r = [r for r in rows() if r["id"] == "contracts"][0]
same(number(r["aim"]), 28)
near(r["value"], sum(int(c["合同成交金额(万元)"]) for c in rows("contracts.csv") if "2023-01-01" <= c["登记日期"] <= "2023-06-30") / 10000)'
}
row_N03() { # 750 less 170: so many of those valid must stay; the stock that is needed at the beginning, by the forecast
    checked ningbo-htz.2023 | check 'r = [r for r in rows() if r["rule"] == "stock"][0]
assert str(750 - 170) in r["computation"], r'
    json forecast hnte $sample --stock --target 30 --severity 0 | check 'x = doc()
for n in x["numbers"]: assert n["opening"] - x["opening"] >= 30 - x["most"], n
assert x["target_chance"] < 0.01 and [n["opening"] for n in x["numbers"]] == sorted(n["opening"] for n in x["numbers"])'
}
row_N04() { # nation 800, province 320, and never one sum of both
    csv target list ningbo-htz.2023 | check 'a = {r["id"]: (number(r["aim"]), r["definition"]) for r in rows()}
same((a["tech-sme"][0], a["prov-tech-sme"][0]), (800, 320)); assert a["tech-sme"][1] != a["prov-tech-sme"][1]'
}
own_plan() { # own_plan NAME TARGET...: a plan of one's own, checked
    local name=$1 x n=0
    shift
    {
        printf 'plan: %s.2024\nname: {zh: 试, en: try}\ndistrict: {zh: 样例区, en: sample}\nhorizon: {from: 2024, to: 2024}\n' "$name"
        printf 'documents: {plan: {title: {zh: 计划, en: plan}, number: 示例, seen: full}}\ntargets:\n'
        for x; do n=$((${n:-0} + 1)); echo "  - {name: {zh: 项目$n, en: item $n}, cite: plan, $x}"; done
    } >$name.yaml
}
row_N05() { # a part above its whole is found, and 15 of 100 is none
    own_plan part 'id: all, definition: engineering_centres_new, aim: 100, unit: 家, span: new' 'id: part, definition: city_rd_bodies_new, aim: 115, unit: 家, span: new, part_of: all'
    own_plan good 'id: all, definition: engineering_centres_new, aim: 100, unit: 家, span: new' 'id: part, definition: city_rd_bodies_new, aim: 15, unit: 家, span: new, part_of: all'
    checked part.yaml | check 'same([r["sure"] for r in rows()], ["contradiction"])'
    checked good.yaml | check 'same([r for r in rows() if r["sure"] == "contradiction"], [])'
    csv target list ningbo-htz.2023 | check 'r = {r["id"]: r for r in rows()}
same((r["city-rd-bodies"]["part_of"], number(r["city-rd-bodies"]["aim"]), number(r["engineering-centres"]["aim"])), (r["engineering-centres"]["name"], 15, 100))'
}
row_N06() { # two incubators here, one there
    checked ningbo-htz.2023 | check 'r = [r for r in rows() if r["sure"] == "contradiction"]
same(len(r), 1); same(r[0]["rule"], "two_values"); same(r[0]["computation"], "≥2 ≠ ≥1")'
}
sorted_in_classes() { # the zone's own seven: two strong, two to watch, three weak, each in its class
    cat >seven.csv <<'T'
指标,排名,完成率,目标难度
高新技术产业增加值占比,1,,
规上工业研发费用占营业收入比重,1,,
国家科技型中小企业,前列,中等,
省级科技型中小企业,前列,中等,
新增高新技术企业,前列,,难度很大
研发经费占地区生产总值比重,前列,,难度很大
技术交易额,前列,,难度很大
T
    csv target classes --peers seven.csv | check 'want = dict(zip((r["指标"] for r in rows("seven.csv")), ["strong"] * 2 + ["to watch"] * 2 + ["weak"] * 3))
same({r["indicator"]: r["class"] for r in rows()}, want)'
}
row_N08() { # two strong, two to watch, three weak, as the zone itself says
    sorted_in_classes
}
row_N09() { # each class opens its list of actions: what is to be done for the targets of its indicators
    rm -f n09.db
    sorted_in_classes
    csv target classes --peers seven.csv >classes.csv
    t import small.csv --year 2025 --db n09.db
    local a
    for a in hnte-new,摸排未认定企业 hnte-new,组织申报培训 rd-intensity,核对研发统计 contracts,合同登记上门服务 tech-sme,入库提醒; do
        t task add "${a#*,}" --target ningbo-htz.2023/${a%,*} --owner 科创局 --due 2023-09-30 --on 2023-07-01 --db n09.db
    done
    for a in hnte-new rd-intensity contracts tech-sme prov-tech-sme; do
        csv task list --target ningbo-htz.2023/$a --on 2023-08-01 --db n09.db >$a.list
    done
    check 'names = {"新增高新技术企业": "hnte-new", "研发经费占地区生产总值比重": "rd-intensity", "技术交易额": "contracts", "国家科技型中小企业": "tech-sme", "省级科技型中小企业": "prov-tech-sme"}
actions = {}
for r in rows("classes.csv"):
    if r["indicator"] in names:
        actions.setdefault(r["class"], set()).update(x["title"] for x in rows(names[r["indicator"]] + ".list"))
same(actions, {"weak": {"摸排未认定企业", "组织申报培训", "核对研发统计", "合同登记上门服务"}, "to watch": {"入库提醒"}})'
}
row_N11() { # growth of those that report both years, apart from who came in and who left
    csv monthly rd_expense $sample --month 2025-06 --table parts >x.csv
    csv monthly rd_expense $sample --month 2025-06 --table changes >y.csv
    check 'now, then = ({r["uscc"]: Fraction(r["rd_expense"]) for r in rows(SAMPLE + "monthly.csv") if r["month"] == m and r["rd_expense"]} for m in ("2025-06", "2024-06"))
both = set(now) & set(then)
got = {r["part"]: r for r in rows("x.csv")}
near(got["same"]["growth"], sum(now[c] for c in both) / sum(then[c] for c in both) - 1, 1e-4)
same([int(got[k]["companies"]) for k in ("same", "came", "left")], [len(both), len(set(now) - both), len(set(then) - both)])
fell = {c for c in both if now[c] < then[c]}
same({r["uscc"] for r in rows("y.csv") if r["state"] == "fell"}, fell)'
}
row_N12() { # who has come lately and is on the way to the line
    printf 'uscc,name,founded_on,industry,year,revenue,main_revenue,employees\nP,a,2022-05-01,C3976,2023,15000000,15000000,20\nP,a,,,2024,21000000,21000000,20\nR,b,2023-05-01,C3976,2023,100000,100000,20\nR,b,,,2024,200000,200000,20\nS,c,2010-05-01,C3976,2023,30000000,30000000,20\nS,c,,,2024,31000000,31000000,20\n' >new.csv
    csv ladder --list crossing --input new.csv >x.csv
    check 'got = {r["uscc"]: r for r in rows("x.csv")}
assert "P" in got and "S" not in got
near(got["P"]["distance"], 1000000)
assert "R" not in got or got["R"]["state"] != "reached"'
}
row_N10() { # a line for every industry, with n, quantiles and who is below it
    csv baseline $sample --table quantiles >q.csv
    csv baseline $sample --table companies >below.csv
    check 'f = {c: (r["industry"], r["rd_expense"] / r["revenue"]) for c, r in firms().items() if r["rd_expense"] is not None and r["revenue"] and (r["founded_on"] or "") < "2025"}
inside = lambda code: sorted(v for i, v in f.values() if i.startswith(code.replace("all", "")))
for r in rows("q.csv"):
    x = inside(r["industry"])
    same(int(r["companies"]), len(x))
    k = float(r["quantile"]) * len(x)
    near(r["own"], (x[int(k) - 1] + x[int(k)]) / 2 if k == int(k) else x[int(k)], 1e-6)
    assert r["pooled_with"] == "" if len(x) >= 30 or r["industry"] == "all" else r["pooled_with"] != "", r
line = {r["industry"]: float(r["baseline"]) for r in rows("q.csv") if float(r["quantile"]) == 0.5}
same({r["uscc"] for r in rows("below.csv")}, {c for c, (i, v) in f.items() if v < line[i[:3]] - 1e-9})'
}
row_N13() { # two bodies that come into the statistics: what each gains of R&D to GDP
    json metric rd-to-gdp $mine --setting 'gdp=368.1 yi' --setting 'rd_others=10 yi' --add '工研院=1.2 yi' --add '超算中心=0.8 yi' | check 'x = doc()["additions"]
for r, yi in zip(x, (1.2, 0.8, 2)): near(r["gain"], yi / 368.1, 1e-6)
same(len(x), 3)'
}
row_N14() { # books -> tax -> statistics: what goes missing at each step adds up
    csv research $mine --table steps >x.csv
    csv research $mine --table sources >y.csv
    check 'f = small().values()
source = {r["source"]: float(r["sum"]) for r in rows("y.csv")}
for k, c in (("book", "rd_expense"), ("tax", "rd_expense_tax"), ("statistics", "rd_expense_statistics")): near(source[k], sum(r[c] or 0 for r in f))
step = {}
for r in rows("x.csv"): step.setdefault(r["step"], []).append((r["what"], float(r["sum"])))
same(len(step), 2)
for s in step.values():
    near(sum(v for k, v in s if k != "end"), dict(s)["end"])
tax = {r["source"]: r for r in rows("y.csv")}["tax"]
near(tax["conversion"], sum(r["rd_expense_tax"] for r in f) / sum(r["rd_expense"] for r in f))'
}
row_N15() { # 17, 7 and 6 make 30
    csv target list ningbo-htz.2023 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a[k] for k in ("rd-industry", "rd-other", "rd-institutes")], [17, 7, 6])'
    checked ningbo-htz.2023 | check 'c = [r["computation"] for r in rows() if r["rule"] == "ratio"][0]
assert "30" in c and "17" in c and "7" in c and "6" in c'
}
row_N16() { # of those recognised last year, how many stand in the first tenth of the list that was known before
    json backtest hnte $sample --years 2024..2024 >x.json
    check 'x = json.load(open("x.json"))
order = {r["order"]: r for r in x["orders"]}
y = x["years"][0]
for k in ("lift_5", "lift_10", "lift_20"): assert 0 <= order["list"][k] <= 100 / float(k[5:]) + 0.1
near(order["random"]["lift_10"], 1)
assert order["list"]["auc"] > order["random"]["auc"] and y["made_it"] <= y["candidates"]
same(y["passed"], len({r["uscc"] for r in applications("hnte", "recognised", "2024")} - held("hnte", "2024-07-01")))'
}
row_N17() { # carriers are paid for the firms that pass, and it can be computed again
    award carriers 'hnte_passed[Y-1] >= 0.5 * hnte_filed[Y-1]' 'hnte_passed[Y-1] * 5 wan'
    csv policy budget carriers --subject carriers --input carriers.csv --year 2025 | check 'want = {r["载体编号"]: 50000 * int(r["高企认定数"]) for r in rows("carriers.csv") if 2 * int(r["高企认定数"]) >= int(r["高企申报数"])}
same({r["uscc"]: int(float(r["least"])) for r in rows()}, want)'
    rm own/policies/carriers.yaml
}
row_N18() { # a list for each grid, and how many were visited of each
    awk -F, -v OFS=, 'NR == 1 {print $0, "grid"; next} {print $0, ($3 == "东镇" ? "一格" : "二格")}' small.csv >grid.csv
    csv coverage visited --input grid.csv --year 2025 --group grid --table groups >x.csv
    t roster hnte --input grid.csv --year 2025 --per grid --with-holders --output grids >/dev/null
    check 'f = small().values()
got = {r["group"]: [int(r[k]) for k in ("meant", "reached")] for r in rows("x.csv")}
for grid, towns in (("一格", ["东镇"]), ("二格", ["西镇", "港镇"])):
    same(got[grid], [sum(r["town"] in towns for r in f), sum(r["town"] in towns and r["visited"] == 1 for r in f)])
same(got["together"], [12, 3])
same(sum(x.endswith(".xlsx") for x in os.listdir("grids")), 2)'
    rm -r grids
}
row_N20() { # what is filed this year is not there next year: the pool before and after
    json forecast hnte $sample --stock --file 5 >x.json
    json forecast hnte $sample --stock --file 15 >y.json
    check 'x, y = json.load(open("x.json")), json.load(open("y.json"))
for d, n in ((x, 5), (y, 15)):
    p = [r["companies"] for r in d["pool"]]
    same(d["filed"], n)
    near(p[1], d["expected"], 0.02)
    near(p[3], p[0] - p[1] + p[2], 0.02)
assert y["expected"] > x["expected"] and y["pool"][3]["likely"] <= x["pool"][3]["likely"]'
}
row_N21() { # gaps go to other towns: the sum stays, limits and least are kept
    csv reallocate "$ROOT/data/sample/towns.csv" | check 'got = [r for r in rows() if r["town"] != "together"]
file = {r["镇街"]: r for r in rows(SAMPLE + "towns.csv")}
same(sum(int(r["proposed"]) for r in got), sum(int(r["目标值"]) for r in file.values()))
for r in got:
    f = file[r["town"]]
    aim, value, p = int(f["目标值"]), int(f["预计完成"]), int(r["proposed"])
    assert p <= max(aim, int(f["上限"] or value)) and p >= int(f["下限"] or 0), r
    same(int(r["change"]), p - aim)'
}
row_N22() { # nine institutes in three classes by four figures, and what each class is paid
    points institute 60 'staff|full_time_staff[Y-1] >= 30|30' 'projects|projects_filed[Y-1] >= 5|30' 'firms|firms_hatched[Y-1] >= 4|20' 'sales|industrial_revenue[Y-1] >= 100 wan|20'
    csv assess institute --subject institutes --input institutes.csv >x.csv
    check 'f = {r["机构编号"]: [int(r[k]) for k in ("全职研发人员", "项目申报数", "孵化企业数", "产业化收入(万元)")] for r in rows("institutes.csv")}
got = {r["uscc"]: r for r in rows("x.csv")}
same(len(got), 9)
kind = lambda n: "recognised" if n >= 80 else "to mend" if n >= 50 else "out"
for c, (a, b, d, e) in f.items():
    total = 30 * (a >= 30) + 30 * (b >= 5) + 20 * (d >= 4) + 20 * (e >= 100)
    same(float(got[c]["score_lo"]), total)
    same(kind(float(got[c]["score_lo"])), kind(total))
    same(got[c]["verdict"], "yes" if total >= 60 else "no")'
    rm own/institute.yaml
}
row_N23() { # services that reach the line of ten million; growth of 15% is a target of its own
    printf 'uscc,name,founded_on,industry,year,revenue,employees\nP,a,2012-05-01,M7320,2023,9000000,20\nP,a,,,2024,10000000,20\nR,b,2013-05-01,M7320,2023,11000000,20\nR,b,,,2024,12000000,20\n' >services.csv
    csv ladder --list crossing --input services.csv --industry M | check 'same([(r["uscc"], float(r["line"]), float(r["distance"]), r["state"]) for r in rows()], [("P", 1e7, 0, "reached")])'
    csv target list ningbo-htz.2023 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same((a["service-firms"], a["service-growth"]), (10, 15))'
}
row_N24() { # a table of points to credit, and the sum that the pool stands for
    award credit 'holds(hnte)' 'if(revenue[Y-1] >= 10000 wan, 500 wan, if(revenue[Y-1] >= 5000 wan, 300 wan, 100 wan))'
    csv policy budget credit $mine >x.csv
    json policy budget credit $mine | check 'f = small()
want = {c: 500 if f[c]["revenue"] >= 10**8 else 300 if f[c]["revenue"] >= 5 * 10**7 else 100 for c in "ABDH"}
same({r["uscc"]: float(r["least"]) / 10000 for r in rows("x.csv")}, want)
near(doc()["greatest"], 10000 * sum(want.values()))'
    rm own/policies/credit.yaml
}
row_N25() { # a long list for funds: the first by what a firm may become, every one within the condition
    csv rank potential-unicorn $sample --by potential --top 5 --without-ways --where 'revenue[Y-1] >= 2000 wan and revenue[Y-1] < 2 yi' >x.csv
    csv index run unicorn-potential $sample >y.csv
    check 'f = firms()
p = {r["uscc"]: float(r["score"]) for r in rows("y.csv") if r["score"]}
got = [r["uscc"] for r in rows("x.csv")]
band = sorted((v for c, v in p.items() if c in f and f[c]["revenue"] and 2e7 <= f[c]["revenue"] < 2e8), reverse=True)
same(len(got), 5); same([p[c] for c in got], band[:5])'
}
row_N26() { # one to two: one and two are within, three is above
    for n in 0 1 2 3; do
        typed ningbo-htz.2023 2023-12 overseas-parks $n >v.csv
        csv target status ningbo-htz.2023 --values v.csv --day 2023-12-31 --no-chance | check 'r = [r for r in rows() if r["id"] == "overseas-parks"][0]
n = int(sys.argv[1])
same(r["colour"] == "green", n >= 1); same(number(r["value"]), n); same(number(r["aim"]), 1)' $n
    done
    csv target list ningbo-htz.2023 | check 'same([(r["comparator"], number(r["aim"]), number(r["most"])) for r in rows() if r["id"] == "overseas-parks"], [("range", 1, 2)])'
}
row_N27() { # six numbers of the plan, and who could be a centre of the province
    csv target list ningbo-htz.2023 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a[k] for k in ("provincial-centres", "city-technology-centres", "consortia", "laboratories", "city-engineering-centres", "city-projects", "awards")], [5, 1, 1, 1, 10, 10, 5])'
    gates centre 'title|holds(hnte)' 'staff|rd_expense[Y-1] / revenue[Y-1] >= 5%'
    csv assess centre $mine | check 'f = small()
same({r["uscc"] for r in rows() if r["verdict"] == "yes"}, {c for c in "ABDH" if f[c]["rd_expense"] / f[c]["revenue"] >= Fraction(5, 100)})'
    rm own/centre.yaml
}
row_N28() { # the chance of a rank if all grow alike and certain: the rank of today
    league --of P3 --growth 0%,0.0001% --own-growth 0%,0.0001% --place 3 --draws 20 --table draws >x.csv
    league --of P3 --growth 5%,20% --place 3 --draws 200 --table draws >y.csv
    league --of P3 >z.csv
    check 'rank = [int(r["rank"]) for r in rows("z.csv") if r["uscc"] == "P3"][0]
same([(int(r["rank"]), int(r["draws"])) for r in rows("x.csv")], [(rank, 20)])
y = rows("y.csv")
same(sum(int(r["draws"]) for r in y), 200)
at = 0
for r in y:
    at += int(r["draws"]); near(r["this_or_better"], at / 200)
assert len(y) > 1'
    csv target list ningbo-htz.2023 | check 'same([(r["comparator"], number(r["aim"])) for r in rows() if r["id"] == "rank"], [("rank", 13)])'
}
row_N29() { # the cost of a lower threshold, step by step
    cat >own/policies/line.yaml <<'T'
policy: line
name: {zh: 研发补助, en: line}
effective: {from: 2013-01-01}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
define: {floor: {name: {zh: 门槛, en: floor}, is: 5%}}
awards: [{id: rd, name: {zh: 补助, en: award}, cite: d, need: "rd_expense[Y-1] / revenue[Y-1] >= floor", amount: "rd_expense[Y-1] * 1%", paid: year}]
T
    csv policy budget line $mine --param floor=0%..10%:2.5% --table curve | check 'f = small().values()
got = rows()
same(len(got), 5)
for r in got:
    paid = [x["rd_expense"] / 100 for x in f if x["rd_expense"] / x["revenue"] >= number(r["value"])]
    same(int(r["certain"]), len(paid)); near(r["least"], sum(paid))'
    rm own/policies/line.yaml
}
row_N30() { # a list per platform: each firm of a park stands in the list of that park
    csv rank hnte $sample --group park --without-ways >x.csv
    csv rank hnte $sample --without-ways | check 'all = {r["uscc"]: r for r in rows()}
got = {}
for r in rows("x.csv"): got.setdefault(r["park"], []).append(r["uscc"])
park = {c: r["park"] or "" for c, r in firms().items()}
same(sum(map(len, got.values())), len(all)); assert len(got) > 3
for p, list in got.items():
    if p and not p.startswith("no "): same({park.get(c, p) for c in list}, {p})'
}
row_N31() { # nothing of a batch of the year's end is due in June, and in December all of it is
    for day in 2023-06-30 2023-12-31; do csv target status ningbo-htz.2023 --db d.db --day $day --no-chance --definition hnte_new >$day.csv; done
    check 'june, end = rows("2023-06-30.csv")[0], rows("2023-12-31.csv")[0]
same((float(june["planned"]), float(june["points"])), (0, 0)); same(june["colour"], "green")
n = sum(r["granted_on"][:4] == "2023" for r in certificates("hnte"))
same((float(end["planned"]), int(end["value"])), (170, n))
near(end["points"], 100 * n / 170 - 100, 1e-3); same(end["colour"], "red")'
    json target explain ningbo-htz.2023/hnte-new --db d.db --day 2023-12-31 --no-chance | check 'x = doc()
assert "2023-12-31" in x["value"]
same(sqlite3.connect("d.db").execute(x["query"]).fetchone()[0], sum(r["granted_on"][:4] == "2023" for r in certificates("hnte")))'
}
row_N32() { # key firms that registered no contract, by name
    sed 's/^\(D,.*,[0-9]*\),1\(,[0-9]*,[0-9]*,[0-9]*\)$/\1,0\2/' small.csv >silent.csv
    csv coverage contracts --input silent.csv --credentials held.csv --year 2025 | check 'f = {r["uscc"]: r for r in rows("silent.csv") if r["year"] == "2024"}
same({r["uscc"] for r in rows()}, {c for c in "ABDH" if f[c]["industry"][0] in "IM" and f[c]["contracts_registered"] == "0"})'
    csv coverage contracts $mine | check 'f = small()
same({r["uscc"] for r in rows()}, {c for c in "ABDH" if f[c]["industry"][0] in "IM" and f[c]["contracts_registered"] == 0})'
}
row_N34() { # two ranks of a town's carriers: how many, and how good
    for c in "many tenants[Y-1]" "fine hnte_passed[Y-1]/hnte_filed[Y-1]*100"; do
        set -- $c
        cat >own/indices/$1.yaml <<T
index: $1
name: {zh: $1, en: $1}
missing: interval
coverage: 60%
aggregation: arithmetic
weights: given
groups: [{id: g, name: {zh: g, en: g}, weight: 1, weights: equal, indicators: [{id: i, name: {zh: i, en: i}, value: "$2", direction: up, normalise: {goalposts: {low: 0, high: 100}}}]}]
T
        csv league $1 --subject carriers --input carriers.csv >$1.csv
    done
    check 'c = {r["载体编号"]: r for r in rows("carriers.csv")}
tenants = sorted(c, key=lambda z: -int(c[z]["在孵企业数"]))
share = sorted(c, key=lambda z: -Fraction(int(c[z]["高企认定数"]), int(c[z]["高企申报数"])))
same([r["uscc"] for r in rows("many.csv")], tenants); same([r["uscc"] for r in rows("fine.csv")], share)
assert tenants != share'
    rm own/indices/many.yaml own/indices/fine.yaml
}
row_N19() { # 170 of 200 at 0.85: 0.549; for 80, 90 and 95 per cent 205, 208 and 210; each further one adds what the binomial says
    json forecast --rate 0.85 --file 200 --target 170 --severity 0 | check 'x = doc()
same("%.3f" % x["target_chance"], "0.549"); same([n["number"] for n in x["numbers"]], [205, 208, 210])
near(x["next_gain"], at_least(201, 0.85, 170) - at_least(200, 0.85, 170), 1e-4)'
}

# --- H: Huzhou 2013

doubling() { # eight items, each 14.87% a year, each from half of its aim
    csv target list huzhou.2017 >x.csv
    checked huzhou.2017 | check 'aims = {"rd": 70, "researchers": 20000, "inventions": 1100, "new-products": 1600, "hightech-output": 1700, "market": Fraction("2.5"), "hnte": 500, "tech-sme": 1000}
got = {r["id"]: r for r in rows("x.csv")}
for k, v in aims.items():
    same((number(got[k]["aim"]), number(got[k]["times_base"])), (v, 2))
growth = [r["computation"] for r in rows() if r["rule"] == "growth"]
same(len(growth), 8)
for c in growth: assert c.endswith("%.2f%%" % (100 * (2 ** 0.2 - 1))), c'
}
row_H01() { # doubling in five years; the plan of 2015 lies on the way from half to all
    doubling
    typed huzhou.2017 2015-12 hnte 420 >v.csv
    csv target status huzhou.2017 --values v.csv --day 2015-12-31 --no-chance | check 'r = [r for r in rows() if r["id"] == "hnte"][0]
same((number(r["base"]), number(r["aim"]), number(r["value"])), (250, 500, 420))
near(r["completion"], 420 / 500)'
}
row_H03() { # another ladder is another file: five rungs here, five there
    csv ladder --ladder huzhou-2013 $mine >x.csv
    csv ladder --ladder qidong $mine | check 'a = [r for r in rows("x.csv") if r["track"] == "main"]
b = [r for r in rows() if r["track"] == "main"]
same((len(a), len(b)), (5, 5)); same({r["model"] for r in a} & {r["model"] for r in b}, {"hnte"})
same([int(r["hold"]) for r in a if r["model"] == "hnte"], [4])'
}
row_H04() { # leaders, backbone and small firms: groups of a ladder that add up to all firms
    csv ladder --ladder goose-formation $mine --table groups | check 'n = {r["group"]: int(r["companies"]) for r in rows()}
same(n.pop("total"), sum(n.values())); same(n["core"], 4)'
}
row_H05() { # firms above a billion of sales, and those on the way
    cover billion 'rd_expense[Y-1] > 0 yuan and revenue[Y-1] >= 1 yi' 'revenue[Y-1] > 10 yi'
    csv coverage billion $mine >x.csv
    csv coverage $mine | check 'f = {c: r for c, r in small().items() if r["rd_expense"] > 0 and r["revenue"] >= 10**8}
r = [r for r in rows() if r["coverage"] == "billion"][0]
same([int(r["meant"]), int(r["reached"])], [len(f), sum(x["revenue"] > 10**9 for x in f.values())])
same({r["uscc"] for r in rows("x.csv")}, {c for c, x in f.items() if x["revenue"] <= 10**9})'
    csv target list huzhou.2017 | check 'same([number(r["aim"]) for r in rows() if r["id"] == "leaders"], [100])'
}
row_H06() { # 500 or 400 bodies, above ten billion or above one: both are found; and the names for either line
    checked huzhou.2017 | check 'got = {r["rule"]: r["computation"] for r in rows() if r["sure"] == "contradiction"}
same(set(got), {"two_values", "two_circles"})
assert "500" in got["two_values"] and "400" in got["two_values"] and "100" in got["two_circles"] and "10 " in got["two_circles"]'
    sed 's/^coverage: .*/coverage: ten/; s/100 yi/10 yi/; /^region/d; s/>= 3/>= 4/' "$ROOT/models/coverage/institutes@huzhou.yaml" >own/coverage/ten.yaml
    csv coverage ten $mine | check 'same({r["uscc"] for r in rows()}, {c for c, r in small().items() if r["revenue"] >= 10**9 and r["rd_platform"] < 4})'
    rm own/coverage/ten.yaml
}
row_H07() { # what is deducted beside R&D: 50% of 2015, 75% of 2018, all of it of 2023
    for y in 2015 2018 2023; do
        printf 'uscc,name,year,industry,taxable_income,rd_expense_tax,employees,total_assets\nA1,甲,%s,C39,8000000,1000000,30,1000000\n' $y >tax.csv
        t plan A1 hnte --input tax.csv --year $((y + 1)) --output plan$y >/dev/null
    done
    check 'import re
for year, share in (("2015", 50), ("2018", 75), ("2023", 100)):
    lines = re.findall(r"\"line\":\"further deduction\",\"amount\":\"([0-9.,]+) wan\"", open("plan" + year + "/plans.json").read())
    same(lines, [str(share)])'
    rm -r plan2015 plan2018 plan2023
}
row_H08() { # projects go to those with R&D: who has none is refused
    award projects 'revenue[Y-1] >= 1000 wan' '10 wan' "gates: [{id: effort, name: {zh: 有投入, en: effort}, cite: d, need: 'rd_expense[Y-1] / revenue[Y-1] >= 1%'}]"
    csv policy budget projects $mine >x.csv
    csv policy budget projects $mine --table refused >y.csv
    rm own/policies/projects.yaml
    check 'f = {c: r for c, r in small().items() if r["revenue"] >= 10**7}
good = {c for c, r in f.items() if r["rd_expense"] / r["revenue"] >= Fraction(1, 100)}
same({r["uscc"] for r in rows("x.csv")}, good); same({r["uscc"] for r in rows("y.csv")}, set(f) - good)
assert set(f) - good'
}
row_H09() { # R&D of main revenue above scale, and what is missing to an aim
    cat >own/metrics/main.yaml <<'T'
metric: main
name: {zh: 技术开发费占比, en: main}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
among: [{name: {zh: 规上, en: above scale}, need: above_scale = 1}]
of: [{name: {zh: 研发, en: research}, sum: "rd_expense[Y-1]"}]
per: [{name: {zh: 主营, en: main}, sum: "main_revenue[Y-1]"}]
aim: 4.5%
T
    json metric main $mine | check 'x = doc()
f = [r for r in small().values() if r["above_scale"] == 1]
a, b = sum(r["rd_expense"] for r in f), sum(r["main_revenue"] for r in f)
near(x["ratio"], a / b); near(x["missing"], max(0, Fraction(45, 1000) * b - a))'
    rm own/metrics/main.yaml
    csv target list huzhou.2017 | check 'same([number(r["aim"]) for r in rows() if r["id"] == "rd-to-revenue"], [Fraction("1.8")])'
}
row_H10() { # three numbers of the plan; half of one at the end is red, all of another green
    typed huzhou.2017 2017-12 fusion-pilots 150 fusion-models 100 >v.csv
    csv target status huzhou.2017 --values v.csv --day 2017-12-31 --no-chance | check 'a = {r["id"]: r for r in rows()}
same([number(a[k]["aim"]) for k in ("fusion-pilots", "fusion-models", "fusion-projects")], [300, 100, 500])
near(a["fusion-pilots"]["completion"], 0.5); near(a["fusion-models"]["completion"], 1)
same((a["fusion-models"]["colour"], a["fusion-pilots"]["colour"]), ("green", "red"))'
}
row_H11() { # two above ten billion are among six above five: the other way round is a contradiction
    own_plan nested 'id: large, definition: equipment_firms_50, aim: 6, unit: 家' 'id: largest, definition: equipment_firms_100, aim: 7, unit: 家, part_of: large'
    own_plan nest 'id: large, definition: equipment_firms_50, aim: 6, unit: 家' 'id: largest, definition: equipment_firms_100, aim: 2, unit: 家, part_of: large'
    checked nested.yaml | check 'same([r["sure"] for r in rows()], ["contradiction"])'
    checked nest.yaml | check 'same(rows(), [])'
    csv target list huzhou.2017 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a[k] for k in ("equipment", "equipment-50", "equipment-100", "equipment-bases", "energy", "energy-100", "energy-bases", "medicine", "medicine-10", "medicine-parks")], [1000, 6, 2, 3, 700, 3, 1, 500, 5, 2])'
}
row_H13() { # coverage by town, adding up; and four numbers of the plan
    cover specialist 'true' 'visited = 1'
    csv coverage specialist $mine --group town --table groups | check 'f = small().values()
got = {r["group"]: [int(r["meant"]), int(r["reached"])] for r in rows()}
for town in ("东镇", "西镇", "港镇"): same(got[town], [sum(r["town"] == town for r in f), sum(r["town"] == town and r["visited"] == 1 for r in f)])
same(got["together"], [12, 3])'
    csv target list huzhou.2017 | check 'a = {r["id"]: number(r["aim"]) for r in rows()}
same([a[k] for k in ("conversions", "carriers", "industrial-centres", "innovative-units")], [500, 50, 10, 100])'
}
row_H14() { # 1,100 at 3.6 of ten thousand are 3.0556 million residents
    checked huzhou.2017 | check 'c = [r["computation"] for r in rows() if r["rule"] == "ratio"]
assert any("= %.2f" % (1100 / 3.6) in x for x in c), c
same(len(c), 2); assert any("%.2f" % (70 / 0.027) in x for x in c), c'
}
row_H15() { # clusters ranked by an index, parts and places in order
    csv league peers --towns $sample >x.csv
    check 'got = rows("x.csv")
f = firms()
town = {r["town"] for r in f.values() if r["town"]}
same({r["name"] for r in got}, town)
s = [float(r["score"]) for r in got]
for a, b, r in zip(s, s[1:], got[1:]): near(r["to_next"], a - b, 2e-2)
staff = lambda t: sum(r["st_staff"] for r in f.values() if r["town"] == t and r["st_staff"] is not None and r["employees"]) / sum(r["employees"] for r in f.values() if r["town"] == t and r["st_staff"] is not None and r["employees"])
for r in got: near(r["st_staff_share"], staff(r["name"]), 2e-2)'
}
row_H16() { # a negative list bars from a day on: who stands in it is refused, with the source of the rule
    white barred
    csv policy budget barred $mine --table refused >x.csv
    csv policy match E $mine >y.csv
    rm own/policies/barred.yaml
    check 'same({r["uscc"] for r in rows("x.csv")}, {c for c, r in small().items() if r["serious_dishonesty"] == 1})
r = [r for r in rows("y.csv") if r["policy"] == "barred"][0]
assert "honest" in r["gate"] and r["cite"].startswith("d"), r'
}
row_H18() { # a hundred projects in each year of five
    csv target list huzhou.2017 | check 'r = [r for r in rows() if r["id"] == "research-projects"][0]
same((number(r["aim"]), r["span"], r["from"], r["to"]), (100, "yearly", "2013", "2017"))'
    typed huzhou.2017 2015-12 research-projects 80 >v.csv
    csv target status huzhou.2017 --values v.csv --day 2015-12-31 --no-chance | check 'r = [r for r in rows() if r["id"] == "research-projects"][0]
near(r["completion"], 0.8); near(r["planned"], 100)'
}
row_H19() { # at each level a firm is counted once, also with several certificates
    printf 'ladder: levels\nname: {zh: 三级, en: levels}\nrungs:\n  - {id: county, name: {zh: 县, en: county}, certificates: [county]}\n  - {id: province, name: {zh: 省, en: province}, certificates: [province]}\n  - {id: nation, name: {zh: 国, en: nation}, certificates: [nation]}\n' >levels.yaml
    printf 'uscc,credential,granted_on,expires_on,number\nA,county,2024-01-01,2026-01-01,1\nA,county,2024-06-01,2026-06-01,2\nA,province,2024-01-01,2026-01-01,3\nB,nation,2024-01-01,2026-01-01,4\nD,county,2020-01-01,2021-01-01,5\n' >three.csv
    json ladder --ladder levels.yaml --input small.csv --credentials three.csv --year 2025 | check 'x = doc()
same({r["model"]: r["hold"] for r in x["ladder"]}, {"county": 1, "province": 1, "nation": 1})
same({r["highest"]: r["companies"] for r in x["highest"] if r["companies"]}, {"province": 1, "nation": 1, "none": 10, "total": 12})'
}
row_H20() { # attainment is weighted completion, and the weights are printed
    printf '%s\n' A,a,2024,80,95,60 B,b,2024,100,40,70 | scores attained input:30 output:40 effect:30
    csv index weights attained --input panel/panel.csv >w.csv
    csv index run attained --input panel/panel.csv | check 'same([float(r["weight"]) for r in rows("w.csv") if not r["indicator"]], [0.3, 0.4, 0.3])
got = {r["uscc"]: float(r["score"]) for r in rows()}
near(got["A"], 24 + 38 + 18, 1e-4); near(got["B"], 30 + 16 + 21, 1e-4)'
}
row_H21() { # the papers of the middle of the plan, by one command: the items with a value, and how many have none
    typed huzhou.2017 2015-12 hnte 420 tech-sme 500 >v.csv
    csv target list huzhou.2017 >list.csv
    json target pack huzhou.2017 --values v.csv --month 2015-12 | check 'x = doc()
same(x["day"], "2015-12-31")
same(sum(r["now"] for r in x["counts"]), len(x["targets"]) + len(x["missing"]))
same({r["value"].split()[0] for r in x["targets"]}, {"420", "500"})
same(sum(r["now"] for r in x["counts"]), len(rows("list.csv")))'
}
row_H22() { # aims of counties add up to that of the city
    split_adds huzhou.2017/hnte 500
    split_adds huzhou.2017/patents-filed 22000
}
row_H23() { # who leads and who takes part are counted apart
    json target pack sample.2024 --values values.csv --month 2024-12 | check 'got = {(r["office"], r["part"]): r["targets"] for r in doc()["offices"]}
same((got["高新科", "leads"], got["高新科", "takes part"], got["综合科", "takes part"], got["各镇街", "takes part"]), (2, 1, 1, 1))'
}
row_H24() { # names of a leading group, with telephones and posts, in a list: masked below the full level, and gone from what is public
    python3 - <<'PY' >group.csv
names = ["欧阳青云", "司马长风", "王一", "李建国", "张小红", "赵铁柱"]
print("uscc,name,town,industry,year,revenue,rd_expense,coach,contact,remark")
for i in range(40):
    print("X%02d,测%02d公司,东镇,C3976,2024,%d,%d,%s,%s 138%08d,组长%s，副组长电话0572-2%06d" % (i, i, 9000000 + i, 500000 + i, names[i % 6] , names[(i + 1) % 6], i * 7919, names[i % 6], i * 31))
PY
    for level in L0 L1 L2 L3; do
        t roster tech-sme --input group.csv --output group.$level.xlsx --with-holders --level $level
        csv coverage rd-deduction --input group.csv --level $level --table unknown >group.$level.csv
        unzip -p group.$level.xlsx xl/sharedStrings.xml >group.$level.txt
        check 'import re, sys
level = sys.argv[1]
text = open("group.%s.csv" % level, encoding="utf-8").read() + open("group.%s.txt" % level, encoding="utf-8").read()
found = {n for n in ("欧阳青云", "司马长风", "王一", "李建国", "张小红", "赵铁柱") if n in text}
same(len(found), 6 if level == "L3" else 0)
same(len(set(re.findall(r"138\d{8}|0572-2\d{6}", text))) > 70, level == "L3")
same("欧*" in text, level in ("L1", "L2"))' $level
    done
}
row_H25() { # a set of indicators from outside is a file of its own with its version
    printf '%s\n' A,a,2024,80,95 B,b,2024,100,40 | scores city effort:50 result:50
    csv index run city --input panel/panel.csv | check 'same([(r["uscc"], float(r["score"])) for r in rows()], [("A", 87.5), ("B", 70)])'
    t models check own/indices/city.yaml --input panel/panel.csv >/dev/null
    sed -i 's/weight: 50, weights: equal/weigth: 50, weights: equal/' own/indices/city.yaml
    if t models check own/indices/city.yaml --input panel/panel.csv >/dev/null; then exit 1; fi
    rm own/indices/city.yaml
}
row_H26() { # a checklist from outside: every condition with its article
    gates demo 'patents|ip_class1_highvalue[Y-1] >= 3' 'staff|st_staff[Y-1] / employees[Y-1] >= 20%'
    json explain B demo $mine | check 'g = {r["id"]: r for r in doc()["gates"] if r["id"]}
f = small()["B"]
same({k: r["state"] for k, r in g.items()}, {"patents": "met" if f["ip_class1_highvalue"] >= 3 else "unmet", "staff": "met" if f["st_staff"] / f["employees"] >= Fraction(1, 5) else "unmet"})
assert all(r["cite"] == "own art. 1" for r in g.values())'
    rm own/demo.yaml
}
row_H27() { # public money for science grows no slower than the budget; cost of a result
    printf '镇街,年度,地区生产总值(万元),研发经费(万元),新认定高新技术企业数\n东镇,2023,1000,50,2\n东镇,2024,1100,56,4\n西镇,2023,1000,50,2\n西镇,2024,1100,54,6\n' >towns.csv
    gates steady 'grows|town_rd[Y-1] / town_rd[Y-2] >= gdp[Y-1] / gdp[Y-2]'
    csv assess steady --subject towns --input towns.csv --year 2025 | check 'f = {(r["镇街"], r["年度"]): r for r in rows("towns.csv")}
got = rows()
same([r["uscc"] for r in got], ["东镇", "西镇"])
for r in got:
    a, b = (Fraction(int(f[r["uscc"], "2024"][k]), int(f[r["uscc"], "2023"][k])) for k in ("研发经费(万元)", "地区生产总值(万元)"))
    same(r["gate.grows"], "met" if a >= b else "unmet")'
    rm own/steady.yaml
}
row_H28() { # a white list by stage: who holds which rung, and nobody that a gate bars
    award stage 'holds("tech-sme") or holds(hnte)' 'if(holds(hnte), 300 wan, 100 wan)' "gates: [{id: honest, name: {zh: 诚信, en: honest}, cite: d, need: 'serious_dishonesty[Y-1] = 0'}]"
    csv policy budget stage $mine | check 'same({r["uscc"]: int(float(r["least"])) for r in rows()}, {"A": 3000000, "B": 3000000, "D": 3000000, "H": 3000000, "G": 1000000})'
    rm own/policies/stage.yaml
}

# --- acceptance tests of the mission (1.4)

test_T3() { sorted_in_classes; }
test_T4() { doubling; }
test_T5() { # 1.3 ^ 3
    json forecast --yearly 0.3 --over 3 | check 'same("%.3f" % doc()["times"], "%.3f" % 1.3 ** 3)'
}
test_T7() { # twelve months of a plan of 120: green until 10 points behind, yellow from there, red below 30
    own_plan months 'id: one, definition: some_items_new, aim: 120, unit: 项, span: new, curve: {kind: linear}'
    for behind in 0 9 10 30 31; do
        { echo "指标,镇街,月份,数值,依据"; for m in 06 12; do echo "months.2024/one,,2024-$m,$(python3 -c "print(round((${m#0} * 10 - 1.2 * $behind), 1))"),台账"; done; } >v.csv
        for day in 2024-06-30 2024-12-31; do
            csv target status months.yaml --values v.csv --day $day --no-chance | check 'r, behind = rows()[0], int(sys.argv[1])
near(r["points"], -behind, 1e-6)
same(r["colour"], "red" if behind > 30 else "yellow" if behind >= 10 else "green")' $behind
        done
    done
}
test_T8() { # fifty candidates: the thirty and the six medals are the same in any order of rows
    csv index run top_thirty --input contest.csv --top 30 >x.csv
    csv index run top_thirty --input turned.csv --top 30 >y.csv
    check 'a, b = rows("x.csv"), rows("y.csv")
same(len(a), 30); same([(r["rank"], r["uscc"], r["score"]) for r in a], [(r["rank"], r["uscc"], r["score"]) for r in b])
same(len({r["uscc"] for r in a[:6]}), 6)'
    if cmp -s contest.csv turned.csv; then exit 1; fi
}
test_T9() { # three ladders from three places
    for l in qidong huzhou-2013 national; do t models check "$ROOT/models/ladders/$l.yaml" >/dev/null; csv ladder --ladder $l $mine >$l.csv; done
    check 'rungs = {l: [r["model"] for r in rows(l + ".csv") if r["track"] == "main"] for l in ("qidong", "huzhou-2013", "national")}
same(rungs["qidong"], ["tech-sme", "hnte", "gazelle@jiangsu", "unicorn@jiangsu", "star"]); same(len(rungs["huzhou-2013"]), 5)
same(rungs["national"][:3], ["tech-sme", "hnte", "gazelle"])'
}
test_T10() { # a name with a lost character is named with its place, and traditional script is the same name
    printf 'uscc,name,year,revenue\n91990101MA00H83197,苏\356\235\243州芯片有限公司,2024,100\n91990101MA013G622K,江蘇電機東興有限公司,2024,100\n' >lost.csv
    t import lost.csv --db lost.db --problems lost.problems.csv >/dev/null || true
    check 'text = open("lost.problems.csv", encoding="utf-8-sig").read()
hit = [l for l in text.splitlines() if "D205" in l]
same(len(hit), 1); assert "lost.csv" in hit[0] and ",2," in hit[0], hit'
    printf 'name,year,revenue\n江苏电机东兴有限公司,2023,300\n' >simple.csv
    t import simple.csv --db lost.db >/dev/null
    check 'same(sqlite3.connect("lost.db").execute("select uscc, revenue from company join annual_value on company_id = company.id where year = 2023").fetchall(), [("91990101MA013G622K", 300)])'
    rm lost.db*
}

# --- the table of rows itself

table() {
    python3 - "$ROOT/tests/target/rows.md" "$ROOT/models/targets" "$@" <<'PY'
import collections, glob, re, sys
path, targets, *functions = sys.argv[1:]
lines = [l for l in open(path, encoding="utf-8") if re.match(r"\| *[WJQNH]\d\d *\|", l)]
ids = [re.match(r"\| *(\w+)", l)[1] for l in lines]
wrong = [i for i, n in collections.Counter(ids).items() if n > 1]
for plan, count in zip("WJQNH", (37, 31, 41, 34, 30)):
    want = {"%s%02d" % (plan, i) for i in range(1, count + 1)}
    have = {i for i in ids if i[0] == plan}
    if want != have:
        print("rows.md: plan %s: missing %s, too many %s" % (plan, sorted(want - have), sorted(have - want)))
if wrong:
    print("rows.md: twice:", wrong)
ledger = {}
for file in glob.glob(targets + "/*.yaml"):
    plan = None
    for line in open(file, encoding="utf-8"):
        plan = line.split()[1] if line.startswith("plan:") else plan
        found = re.match(r"  - \{id: ([\w-]+),.*# ([WJQNH]\d\d)", line)
        if found:
            ledger[plan + "/" + found[1]] = found[2]
tests = set(functions)
for line, row in zip(lines, ids):
    if len(line.strip().strip("|").split("|")) != 3:
        print("rows.md: %s: not three columns" % row)
    asks, shown = line.strip().strip("|").split("|")[1:3]
    if len(asks.strip()) < 10 or len(shown.strip()) < 10:
        print("rows.md: %s: nothing said" % row)
    names = re.findall(r"`row_(\w+)`", shown)
    if (row in tests) != (row in names):
        print("rows.md: %s: its test is %s, its line says otherwise" % (row, "there" if row in tests else "not there"))
    for item in re.findall(r"`([\w-]+\.\d{4}/[\w-]+)`", shown):
        if ledger.get(item) != row:
            print("rows.md: %s: %s is not in the ledger under this row" % (row, item))
PY
}

mkdir "$work/fixture" && cd "$work/fixture" || exit 1
fixture
all=$(compgen -A function | grep -E '^(row|test)_[WJQNHT][0-9]+$')
chosen=$all
if [ $# -gt 0 ]; then chosen=$(for f in $all; do case " $* " in *" ${f#*_} "*) echo "$f" ;; esac; done); fi

# turns FOLDER FUNCTION...: run them in a copy of the fixture of their own; what failed stands in FOLDER.failed
turns() {
    local folder=$1 f
    shift
    : >"$work/$folder.failed"
    cp -r "$work/fixture" "$work/$folder" && cd "$work/$folder" || exit 1
    export TIDU_MODELS=$work/$folder/own:$ROOT/models
    for f; do
        : >err
        (set -e; set -o pipefail; $f) >log 2>&1
        if [ $? != 0 ]; then
            {
                echo "${f#*_}:"
                { tail -n 4 log; grep -v 'small.csv\|problems' err | tail -n 3; } | sed 's/^/    /'
            } >>"$work/$folder.failed"
        fi
    done
}

# shellcheck disable=SC2086,SC2046
{
    turns one $(echo $chosen | tr ' ' '\n' | sed -n 1~2p) &
    one=$!
    turns two $(echo $chosen | tr ' ' '\n' | sed -n 2~2p) &
    wait $one $!
}
cat "$work/one.failed" "$work/two.failed"
failed=$(cat "$work/one.failed" "$work/two.failed" | grep -c '^[A-Z]')
ran=$(echo "$chosen" | grep -c .)
rm -f log
if [ $# = 0 ]; then
    # shellcheck disable=SC2046
    table $(echo "$all" | sed -n 's/^row_//p') >log
    cat log
fi
echo "$((ran - failed)) of $ran rows shown"
[ "$failed" = 0 ] && [ ! -s log ]
