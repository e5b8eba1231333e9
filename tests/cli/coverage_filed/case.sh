# W02, Q03, Q14: who passes the self-test and neither applied this year nor holds an entry; an application that was withdrawn is none; without a
# list of applications of the year nothing can be told. A funding rule of another year is left out.
cat >own.yaml <<'END'
coverage: own
name: {zh: 应评尽评, en: own}
documents: {d: {title: {zh: 文, en: doc}, number: 示例, seen: full}}
cite: d
among: [{name: {zh: 达到, en: meets}, meets: tech-sme}]
covered:
  - {name: {zh: 已申报, en: filed}, filed: tech-sme}
  - {name: {zh: 在库, en: holds}, need: holds("tech-sme")}
END
sed 's/coverage: own/coverage: ever/; s/filed: tech-sme/ever_filed: tech-sme/; s/, need: holds("tech-sme")/, need: "false"/' own.yaml >ever.yaml
data=$ROOT/data/sample
$TIDU import "$data/companies.csv" --credentials "$data/credentials.csv" --applications "$data/applications.csv" --db d.db --quiet
$TIDU assess tech-sme --db d.db --year 2024 --format csv --quiet >verdicts.csv
cat >count.py <<'END'
# The verdicts are the program's (its rules have tests of their own); applications and certificates are counted here.
import csv, sys
verdict = {r["uscc"]: r["verdict"] for r in csv.DictReader(open("verdicts.csv"))}
filed, ever, rows = set(), set(), list(csv.DictReader(open(sys.argv[1] + "/applications.csv")))
withdrawn = {(r["uscc"], r["model"], r["batch"]) for r in rows if r["status"] == "withdrawn"}
for r in rows:
    if r["model"] == "tech-sme" and (r["uscc"], r["model"], r["batch"]) not in withdrawn:
        ever.add(r["uscc"])
        if r["year"] == "2024":
            filed.add(r["uscc"])
held = set()
for r in csv.DictReader(open(sys.argv[1] + "/credentials.csv")):
    if r["credential"] == "tech-sme" and r["granted_on"] <= "2024-07-01":
        ever.add(r["uscc"])
        if r["expires_on"] >= "2024-07-01":
            held.add(r["uscc"])
for reached in (filed | held, ever):
    yes = [c for c, v in verdict.items() if v == "yes"]
    print(len(yes), sum(v == "open" for v in verdict.values()), sum(c in reached for c in yes), sorted(c for c in yes if c not in reached)[:3])
END
python3 count.py "$data" >expected
for f in own ever; do
    $TIDU coverage $f.yaml --db d.db --year 2024 --format json --quiet | python3 -c 'import json, sys
x = json.load(sys.stdin)
meant = x["reached"] + x["unreached"]
print(int(meant), len(x["unknown"]) + 0, int(x["reached"]), sorted(r["uscc"] for r in x["uncovered"])[:3])' >>got
done
python3 - <<'END'
for a, b in zip(open("expected"), open("got")):
    a, b = a.split(" ", 3), b.split(" ", 3)  # of those that are open some have applied, and are reached or not meant
    print(a[0] == b[0], int(b[1]) <= int(a[1]), a[2] == b[2], a[3] == b[3], a[0], a[2])
END
echo "--- withdrawn"
cat >first.py <<'END'
import csv, sys
yes = {r["uscc"] for r in csv.DictReader(open("verdicts.csv")) if r["verdict"] == "yes"}
done = {(r["uscc"], r["status"]) for r in csv.DictReader(open(sys.argv[1])) if r["model"] == "tech-sme" and r["year"] == "2024"}
print(min(c for c, s in done if s == "filed" and c in yes and (c, "withdrawn") not in done))
END
code=$(python3 first.py "$data/applications.csv")
printf 'uscc,model,batch,status,year\n%s,tech-sme,2024年,withdrawn,2024\n' "$code" >withdrawn.csv
$TIDU coverage own.yaml --db d.db --year 2024 --format csv --quiet | grep -c "$code"
$TIDU import --applications withdrawn.csv --db d.db --quiet
$TIDU coverage own.yaml --db d.db --year 2024 --format csv --quiet | grep -c "$code"
echo "--- no list of the year"
$TIDU coverage own.yaml --db d.db | grep -E '^(rate|covered|not reached)'
echo "--- what is not in force, or of another region"
$TIDU coverage rd-bodies-large@qidong --db d.db --year 2021
$TIDU coverage --db d.db --year 2024 --format csv --quiet | cut -d, -f1
