# lists of past years held against what came: beside a database that ends with the day before, and an arithmetic of its own
"$ROOT/build/generate" --companies 1500 --seed 7 --output . || exit 77
$TIDU import companies.csv --credentials credentials.csv --applications applications.csv --db all.db --quiet 2>/dev/null
$TIDU backtest hnte --db all.db --years 2023..2024 --format json --quiet >backtest.json || exit
cat >cut.py <<'END'
# What a bureau had on the day on which half of the year's applications were filed: rows of earlier years alone.
import csv, sys
year = int(sys.argv[1])
def rows(name): return list(csv.DictReader(open(name, encoding="utf-8-sig")))
def save(name, kept):
    with open(name, "w", newline="") as f:
        w = csv.DictWriter(f, kept[0].keys()); w.writeheader(); w.writerows(kept)
filings = [r for r in rows("applications.csv") if r["model"] == "hnte"]
days = sorted(r["day"] for r in filings if r["status"] == "filed" and r["year"] == str(year) and r["day"][:4] == str(year))
day = days[(len(days) - 1) // 2]
first, kept = {}, []
for r in rows("companies.csv"):
    # an attribute may stand on any row of its company: those that stand on a later one are carried back
    known = first.setdefault(r["uscc"], {})
    for k, v in r.items():
        if v and k not in known:
            known[k] = v
    if r["year"].isdigit() and int(r["year"]) < year:
        kept.append(r)
attributes = ["founded_on", "region", "town", "park", "grid", "industry", "hightech_field", "listed", "lead_years", "prohibited_industry", "audited_books"]
for r in kept:
    for k in attributes:
        if k in r and not r[k]: r[k] = first[r["uscc"]].get(k, "")
save("then.csv", kept)
save("then_held.csv", [r for r in rows("credentials.csv") if r["granted_on"] <= day])
save("then_filed.csv", [r for r in filings if int(r["year"]) < year])
print(day)
END
cat >hold.py <<'END'
import csv, json, math, sys
year = int(sys.argv[1])
listed = list(csv.DictReader(open("list.csv")))
filed = {}
for r in csv.DictReader(open("applications.csv", encoding="utf-8-sig")):
    if r["model"] == "hnte" and r["year"] == str(year):
        filed.setdefault((r["uscc"], r["batch"]), set()).add(r["status"])
made = {u for (u, _), s in filed.items() if "recognised" in s and "filed" in s}
lists = {b for (_, b), s in filed.items() if "recognised" in s}
tried = {u for (u, b), s in filed.items() if "filed" in s and "withdrawn" not in s and ("recognised" in s or "refused" in s or b in lists)}
rank = [(int(r["rank"]), r["uscc"] in made, r) for r in listed]
events = [k for k, m, _ in rank if m]; others = [k for k, m, _ in rank if not m]
auc = sum((a < b) + (a == b) / 2 for a in events for b in others) / (len(events) * len(others))
def lift(share):
    room, hits = share * len(rank), 0.0
    for k in sorted({k for k, _, _ in rank}):
        tied = [m for x, m, _ in rank if x == k]
        take = min(len(tied), room); hits += sum(tied) * take / len(tied); room -= take
    return hits / (share * len(rank)) / (len(events) / len(rank))
told = json.load(open("backtest.json"))
y = next(x for x in told["years"] if x["year"] == str(year))
o = next(x for x in told["orders"] if x["year"] == str(year) and x["order"] == "list")
print(year, "companies", y["candidates"] == len(rank), "made it", y["made_it"] == len(events), "filed", y["filed"] == len({r["uscc"] for r in listed} & tried))
print("AUC", abs(auc - o["auc"]) < 6e-4, "lifts", [abs(lift(s) - o[k]) < 6e-3 for s, k in ((.05, "lift_5"), (.1, "lift_10"), (.2, "lift_20"))])
gates = [k for k in listed[0] if k.startswith("gate.")]
judged = {r["uscc"]: r for r in csv.DictReader(open("assess.csv"))}
rows = [(float(r["readiness"]), r["uscc"] in made) for r in listed if r["uscc"] in tried and judged[r["uscc"]]["verdict"] != "no"
        and not any(v == "unknown" for k, v in judged[r["uscc"]].items() if k.startswith("gate."))]
c = next(x for x in told["chances"] if x["year"] == str(year) and x["data"] == "complete")
brier = sum((p - m) ** 2 for p, m in rows) / len(rows)
logs = -sum(math.log(p if m else 1 - p) for p, m in rows) / len(rows)
print("chances", c["filed"] == len(rows), abs(brier - c["brier"]) < 6e-5, abs(logs - c["log_score"]) < 6e-5)
END
for year in 2023 2024; do
    rm -f then.db*
    day=$(python3 cut.py $year)
    $TIDU import then.csv --credentials then_held.csv --applications then_filed.csv --db then.db --quiet 2>/dev/null
    $TIDU calibrate hnte --db then.db --quiet >fit.txt 2>&1 || { cat fit.txt; $TIDU calibrate hnte --db then.db --base-rates --quiet >/dev/null 2>&1; }
    $TIDU rank hnte --db then.db --year $year --on $day --by readiness --without-ways --format csv --quiet >list.csv 2>/dev/null
    $TIDU assess hnte --db then.db --year $year --on $day --format csv --quiet >assess.csv 2>/dev/null
    python3 hold.py $year
done
echo "--- the page"
$TIDU backtest hnte --db all.db --years 2023..2024 --output page.html --quiet
grep -c '<svg' page.html; grep -c '<circle' page.html
echo "--- without applications certificates tell, and a year without either is told"
$TIDU import companies.csv --credentials credentials.csv --db held.db --quiet 2>/dev/null
$TIDU backtest hnte --db held.db --years 2024..2025 2>&1 | sed -n '/^Years/,/^$/p;/have\|has/p'
echo "--- wrong"
$TIDU backtest hnte --db held.db 2>&1 | tail -1
$TIDU backtest hnte --db held.db --years 2026..2025 2>&1 | tail -2
$TIDU backtest hnte --db held.db --years soon 2>&1 | tail -2
$TIDU backtest hnte --db held.db --years 1990..1991 2>&1 | tail -1
$TIDU backtest nosuch --db all.db 2>&1 | tail -1
