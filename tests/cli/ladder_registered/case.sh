# W12: 小升规、新升规 with revenue, distance, code and catalogue entry; nobody whom the statistics have already stands on it, and the names are those of a
# count of its own over the sample.
cat >mark.py <<'END'
# The sample, in which every third company is registered.
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
codes = sorted({r["uscc"] for r in rows})
w = csv.DictWriter(sys.stdout, list(rows[0]) + ["above_scale"])
w.writeheader()
for r in rows:
    w.writerow(dict(r, above_scale=int(codes.index(r["uscc"]) % 3 == 0)))
END
python3 mark.py "$ROOT/data/sample/companies.csv" >marked.csv
$TIDU ladder --list crossing --input "$ROOT/data/sample/companies.csv" --format csv --quiet >all.csv
$TIDU ladder --list crossing --input marked.csv --format csv --quiet >new.csv
python3 - <<'END'
import csv
marked = {}
for r in csv.DictReader(open("marked.csv")):
    marked.setdefault(r["uscc"], r["above_scale"])
before, now = ([r for r in csv.DictReader(open(f))] for f in ("all.csv", "new.csv"))
expected = [r for r in before if marked[r["uscc"]] == "0"]
print(now == expected, len(before), len(now), sum(marked[r["uscc"]] == "1" for r in now))
lined = [r for r in now if r["value"] and r["line"]]
print(len(lined), all(float(r["distance"]) == float(r["value"]) - float(r["line"]) for r in lined), sorted({r["state"] for r in now}), sum(r["entry"] != "" for r in now))
END
