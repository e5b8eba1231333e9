# chip designers' observations, one a row, become one row a company through the shipped mapping
data=$ROOT/../shared/data/star_chip_2025/observations.csv
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
$TIDU import "$data" --map "$ROOT/data/maps/star_chip_2025.yaml"
grep '^688008,' "$data" | grep ',2025-01-01,2025-12-31,' | grep -o 'revenue_yuan,.*' | cut -d, -f4
sqlite3 tidu.db "select uscc, revenue from company c join annual_value v on v.company_id = c.id where uscc = 'star:688008'"
$TIDU assess hnte --quiet --format csv | grep -o ',hnte,[^,]*,[^,]*,[a-z]*' | sort | uniq -c
$TIDU explain star:688008 hnte --format json --quiet | tr '{' '\n' | grep '"indicator":"re'
# one year alone decides no three-year share, and is no reason for a no
$TIDU explain star:688008 hnte --quiet | grep '^rd_intensity'
$TIDU explain star:688008 hnte --quiet --lang zh | head -6
# its plan says what is missing and who has it, and invents nothing: the one figure of R&D is that of the file
$TIDU plan star:688008 hnte --quiet --output plans
python3 - <<'END'
import csv, json, os
plan, = json.load(open("plans/plans.json", encoding="utf-8"))
print(plan["kind"], plan["verdict"], sorted({a["kind"] for a in plan["actions"]}), sum(bool(a["who"]) for a in plan["actions"]) == len(plan["actions"]))
known = {(r["indicator"], k): v for r in plan["research"] for k, v in r.items() if k.isdigit() and v != "not known"}
print(known)
print(plan["checks"][0]["kind"], len(plan["scenarios"]))
END
