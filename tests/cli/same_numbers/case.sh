# the same numbers whatever the form: CSV, JSON, HTML and the workbook
sample=$ROOT/data/sample/companies.csv
python3 -c 'import html.parser' 2>/dev/null || { echo "no Python to read the forms with"; exit 77; }
for form in csv json html xlsx; do
    $TIDU rank hnte --quiet --year 2025 --input "$sample" --top 40 --format $form --output list.$form || exit 1
done
python3 - <<'PY'
import csv, json, re, zipfile
rows = list(csv.DictReader(open("list.csv", encoding="utf-8")))
objects = json.load(open("list.json", encoding="utf-8"))
number = lambda x: None if x in ("", None) else float(x)
for r, o in zip(rows, objects):
    for key in r:
        if key in ("rank", "rank_town", "rank_industry", "readiness", "score_lo", "score_hi", "potential", "year", "years", "cost", "proven", "readiness_lo", "readiness_hi", "percentile"):
            assert number(r[key]) == number(o[key]), (key, r, o)
        else:
            assert (r[key] or "") == (o[key] or ""), (key, r, o)
page = re.findall(r"<tr>(.*?)</tr>", open("list.html", encoding="utf-8").read())[1:]
cells = [[re.sub("<.*?>", "", c) for c in re.findall(r"<td.*?>(.*?)</td>", tr)] for tr in page]
book = zipfile.ZipFile("list.xlsx")
shared = re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode())
sheet = re.findall(r"<row .*?</row>", book.read("xl/worksheets/sheet2.xml").decode())[1:]
def cell(row, column):
    m = re.search(r'<c r="%s\d+"([^>]*)><v>(.*?)</v>' % column, row)
    return None if not m else shared[int(m[2])] if 't="s"' in m[1] else float(m[2])
for r, c, x in zip(rows, cells, sheet):
    assert c[0] == r["rank"] and c[1] == r["uscc"], (r, c)
    x0 = float(r["readiness"])
    assert c[5] == ("&gt; 95%" if 0.95 < x0 < 1 else "%.1f%%" % (x0 * 100)), (r, c)
    assert cell(x, "A") == float(r["rank"]) and cell(x, "B") == r["uscc"], (r, x)
    assert abs(cell(x, "F") - float(r["readiness"])) < 1e-6, (r, x)
print(len(rows), len(objects), len(cells), len(sheet))
PY
