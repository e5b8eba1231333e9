# Towns, parks, grids and divisions of industry with their companies, held against a count of the table's own rows.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models
table=$ROOT/data/sample/companies.csv
count() { # count FILE TOWN: what stands in the table; a town, or "" for all
    python3 - "$1" "$2" <<'EOF'
import collections, csv, sys
companies = {}
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    if "E+" in row["uscc"]:  # spoilt by a spreadsheet: no company
        continue
    kept = companies.setdefault(row["uscc"], {})
    for c in ("town", "park", "grid", "industry"):
        if row[c]:
            kept[c] = row[c][:3] if c == "industry" else row[c]
print("by,group,companies")
for c in ("town", "park", "grid", "industry"):
    n = collections.Counter(k.get(c, "") for k in companies.values() if not sys.argv[2] or k.get("town") == sys.argv[2])
    for group in sorted(n, key=lambda g: (not g, g.encode())):
        print("%s,%s,%d" % (c, group, n[group]))
EOF
}
$TIDU quality --table groups --input "$table" --format csv --quiet >groups.csv
count "$table" "" | diff - groups.csv && echo "all: $(wc -l <groups.csv) rows"
$TIDU import "$table" --quiet
$TIDU quality --table groups --format csv --quiet >stored.csv
diff groups.csv stored.csv && echo "from a database the same"
$TIDU quality --table groups --format csv --quiet --town 样例河镇 >town.csv
count "$table" 样例河镇 | diff - town.csv && echo "of one town: $(wc -l <town.csv) rows"
$TIDU quality --table groups --quiet --lang zh --town 样例河镇 --where 'revenue[Y-1] >= 1 yi'
$TIDU quality --table groups --quiet --lang en --town nowhere --format csv; echo $?
