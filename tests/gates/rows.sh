#!/usr/bin/env bash
# Every row of the five plans (W, J, Q, N, H of the mission) that can be shown runs the command that shows it, and what it prints is held
# against arithmetic of our own, a number of the plan, or another command: rows.sh PROGRAM GENERATE [ROW...]
# What each row asks, and why some have no test, stands in tests/target/rows.md.
set -u
cd "$(dirname "$0")/../.."
export ROOT=$PWD LC_ALL=C.UTF-8 PYTHONPATH=$PWD/tests/target PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1
program=$PWD/$1
shift 2
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset TIDU_DB TIDU_MODELS

t() { "$program" "$@" --quiet --lang en 2>>err; }
csv() { t "$@" --format csv; }
json() { t "$@" --format json; }
check() { python3 -c "from rows import *
$1" "${@:2}"; }
sample="--db d.db"
mine="--input small.csv --credentials held.csv --year 2025 --problems problems.csv"

# --- what the rows are asked of

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
    for subject in projects contracts talents; do
        "$program" import $subject.csv --subject $subject --db d.db --quiet 2>/dev/null
    done
    mkdir -p own/coverage own/indices own/policies own/targets own/metrics
    export TIDU_MODELS=$work/own:$ROOT/models
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

# --- W: Wuxing 2023

row_W01() { # numbers to file are those of the exact binomial; the expected count is the sum of the chances; last year's count is in the list
    json forecast --rate 0.7 --file 60 --target 42 --severity 0 >x.json
    check 'x = json.load(open("x.json"))
near(x["target_chance"], at_least(60, 0.7, 42), 1e-5)
for n in x["numbers"]:
    k = n["number"]
    assert at_least(k, 0.7, 42) >= n["chance"] > at_least(k - 1, 0.7, 42), n'
    json forecast hnte $sample --file 20 --target 8 >x.json
    json rank hnte $sample --top 20 >y.json
    check 'x, y = json.load(open("x.json")), json.load(open("y.json"))
r = [c["readiness"] for c in (y if isinstance(y, list) else y["companies"])]
same(len(r), 20)
near(x["expected"], sum(map(float, r)), 0.02)'
    json backtest hnte $sample --years 2024..2024 | check 'y = doc()["years"][0]
same(y["filed"], len({r["uscc"] for r in applications("hnte", "filed", "2024")}))
same(y["passed"], len({r["uscc"] for r in applications("hnte", "recognised", "2024")}))'
}
row_W02() { # nobody in the list has applied or held it, and each reaches the line of 60 points
    csv assess tech-sme $sample >a.csv
    csv ladder --list never-applied --rung tech-sme $sample | check 'a = {r["uscc"]: r for r in rows("a.csv")}
list = rows()
known = {r["uscc"] for r in applications("tech-sme")} | {r["uscc"] for r in certificates("tech-sme")}
assert list and not known & {r["uscc"] for r in list}
sure = {c for c, r in a.items() if r["verdict"] == "yes"} - known
assert all(float(a[c]["score_lo"]) >= 60 for c in sure)
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
    json coverage rd-active $mine --aim 82% | check 'x = doc()
f = [r for r in small().values() if r["above_scale"] == 1]
active = sum(r["rd_expense"] > 0 for r in f)
same(x["meant"], len(f)); same(x["reached"], active)
same([r["uscc"] for r in x["uncovered"]], ["F"])
same(x["to_start"][0] if isinstance(x["to_start"], list) else x["to_start"], max(0, math.ceil(Fraction(82, 100) * len(f)) - active))'
    json coverage rd-active $mine --aim 100% | check 'x = doc()
same(x["to_start"][0] if isinstance(x["to_start"], list) else x["to_start"], 1)'
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
    csv coverage hightech-code $mine | check 'same([r["uscc"] for r in rows() if r["state"] == "unreached" or r["state"] == "uncovered"], [])'
}
row_W12() { # who crosses the line: below it before, and the distance is the difference; nobody who was above before
    csv ladder --list crossing $sample | check 'f, g = firms(2024), firms(2023)
got = rows()
assert len(got) > 5
for r in got:
    near(number(r["value"]) - number(r["line"]), r["distance"])
    near(r["value"], f[r["uscc"]]["revenue"])
    assert number(r["before"]) < number(r["line"]) or r["state"] != "reached", r
    if r["state"] == "reached":
        assert number(r["value"]) >= number(r["line"])
industry = [r for r in got if r["industry"][0] in "BCD" and r["state"] == "reached"]
want = {c for c, r in f.items() if r["industry"] and r["industry"][0] in "BCD" and (r["revenue"] or 0) >= 2e7 and c in g and g[c]["revenue"] is not None and g[c]["revenue"] < 2e7}
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
    json coverage technology-centres $mine >x.json
    sed 's/^coverage: .*/coverage: provincial/; s/last(rd_platform) >= 2/last(rd_platform) >= 3/' "$ROOT/models/coverage/technology-centres.yaml" >own/coverage/provincial.yaml
    json coverage provincial $mine >y.json
    check 'quality, f = {"A", "B", "D", "H"}, small()
for path, line in (("x.json", 2), ("y.json", 3)):
    x = json.load(open(path))
    same(x["meant"], len(quality))
    same({r["uscc"] for r in x["uncovered"]}, {c for c in quality if f[c]["rd_platform"] < line})'
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
row_W19() { # three sources, differences in wan
    csv research $mine --table companies | check 'f, got = small(), {r["uscc"]: r for r in rows()}
for c in "ABHJK":
    near(got[c]["book"], f[c]["rd_expense"]); near(got[c]["tax"], f[c]["rd_expense_tax"]); near(got[c]["statistics"], f[c]["rd_expense_statistics"])
    near(got[c]["tax_less"], (f[c]["rd_expense"] - f[c]["rd_expense_tax"]) / 10000)
    near(got[c]["statistics_less"], (f[c]["rd_expense"] - f[c]["rd_expense_statistics"]) / 10000)'
}
row_W20() { # little giants and specialised firms without a high-value patent, by name
    json coverage high-value-patents $mine | check 'x = doc()
same((x["meant"], [r["uscc"] for r in x["uncovered"]]), (2, ["B"]))'
    json coverage high-value-patents $sample | check 'x, f = doc(), firms()
meant = held("little-giant") | held("srdi")
same(x["meant"], len(meant))
same({r["uscc"] for r in x["uncovered"]}, {c for c in meant if c in f and f[c]["ip_class1_highvalue"] == 0})'
}
row_W21() { # R&D without a claim; what it is worth by hand: 100% more is deducted, at 25% or, for a holder, 15%; October of the calendar
    csv coverage rd-deduction $mine --complete >x.csv
    check 'f = small()
got = {r["uscc"]: r for r in rows("x.csv") if r["state"] not in ("unknown",)}
same(set(got), {c for c, r in f.items() if r["rd_expense"] > 0 and r["rd_expense_tax"] == 0 and r["industry"][0] != "F"})'
    csv calendar --on 2025-09-01 --days 60 | check 'same([r["due"] for r in rows() if r["kind"] == "declaration"], ["2025-10-15"])'
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
grew = {c: (now[c]["rd_expense"] - last[c]["rd_expense"]) / 10 for c in first if now[c]["region"] == "330502" and now[c]["rd_expense"] > last[c]["rd_expense"] > first[c]["rd_expense"]}
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
for r, p in zip(sorted(rows(), key=lambda r: r["uscc"]), rows("panel/panel.csv")):
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
row_W33() { # the problem list of a month holds the items behind schedule with owner and due day, and no other
    csv target status sample.2024 --values values.csv --day 2024-07-31 --no-chance >s.csv
    json target pack sample.2024 --values values.csv --month 2024-07 >x.json
    check 'behind = {r["name"] for r in rows("s.csv") if not r["town"] and r["colour"] in ("red", "yellow")}
text = open("x.json").read()
assert "talents" in behind and "plans of the province" not in behind
x = json.loads(text)
found = [v for k, v in x.items() if "problem" in k]
assert found, list(x)
names = {r.get("name") or r.get("item") or r.get("target") for r in found[0]}
same(names, behind)'
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
assert got["two"]["exclusion"] and not got["one"]["exclusion"], got["two"]
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

cd "$work" || exit 1
fixture
failed=0 ran=0
all=$(compgen -A function | grep -E '^(row|test)_[WJQNHT][0-9]+$')
for f in $all; do
    name=${f#*_}
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
    ran=$((ran + 1))
    : >err
    (set -e; set -o pipefail; $f) >log 2>&1
    if [ $? != 0 ]; then
        failed=$((failed + 1))
        echo "$name:"
        { tail -n 4 log; grep -v 'small.csv\|problems' err | tail -n 3; } | sed 's/^/    /'
    fi
done
if [ $# = 0 ]; then
    # shellcheck disable=SC2046
    table $(echo "$all" | sed -n 's/^row_//p') >log
    if [ -s log ]; then
        cat log
        failed=$((failed + 1))
    fi
fi
echo "$((ran - failed)) of $ran rows shown"
[ $failed = 0 ]
