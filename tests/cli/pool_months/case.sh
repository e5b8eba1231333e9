# A pool by month against counts made from the same data by an independent walk over all days
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
sample=$ROOT/data/sample
"$TIDU" import "$sample/companies.csv" --credentials "$sample/credentials.csv" --applications "$sample/applications.csv" --quiet 2>/dev/null
cat >entries.py <<'PY'
import csv, datetime, random, sqlite3
random.seed(2026)
founded = {c: datetime.date.fromisoformat(f) for c, f in sqlite3.connect("tidu.db").execute("SELECT uscc, founded_on FROM company WHERE founded_on NOT NULL")}
out = csv.writer(open("entries.csv", "w", encoding="utf-8", newline=""))
out.writerow(["统一社会信用代码", "培育库", "在库状态", "入库日期", "出库日期", "原因"])
for code in sorted(founded):
    if random.random() < 0.6:
        first = max(founded[code], datetime.date(2021, 1, 1)) + datetime.timedelta(random.randrange(900))
        last = first + datetime.timedelta(random.randrange(500))
        if first > datetime.date(2024, 12, 31):
            continue
        if random.random() < 0.3:
            out.writerow([code, "hnte", "出库", first, min(last, datetime.date(2024, 12, 31)), "迁出"])
        else:
            out.writerow([code, "高企培育库", "在库", first, "", ""])
PY
python3 entries.py
"$TIDU" import entries.csv 2>&1 | tail -1
"$TIDU" pool leave hnte --by-rule --on 2024-12-31 2>&1 | head -1 | sed 's/[0-9][0-9]*$/N/'
"$TIDU" pool months hnte --on 2024-12-31 --format csv --output months.csv --quiet
cat >count.py <<'PY'
import csv, datetime, sqlite3
db, day = sqlite3.connect("tidu.db"), datetime.date.fromisoformat
db.row_factory = sqlite3.Row
rows = lambda f: list(csv.DictReader(open(f, encoding="utf-8-sig")))
one = datetime.timedelta(1)
end = day("2024-12-31")
held = {}
for r in db.execute("SELECT * FROM credential WHERE credential = 'hnte'"):
    held.setdefault(r["uscc"], []).append(r)
stints, reasons = {}, {}
year_before = "SELECT c.uscc FROM annual_value v JOIN company c ON c.id = v.company_id WHERE v.year = 2023 AND v.%s = 1"
accident, bad_credit = ({r[0] for r in db.execute(year_before % x)} for x in ("major_incident", "serious_dishonesty"))
for r in rows("entries.csv"):
    code, first = r["统一社会信用代码"], day(r["入库日期"])
    gained = sorted(day(c["granted_on"]) for c in held.get(code, []) if first <= day(c["granted_on"]) <= end)
    if r["出库日期"]:
        last, why = day(r["出库日期"]), "by_hand"
    elif gained:
        last, why = gained[0], "passed"
    else:
        late = first.replace(year=first.year + 3) if (first.month, first.day) != (2, 29) else datetime.date(first.year + 3, 2, 28)
        last, why = (end, "three_years") if late <= end else (end, "dishonest") if code in bad_credit else (end, "incident") if code in accident else (None, None)
    stints[code], reasons[code] = (first, last), why
def is_in(code, d):
    first, last = stints.get(code, (None, None))
    return bool(first) and first <= d and (last is None or d < last)
statuses = ["filed", "recommended", "proposed", "recognised", "refused", "withdrawn"]
months, d = {}, min(s[0] for s in stints.values()).replace(day=1)
while d <= end:
    m = months.setdefault(d.strftime("%Y-%m"), dict.fromkeys(["entered", "left"] + statuses + ["expired"] + ["members_" + s for s in statuses + ["expired"]], 0))
    for code, (first, last) in stints.items():
        m["entered"] += first == d
        if last == d:
            m["left"] += 1
            m.setdefault("by", {}).setdefault(reasons[code], 0)
            m["by"][reasons[code]] += 1
    m["members"] = sum(is_in(code, d) for code in stints)
    d += one
def flow(code, text, name):
    m = months.get(text[:7])
    if m:
        m[name] += 1
        m["members_" + name] += is_in(code, day(text)) or is_in(code, day(text) - one)
for r in db.execute("SELECT * FROM application WHERE model = 'hnte' AND day NOT NULL"):
    flow(r["uscc"], r["day"], r["status"])
for code, list_ in held.items():
    for c in list_:
        if c["expires_on"]:
            flow(code, c["expires_on"], "expired")
got = rows("months.csv")
bad = 0
assert [r["month"] for r in got] == list(months), "other months"
for r in got:
    m = months[r["month"]]
    by = dict(x.split("=") for x in r["left_by"].split(";") if x)
    bad += {k: int(v) for k, v in by.items()} != m.get("by", {})
    bad += sum(int(r[k]) != m[k] for k in r if k not in ("month", "left_by"))
print(len(got), "months,", bad, "differences; members recognised", sum(m["members_recognised"] for m in months.values()), "left", sum(m["left"] for m in months.values()))
PY
python3 count.py
echo "--- months are months, in order"
"$TIDU" pool months hnte --from 2024-13
"$TIDU" pool months hnte --from 2024-05 --to 2024-04
"$TIDU" pool months hnte --from 2024-03 --to 2024-03 --format csv --quiet | cut -d, -f1-5
echo "--- the last month ends with the day of --on, as the list does"
cat >own.csv <<T
uscc,name,founded_on,town,year,revenue
91320600MA100001A8,甲公司,2015-01-01,一镇,2020,30000000
91320600MA100002A9,乙公司,2015-01-01,一镇,2020,30000000
T
printf 'uscc,pool,event,entered_on\n91320600MA100001A8,hnte,entered,2025-02-01\n91320600MA100002A9,hnte,entered,2025-03-13\n' >in.csv
"$TIDU" import own.csv --db own.db --quiet 2>/dev/null
"$TIDU" import in.csv --db own.db --quiet
for day in 2025-03-10 2025-03-12 2025-03-13; do
    "$TIDU" pool months hnte --db own.db --on $day --format csv 2>&1 | cut -d, -f1-5 | tail -n +2
    echo "$day: listed $("$TIDU" pool list hnte --db own.db --on $day --format csv --quiet | tail -n +2 | wc -l)"
done
"$TIDU" pool months hnte --db own.db --on 2025-03-10 --to 2025-04
echo "--- a rule that the file has not any more is not by hand"
sqlite3 own.db "INSERT INTO pool_event (pool, uscc, event, day, rule, reason, import_id) VALUES ('hnte', '91320600MA100001A8', 'left', '2025-04-01', 'five_years', '', 1)"
"$TIDU" pool leave hnte 91320600MA100002A9 --reason 停产 --on 2025-04-02 --db own.db --quiet
"$TIDU" pool months hnte --db own.db --on 2025-04-30 --from 2025-04 --format csv --quiet | cut -d, -f1-5
"$TIDU" pool months hnte --db own.db --on 2025-04-30 --from 2025-04 --quiet | tr -s ' ' | cut -c1-80
