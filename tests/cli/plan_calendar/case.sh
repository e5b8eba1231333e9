# a district's own calendar and policies on its pages: the batch and its days, what falls due, and what the title would be paid
sample=$ROOT/data/sample
mkdir -p own && cp -r "$ROOT/models/." own/ && cp "$sample/policy.yaml" own/policies/innovation@sample.yaml
cat >own/calendar/hnte@sample.2025.yaml <<'END'
calendar: hnte@sample
name: {zh: 样例区高新技术企业认定, en: Recognition in the sample district}
year: 2025
region: "9901"
documents:
  call: {title: {zh: 样例通知, en: sample notice}, number: 样例〔2025〕1号, seen: full}
entries:
  - {id: batch-1, kind: batch, rung: hnte, name: {zh: 样例区第一批, en: first batch of the sample}, closes: 2025-06-20, cite: call}
  - {id: batch-2, kind: batch, rung: hnte, name: {zh: 样例区第二批, en: second batch of the sample}, closes: 2025-08-20, cite: call}
END
export TIDU_MODELS=own
ask() { $TIDU "$@" --quiet --year 2025 --input "$sample/companies.csv"; }
ask plan hnte --with-holders --top 60 --credentials "$sample/credentials.csv" --output plans
# the same by policy match, on certificates among which the title stands
{ cat "$sample/credentials.csv"; tail -n +2 "$sample/companies.csv" | cut -d, -f1 | sort -u | grep -v -x -F -f <(awk -F, '$2 == "hnte" && $3 <= "2025-07-01" && $4 >= "2025-07-01" { print $1 }' "$sample/credentials.csv") |
    sed 's/$/,hnte,2025-07-01,2028-06-30,/'; } >titled.csv
python3 - <<'END' >chosen
import json
plans = json.load(open("plans/plans.json", encoding="utf-8"))
for kind in ("candidate", "holder", "reserve"):
    for plan in [p for p in plans if p["kind"] == kind][:4]:
        print(plan["uscc"])
END
while read -r code; do
    ask policy match "$code" --credentials titled.csv --format json >"match-$code.json" 2>/dev/null
done <chosen
python3 - <<'END'
import glob, json, re
plans = {p["uscc"]: p for p in json.load(open("plans/plans.json", encoding="utf-8"))}
n = 0
for name in sorted(glob.glob("match-*.json")):
    code = name[6:-5]
    found = json.load(open(name, encoding="utf-8"))
    rows = found if isinstance(found, list) else found["clauses"]
    mine = {(a["policy"], a["clause"]): (a["state"], a["least"], a["greatest"]) for a in plans[code]["awards"]}
    theirs = {(r["policy"], r["clause"]): (r["state"], r["least"], r["greatest"]) for r in rows if r["state"] not in ("none", "elsewhere")}
    assert mine == theirs, (code, mine, theirs)
    n += len(mine)
print("awards", n > 12, len(glob.glob("match-*.json")))
batches = [p for p in plans.values() if p["kind"] == "candidate"]
print(all("first" not in p["conclusion"] and "second batch of the sample, until 2025-08-20, 50 days" in p["conclusion"] for p in batches), len(batches))
filed = [a for p in batches for a in p["actions"] if a["kind"] == "file"]
print({a["done_by"] for a in filed}, {a["effect"] for a in filed})
# who holds the title owes its report by the end of May, which is beyond half a year; the prepayments of July and October are not
duties = {(a["what"], a["begin_by"], a["done_by"], a["effect"].split(" (")[0]) for p in plans.values() for a in p["actions"] if a["kind"] == "duty"}
for duty in sorted(duties):
    print(*duty, sep=" | ")
END
grep -c "Awards are those that the company could ask for" plans/$(head -1 chosen).html
echo "--- reports in a year"
sed -i 's/^duties: .*/duties: 365/' own/practice/sheet.yaml
ask plan hnte --with-holders --top 60 --credentials "$sample/credentials.csv" --output year
python3 - <<'END'
import collections, json
plans = json.load(open("year/plans.json", encoding="utf-8"))
owed = collections.Counter((p["kind"], a["done_by"]) for p in plans for a in p["actions"] if a["kind"] == "duty" and a["what"] == "annual report of a high-tech enterprise")
print(owed, sum(p["kind"] == "holder" for p in plans))
END
echo "--- wrong"
sed -i 's/closes: 2025-08-20/opens: 2025-09-01, closes: 2025-08-20/' own/calendar/hnte@sample.2025.yaml
ask plan hnte --top 1 --output wrong
echo $?
ls -d wrong 2>/dev/null
