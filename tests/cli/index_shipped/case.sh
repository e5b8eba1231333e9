# Every index that ships loads, says that it is practice and ranks the sample; those of subjects stand in index_subjects_shipped. Its parts
# add up to its score, digit by digit, and the score lies in its interval. The indices of rungs are the column `potential` of their lists.
for file in "$ROOT"/models/indices/*.yaml; do
    name=${file##*/} name=${name%.yaml}
    if grep -q '^subject:' "$file"; then continue; fi
    grep -q '^coverage:' "$file" || echo "$name says no coverage"
    $TIDU index run "$name" --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" --format csv --quiet 2>said >list.csv || { echo "$name failed"; cat said; }
    $TIDU index weights "$name" --input "$ROOT/data/sample/companies.csv" --lang zh --quiet >/dev/null 2>&1 || echo "$name has no weights"
    python3 - "$name" <<'END'
import csv, sys
from decimal import Decimal as D
rows = list(csv.DictReader(open("list.csv", encoding="utf-8-sig")))
scored = [r for r in rows if r["score"]]
for r in scored:
    parts = sum(D(v or 0) for k, v in r.items() if k.startswith("group.") or k in ("bonus", "cut"))
    assert parts == D(r["score"]), (sys.argv[1], r)
    assert D(r["lo"]) <= D(r["score"]) and (not r["hi"] or D(r["score"]) <= D(r["hi"])), (sys.argv[1], r)
print(sys.argv[1], len(scored), "of", len(rows))
END
done
echo "--- rungs"
for pair in gazelle:gazelle-growth potential-unicorn:unicorn-potential unicorn:unicorn-potential star:star-readiness hnte:potential; do
    $TIDU rank ${pair%%:*} --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" --without-ways --format csv --quiet 2>/dev/null >rank.csv
    $TIDU index run ${pair##*:} --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" --format csv --quiet 2>/dev/null >index.csv
    python3 - $pair <<'END'
import csv, sys
score = {r["uscc"]: r["score"] for r in csv.DictReader(open("index.csv", encoding="utf-8-sig"))}
rows = list(csv.DictReader(open("rank.csv", encoding="utf-8-sig")))
bad = [(r["uscc"], r["potential"], score[r["uscc"]]) for r in rows if (r["potential"] and float(r["potential"])) != (score[r["uscc"]] and float(score[r["uscc"]]))]
print(sys.argv[1], len(rows), bad[:3])
END
done
# By hand, everything in the middle of its scale (last year's growth of 15%, that of -10% to 40%), weights of a company above ten years: 45, 25 and 30, so
# 45 * 0.45 / 2 = 10.125 and so on, 50 points.
cat >three.csv <<END
uscc,year,revenue,employees,st_expense,st_staff,net_profit,hightech_income,total_income
G1,2021,10000000,1000,0,,,,
G1,2022,12000000,1200,0,,,,
G1,2023,15026086.95652174,1440,0,,,,
G1,2024,17280000,1728,2715304.347826087,345.6,1296000,50,100
END
echo "--- the middle of the scales"
sed -i 's/,345.6,/,346,/' three.csv
$TIDU index explain G1 gazelle-growth --input three.csv --year 2025 --format json --quiet 2>/dev/null | grep '"contribution"' | cut -d, -f2,6,8
echo "--- days in force: before them, in them, after them"
sed 's/^effective:.*/effective: {from: 2024-01-01, to: 2024-12-31}/' "$ROOT/models/indices/innovation-points.2025.yaml" >ended.yaml
for asked in "innovation-points.2025 2025" "innovation-points.2025 2026" "$PWD/ended.yaml 2025"; do
    $TIDU index run ${asked% *} --year ${asked#* } --input "$ROOT/data/sample/companies.csv" --lang zh --top 1 --format csv 2>&1 >/dev/null | grep '^[0-9-]* 版'
done
