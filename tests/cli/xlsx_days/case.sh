# a workbook has days as dates, numbers with the decimals of the screen, and rows as high as their texts
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
sample=$ROOT/data/sample
ask() { $TIDU "$@" --quiet --input "$sample/companies.csv" --credentials "$sample/credentials.csv"; }
ask ladder --expiring 24 --on 2025-07-01 --format xlsx --output days.xlsx
ask ladder --expiring 24 --on 2025-07-01 --format json --output days.json
ask rank hnte --year 2025 --format xlsx --output list.xlsx
cat >read.py <<'END'
import datetime, json, re, zipfile

def sheet(file, heading):
    """The rows of the sheet with this heading, as {column: (text or number, number format)}, and its XML."""
    z = zipfile.ZipFile(file)
    texts = [re.sub("<[^>]*>", "", t) for t in re.findall("<si>(.*?)</si>", z.read("xl/sharedStrings.xml").decode(), re.S)]
    styles = z.read("xl/styles.xml").decode()
    formats = dict(re.findall('numFmtId="([0-9]+)" formatCode="([^"]*)"', styles))
    used = re.findall('<xf numFmtId="([0-9]+)"', styles.split("<cellXfs")[1])
    for name in sorted(n for n in z.namelist() if n.startswith("xl/worksheets/sheet")):
        xml = z.read(name).decode()
        rows = []
        for row in re.findall("<row .*?</row>", xml, re.S):
            cells = {}
            for at, style, kind, value in re.findall('<c r="([A-Z]+)[0-9]+"(?: s="([0-9]+)")?(?: t="([a-z]+)")?><v>(.*?)</v>', row):
                cells[at] = (texts[int(value)] if kind == "s" else float(value), formats.get(used[int(style or 0)], used[int(style or 0)]))
            rows.append(cells)
        if heading in [c[0] for c in rows[0].values()]:
            return rows, xml

rows, xml = sheet("days.xlsx", "last day")
column = [c for c, v in rows[0].items() if v[0] == "last day"][0]
given = [c["expires_on"] for c in json.load(open("days.json"))["certificates"]]
kept = [(datetime.date(1899, 12, 30) + datetime.timedelta(int(r[column][0]))).isoformat() for r in rows[1:]]
print("days as dates:", kept == given and len(given), rows[1][column][1])
rows, xml = sheet("list.xlsx", "rank")
names = {v[0]: c for c, v in rows[0].items()}
print("whole numbers:", {r[names["rank"]][1] for r in rows[1:]})
print("frozen:", re.findall('<pane [^>]*topLeftCell="([A-Z0-9]+)"', xml), "pages across:", re.findall('fitToWidth="([0-9]+)"', xml) or 1)
longest = max(range(1, len(rows)), key=lambda i: max(len(str(v[0])) for v in rows[i].values()))
heights = dict(re.findall('<row r="([0-9]+)"[^>]* ht="([0-9.]+)"', xml))
print("the row of the longest text is higher than a line:", float(heights[str(longest + 1)]) > 15)
END
python3 read.py
