# ten parts on two pages for each of the three populations, without identifiers in Chinese, and the numbers of other commands
# With sanitizers its 290 plans take minutes; those of plan_forms and plan_calendar go the same way.
case $TIDU in */san/*) echo "skipped: plans by the hundred are too slow with sanitizers"; exit 77 ;; esac
sample=$ROOT/data/sample
ask() { $TIDU "$@" --quiet --year 2025 --input "$sample/companies.csv" --credentials "$sample/credentials.csv"; }
ask plan hnte --with-holders --top 120 --lang zh --output zh
ask plan hnte --with-holders --top 80 --lang en --output en
ask plan tech-sme --top 20 --lang zh --output sme
ask plan star --top 20 --lang zh --output star
ask plan gazelle --top 30 --lang zh --output gazelle
ask plan little-giant --top 20 --lang zh --output giant
for rule in hnte tech-sme star; do
    ask assess $rule --format json >assess-$rule.json
done
python3 - <<'END'
import collections, html, json, re

def pages(folder, code):
    text = open("%s/%s.html" % (folder, code), encoding="utf-8").read()
    found = re.findall(r'<section class="page".*?</section>', text, re.S)
    assert len(found) == 2, (folder, code, len(found))
    assert "<script" not in text and "http" not in text
    return text, "".join(found)

def words(part):
    part = re.sub(r"<(svg|style).*?</\1>", " ", part, flags=re.S)
    return html.unescape(re.sub(r"<[^>]*>", " ", part))

seen = set()
for folder, rule in (("zh", "hnte"), ("en", "hnte"), ("sme", "tech-sme"), ("star", "star")):
    plans = json.load(open(folder + "/plans.json", encoding="utf-8"))
    judged = {x["uscc"]: x for x in json.load(open("assess-%s.json" % rule, encoding="utf-8"))}
    kinds = collections.Counter(p["kind"] for p in plans)
    for p in plans:
        a = judged[p["uscc"]]
        assert p["verdict"] == a["verdict"] and abs(p["readiness"] - a["readiness"]) < 1e-6, p["uscc"]
        if "score_lo" in p:
            assert (p["score_lo"], p["score_hi"]) == (a["score_lo"], a["score_hi"]), p["uscc"]
            assert p["score_lo"] <= p["score_likely"] <= p["score_hi"]
        text, page = pages(folder, p["uscc"])
        parts = re.findall(r"<h2>(.*?)</h2>", page)
        seen.add((folder, tuple(re.sub(r"\d{4}", "YEAR", x) for x in parts)))
        assert p["uscc"] in page and p["readiness_lo"] <= p["readiness"] <= p["readiness_hi"]
        if folder != "en":
            odd = re.findall(r"[A-Za-z]{2,}[_A-Za-z]*|[a-z]+_[a-z_]*", re.sub(r"摘要 [0-9a-f]{12}|\b[0-9A-Z]*\d[0-9A-Z]*", "", words(page)))
            assert not odd, (p["uscc"], odd)
        for s in p.get("scenarios") or []:
            assert s["verdict"] in ("yes", "open", "no") and 0 <= s["readiness"] <= 1
        for x in p.get("actions") or []:
            assert not x["done_by"] or x["done_by"] >= "2025-07-01", x
    print(folder, dict(sorted(kinds.items())))
for folder, parts in sorted(seen):
    print(folder, *parts, sep="\n  ")
END
echo "--- a condition is told by the comparison that it hangs on: its margin goes with its state"
python3 - <<'END'
import collections, glob, html, re
told = collections.Counter()
for folder in ("zh", "sme", "star", "gazelle", "giant"):
    for name in glob.glob(folder + "/9*.html"):
        part = open(name, encoding="utf-8").read().split("三、")[1].split("四、")[0]
        heads = [html.unescape(h) for h in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', part)]
        for row in re.findall(r"<tbody>(.*)</tbody>", part, re.S)[0].split("</tr>"):
            cells = [html.unescape(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            if len(cells) != len(heads):
                continue
            cells = dict(zip(heads, cells))
            margin, state = cells.get("余量", ""), cells["状态"]
            if not margin or state not in ("满足", "不满足"):
                continue
            sign = float(re.match(r"[-+]?[0-9.]+", margin)[0])
            strict = cells["界线"][0] in "><"
            good = sign > 0 or (sign == 0 and not strict)
            assert good == (state == "满足"), (name, cells)
            told[state] += 1
print(sorted(told), min(told.values()) > 50)
END
echo "--- a way on the page is the way of reach"
code=$(python3 -c "
import json
print(next(p['uscc'] for p in json.load(open('zh/plans.json')) if sum(a['kind'] == 'act' for a in p['actions']) > 2))")
ask reach $code hnte --format json >way.json 2>/dev/null
python3 - $code <<'END'
import json, sys
plan = next(p for p in json.load(open("zh/plans.json")) if p["uscc"] == sys.argv[1])
way = json.load(open("way.json"))
acts = [a for a in way["acts"] if a["way"] == 1]
mine = [a for a in plan["actions"] if a["kind"] == "act"]
print(len(mine) > 2, [a["cost"] for a in acts] == [a["cost"] for a in mine], [a["begin_by"] for a in acts] == [a["begin_by"] for a in mine])
with_plan = next(s for s in plan["scenarios"] if s["scenario"] == "落实全部行动")
print(abs(with_plan["readiness"] - way["ways"][0]["readiness"]) < 1e-6, with_plan["verdict"] == way["ways"][0]["verdict"])
# every step is needed: without it the chance is lower
without = [s["readiness"] for s in plan["scenarios"] if "但缺" in s["scenario"]]
print(len(without) > 1, all(x < with_plan["readiness"] for x in without))
END
echo "--- every figure of R&D is that of the file, and who states none is said to"
python3 - "$sample/companies.csv" <<'END'
import collections, csv, json, sys
file, known = {}, collections.Counter()
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    file.setdefault((row["uscc"], row["year"]), row)
for plan in json.load(open("en/plans.json", encoding="utf-8")):
    for stated in plan["research"]:
        for year in ("2022", "2023", "2024"):
            cell = file.get((plan["uscc"], year), {}).get(stated["indicator"], "")
            if cell.isdigit():
                shown = stated[year]
                assert shown.endswith(" wan") and abs(float(shown[:-4]) - int(cell) / 1e4) <= 0.005 + 1e-9, (plan["uscc"], year, cell, shown)
                known[stated["indicator"]] += 1
            elif not cell:
                assert stated[year] == "not known", (plan["uscc"], year, cell, stated)
print(sorted(known), min(known.values()) > 10)
END
echo "--- its own practice"
mkdir -p own && cp -r "$ROOT/models/." own/
sed -i 's/^visits: .*/visits: 5/; s/^facts: .*/facts: [town]/' own/practice/sheet.yaml
TIDU_MODELS=own ask plan hnte --top 1 --output mine
grep -o '<td class="write">' mine/9*.html | wc -l
for wrong in 's/^visits: .*/visits: 99/' 's/of: rd_expense,/of: employees,/' 's/^facts: .*/facts: [nothing]/' 's/^near: .*/near: 2/'; do
    cp "$ROOT/models/practice/sheet.yaml" own/practice/sheet.yaml
    sed -i "$wrong" own/practice/sheet.yaml
    TIDU_MODELS=own ask plan hnte --top 1 --output wrong
    echo $?
done
ls -d wrong 2>/dev/null
