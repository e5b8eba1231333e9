# documents for Word and WPS: XML that parses, real tables and styles, the numbers of every other form, the same bytes twice
sample="--input $ROOT/data/sample/companies.csv --credentials $ROOT/data/sample/credentials.csv --year 2025"
$TIDU rank hnte $sample --top 12 --by readiness --without-ways --output list.docx --quiet
$TIDU rank hnte $sample --top 12 --by readiness --without-ways --output again.docx --quiet
cmp list.docx again.docx && echo the same twice
$TIDU rank hnte $sample --top 12 --by readiness --without-ways --format csv --quiet >list.csv
code=$(sed -n 3p list.csv | cut -d, -f2)
$TIDU explain $code hnte $sample --lang zh --output page.docx --quiet
$TIDU explain $code hnte $sample --format json --quiet >page.json
python3 - <<'END'
import csv, json, xml.dom.minidom as dom, zipfile
W = "w:"
def read(name):
    z = zipfile.ZipFile(name)
    parts = {n: dom.parseString(z.read(n)) for n in z.namelist()}
    types = {t.getAttribute("PartName")[1:] for t in parts["[Content_Types].xml"].getElementsByTagName("Override")}
    print(name, "every part is declared", types <= set(parts), z.testzip() is None)
    return parts
def texts(node, tag="w:t"):
    return "".join(c.data for t in node.getElementsByTagName(tag) for c in t.childNodes)
def tables(body):
    return [[[texts(c) for c in r.getElementsByTagName("w:tc")] for r in t.getElementsByTagName("w:tr")] for t in body.getElementsByTagName("w:tbl")]
def styles(parts):
    known = {s.getAttribute("w:styleId") for s in parts["word/styles.xml"].getElementsByTagName("w:style")}
    used = {e.getAttribute("w:val") for tag in ("w:pStyle", "w:tblStyle") for e in parts["word/document.xml"].getElementsByTagName(tag)}
    return used <= known, sorted(used)
parts = read("list.docx")
print("styles", *styles(parts))
t = tables(parts["word/document.xml"])[-1]
rows = list(csv.DictReader(open("list.csv")))
head = {h: i for i, h in enumerate(t[0])}
def shown(x):
    p = float(x); return "> 95%" if 0.95 < p < 1 else "%.1f%%" % (100 * p)
print("rows", len(t) - 1 == len(rows), "head repeats", len(parts["word/document.xml"].getElementsByTagName("w:tblHeader")))
print("cells", all(r[head["code"]] == x["uscc"] and r[head["name"]] == x["name"] and r[head["readiness"]] == shown(x["readiness"]) and
                   r[head["verdict"]] == x["verdict"] for r, x in zip(t[1:], rows)))
parts = read("page.docx")
body = parts["word/document.xml"]
page = json.load(open("page.json"))
values = dict((r[0], r[1]) for r in tables(body)[0])
print("value", values["代码"] == page["uscc"], "gates", sum(len(t) - 1 for t in tables(body) if t[0][0] == "条件" or "条件" in t[0]) >= len(page["gates"]))
print("title", texts(body.getElementsByTagName("w:p")[0]))
END
echo "--- markup and odd characters stay text"
printf 'uscc,name,year,revenue\nA,"<b>&\"\001x",2024,5\n' >odd.csv
$TIDU rank hnte --input odd.csv --year 2025 --without-ways --output odd.docx --quiet 2>/dev/null
python3 -c '
import xml.dom.minidom as dom, zipfile
d = dom.parseString(zipfile.ZipFile("odd.docx").read("word/document.xml"))
print([t.firstChild.data for t in d.getElementsByTagName("w:t") if t.firstChild and "<b>" in t.firstChild.data])'
echo "--- wrong"
$TIDU rank hnte $sample --format docx --quiet
$TIDU rank hnte $sample --output nowhere/list.docx --quiet
$TIDU assess hnte $sample --format csv --output list.docx
ls *.docx
