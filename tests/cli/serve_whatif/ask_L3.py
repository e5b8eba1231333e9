"""Asks what if, in pages and by the command, and compares."""
import html.parser, os, re, subprocess, sys
from urllib.parse import quote
from browser import Browser, Page

b = Browser(sys.argv[1])
b.come_in()
FULL, GAPS, BOUGHT = "91990101MA00H83197", "91990101MA1P0AF47L", "91990101MA3T4UWW88"  # all is known; figures of 2023 are missing; it can file

def check(what, holds):
    print("%s: %s" % (what, "yes" if holds else "NO"))

def command(*words, lang="en"):
    return subprocess.run([os.environ["TIDU"], *words, "--lang", lang, "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

def query(fields):
    return "&".join("%s=%s" % (name, quote(value)) for name, value in fields)

class Cells(html.parser.HTMLParser):
    """The cells of the tables, row by row; with `inside` those within the element of that id alone."""
    def __init__(self, text, inside=None):
        super().__init__()
        self.rows, self.cell, self.depth, self.inside, self.open = [], None, 0, inside, not inside
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if self.inside and ("id", self.inside) in attributes:
            self.open, self.depth = True, 0
        self.depth += tag == "div"
        if self.open and tag == "tr":
            self.rows.append([])
        if self.open and tag in ("td", "th"):
            self.cell = ""

    def handle_endtag(self, tag):
        self.depth -= tag == "div"
        if self.inside and self.open and tag == "div" and self.depth == 0:
            self.open = False
        if self.cell is not None and tag in ("td", "th"):
            self.rows[-1].append(self.cell.strip())
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

print("--- a page says what the command says, to the last digit")
for code, rule, fields, words in (
        (FULL, "hnte", [("set.st_staff", "30")], ["--set", "st_staff=30"]),
        (FULL, "hnte", [("set.revenue", "5000"), ("set.main_revenue", "5000")], ["--set", "revenue=5000 wan", "--set", "main_revenue=5000 wan"]),
        (FULL, "hnte", [("set.revenue", "0.6亿元")], ["--set", "revenue=0.6 yi"]),
        (FULL, "hnte", [("set.revenue", "44675090 yuan")], ["--set", "revenue=44675090 yuan"]),
        (FULL, "tech-sme", [("set.rd_expense", "+=20%"), ("rank", "1")], ["--set", "rd_expense+=20%", "--rank"]),
        (FULL, "hnte", [("change", "rd_expense[Y-2]+=10%; st_staff=30")], ["--set", "rd_expense[Y-2]+=10%", "--set", "st_staff=30"]),
        (FULL, "hnte", [("set.rd_expense-2", "400"), ("forward", "1")], ["--set", "rd_expense[Y-2]=400 wan", "--forward", "1"]),
        (FULL, "hnte", [("year", "2024"), ("on", "2024-09-01"), ("set.st_staff", "20")], ["--year", "2024", "--on", "2024-09-01", "--set", "st_staff=20"]),
        (FULL, "hnte", [("set.rd_expense_hnte", "U(5%,15%)")], ["--set", "rd_expense_hnte=U(5%,15%)"]),
        (GAPS, "hnte", [("set.revenue-2", "110"), ("set.rd_expense_hnte-2", "20"), ("set.rd_expense_domestic-2", "20")],
         ["--set", "revenue[Y-2]=110 wan", "--set", "rd_expense_hnte[Y-2]=20 wan", "--set", "rd_expense_domestic[Y-2]=20 wan"]),
        (GAPS, "champion", [("set.market_share", "12.5")], ["--set", "market_share=12.5%"]),
        (BOUGHT, "hnte", [], [])):
    path, asked = "/company/%s/%s/whatif" % (code, rule), query(fields)
    said = {f: command("whatif", code, rule, *words, "--format", f) for f in ("csv", "json", "html")}
    got = {f: b.ask("%s.%s?%s&lang=en" % (path, f, asked)) for f in ("csv", "json")}
    page = b.ask("%s?%s&lang=en" % (path, asked))
    rows = Cells(said["html"].decode()).rows
    same = all(got[f][0] == 200 and got[f][2] == said[f] for f in got)
    shown = page[0] == 200 and Cells(page[2].decode(), "result").rows == rows
    check("%s %s" % (rule, " ".join(words) or "as it is"), same and shown and len(rows) > 3)

same = {b.ask("/company/%s/hnte/whatif.csv?set.revenue=%s&lang=en" % (FULL, quote(v)))[2] for v in ("5000", "5,000", "5000万元", "0.5 亿", "50000000元", "50000000 yuan")}
check("whatever unit an amount is written in", same == {command("whatif", FULL, "hnte", "--set", "revenue=50000000", "--format", "csv")})

print("--- the fields")
text = b.ask("/company/%s/hnte/whatif?lang=en&set.revenue=5000" % FULL)[2].decode()
page = Page(text.encode())
check("the page is well-formed", not page.faults)
check("a field holds what was asked, the others nothing", re.findall(r'name="(set\.\w+)" value="([^"]+)"', text) == [("set.revenue", "5000")])
check("it shows the value now, with its unit", 'id="now.revenue">\n<li>now 4292.9576 wan</li>' in text and "(10,000 yuan)" in text)
gaps = [line.split(",") for line in command("gaps", FULL, "hnte", "--format", "csv").decode().splitlines()]
column = gaps[0].index("to")
marks = re.search(r'<datalist id="marks\.revenue">(.*?)</datalist>', text, re.S).group(1)
wanted = [int(g[column]) for g in gaps if g[4] == "revenue"]
check("the marks are those of `tidu gaps`", [round(float(v) * 10000) for v in re.findall(r'value="([\d.]+)"', marks)] == wanted and len(wanted) == 4)
check("how far it is and the cheapest way stand beside it", "How far it is" in text and "The cheapest way" in text and "What stands in the way in 2026" in text)
check("the page of the rule leads to it", "/company/%s/hnte/whatif?lang=en" % FULL in Page(b.ask("/company/%s/hnte?lang=en" % FULL)[2]).links)
labels, inputs = set(re.findall(r'<label for="([^"]+)"', text)), set(re.findall(r'<input id="([^"]+)"', text))
check("each field has a label and a description", labels == inputs and len(inputs) > 8 and all('id="now.%s"' % i[4:] in text for i in inputs))
text = b.ask("/company/%s/hnte/whatif?lang=en" % GAPS)[2].decode()
check("what is missing in an earlier year has a field", 'id="now.revenue-2">\n<li>missing</li>' in text and 'data-now=""' in text)
check("what is judged has none, and neither have incidents", "judged" not in re.sub(r"(?s)<div id=\"result\".*", "", text) and "set.major_incident" not in text)
text = b.ask("/company/%s/hnte/whatif?lang=en&set.liabilities=3&part=1" % FULL)[2].decode()
check("the part that changes can be asked for alone", "<form" not in text and 'id="result"' in text)
text = b.ask("/company/%s/hnte/whatif?lang=en&set.liabilities=3" % FULL)[2].decode()
check("a change that has no field stays in the form", 'name="set.liabilities" value="3"' in text)

print("--- two scenarios side by side")
asked = "set.st_staff=30&or.set.st_staff=11&or.set.revenue=4500&lang=en"
text = b.ask("/company/%s/hnte/whatif?%s" % (FULL, asked))[2].decode()
parts = text.split("Second scenario</h2>")
first, second = (Cells(p.split('id="result">')[-1].split("</section>")[0]).rows for p in parts)
check("the first is the one of the command", first == Cells(command("whatif", FULL, "hnte", "--set", "st_staff=30", "--format", "html").decode()).rows)
check("so is the second", second == Cells(command("whatif", FULL, "hnte", "--set", "st_staff=11", "--set", "revenue=4500 wan", "--format", "html").decode()).rows)
links = [l for l in Page(text.encode()).links if "/whatif" in l]
alone = [l for l in links if l.startswith("/company/%s/hnte/whatif?set.st_staff=11&" % FULL)]
check("each has an address of its own", len(alone) == 1 and "or." not in alone[0] and "/company/%s/hnte/whatif?set.st_staff=30&lang=en" % FULL in links)
check("whose answer for programs is that of the command",
      b.ask(alone[0].replace("/whatif?", "/whatif.csv?"))[2] == command("whatif", FULL, "hnte", "--set", "st_staff=11", "--set", "revenue=4500 wan", "--format", "csv"))
check("both at once are nothing for programs", b.ask("/company/%s/hnte/whatif.csv?%s" % (FULL, asked))[0] == 400)
text = b.ask("/company/%s/hnte/whatif?compare=1&lang=en" % FULL)[2].decode()
check("fields of the second can be had before anything is in them", 'name="or.set.st_staff" value=""' in text and text.count("Second scenario</h2>") == 1)

print("--- a rule with other numbers")
for rule, fields, words in (
        ("hnte", [("param.pass", "60")], ["--param", "pass=60"]),
        ("hnte", [("param-percent.st_staff", "8"), ("param-wan.rd_floor.1.bound", "6,000")], ["--param", "st_staff=8%", "--param", "rd_floor.1.bound=6000 wan"]),
        ("tech-sme", [("param-yi.size.2", "1"), ("town", "样例山镇")], ["--param", "size.2=1 yi", "--town", "样例山镇"]),
        ("tech-sme", [("param-yi.size.2", "5000万元"), ("where", "employees[Y-1] > 10")], ["--param", "size.2=5000 wan", "--where", "employees[Y-1] > 10"]),
        ("hnte", [("param-percent.rd_floor.1", "3%..6%:1%")], ["--param", "rd_floor.1=3%..6%:1%"]),
        ("srdi", [("year", "2025"), ("version", "2026-04-01"), ("change", "rd_staff+=3")], ["--year", "2025", "--version", "2026-04-01", "--set", "rd_staff+=3"])):
    path, asked = "/rule/%s/whatif" % rule, query(fields)
    page = b.ask("%s?%s&lang=zh" % (path, asked))
    rows = Cells(command("whatif", rule, *words, "--format", "html", lang="zh").decode()).rows
    check("%s %s" % (rule, " ".join(words)),
          all(b.ask("%s.%s?%s&lang=zh" % (path, f, asked))[2] == command("whatif", rule, *words, "--format", f, lang="zh") for f in ("csv", "json"))
          and page[0] == 200 and Cells(page[2].decode(), "result").rows == rows and len(rows) > 3 and not Page(page[2]).faults)
text = b.ask("/rule/hnte/whatif?lang=en&param.pass=10&param-percent.hightech_income=0&param-percent.st_staff=0")[2].decode()
shown = [r[0] for r in Cells(text, "result").rows if re.fullmatch("[0-9A-Z]{18}", r[0])]
moved = [l.split(",")[0] for l in command("whatif", "hnte", "--param", "pass=10", "--param", "hightech_income=0%", "--param", "st_staff=0%", "--format", "csv").decode().splitlines()[1:]]
check("of a long table the first rows are shown, and said where the rest is", len(moved) > 100 and shown == moved[:100] and "rows 1 to 100 of %d" % len(moved) in text)
text = b.ask("/rule/hnte/whatif?lang=en&param.field=1")[2].decode()
listed = dict(line.split(",")[::3] for line in command("whatif", "hnte", "--parameters", "--format", "csv").decode().splitlines()[1:] if line.count(",") == 3)
fields = re.findall(r'<input id="param[-a-z]*\.([\w.]+)"[^>]* data-unit="([^"]*)" data-now="([^"]+)"', text)
check("each number that is not 0 has a field, with its unit", len(fields) > 20 and {n: v for n, _, v in fields} == {n: v for n, v in listed.items() if v != "0"} and all(v.endswith(u) for _, u, v in fields))
check("one that has none stays in the form", 'name="param.field" value="1"' in text)
check("the list of the rule leads to it", "/rule/hnte/whatif?lang=en" in Page(b.ask("/list/hnte?lang=en")[2]).links)

print("--- an index with other weights, and what else is known of it")
for target, fields, words in (
        ("/index/peers", [("weight.growth", "60")], ["run", "peers", "--weight", "growth=60"]),
        ("/index/peers", [("weight.growth", "60"), ("weight.margin", "20.5"), ("town", "样例山镇")], ["run", "peers", "--weight", "growth=60", "--weight", "margin=20.5", "--town", "样例山镇"]),
        ("/index/peers", [("weights", "entropy")], ["run", "peers", "--weights", "entropy"]),
        ("/index/peers/weights", [], ["weights", "peers"]),
        ("/index/peers/robust", [("draws", "100")], ["robust", "peers", "--draws", "100"]),
        ("/index/peers/audit", [("town", "样例山镇")], ["audit", "peers", "--town", "样例山镇"]),
        ("/contributions/%s/peers" % FULL, [], ["explain", FULL, "peers"])):
    asked = query(fields)
    page = b.ask("%s?%s&lang=zh" % (target, asked))
    rows = Cells(command("index", *words, "--format", "html", lang="zh").decode()).rows
    check(" ".join(words), all(b.ask("%s.%s?%s&lang=zh" % (target, f, asked))[2] == command("index", *words, "--format", f, lang="zh") for f in (("csv", "json") if words[0] != "explain" else ("json",)))
          and page[0] == 200 and not Page(page[2]).faults and len(rows) > 3 and Cells(page[2].decode(), "result").rows[:90] == rows[:90])
text = b.ask("/index/peers?lang=en&weight.growth=60")[2].decode()
now = dict(re.findall(r'<input id="weight\.(\w+)"[^>]* data-now="([\d.]+)"', text))
listed = command("index", "weights", "peers", "--format", "csv").decode().splitlines()[1:]
wanted = {(l.split(",")[1] or l.split(",")[0]): 100 * float(l.split(",")[5] or l.split(",")[4]) for l in listed}
check("each group and indicator has a field with what it weighs", len(wanted) == 9 and wanted.keys() == now.keys() and all(abs(float(now[n]) - wanted[n]) < 1e-9 for n in now))
check("one that the file gives is as the file gives it", 'name="weight.rd_intensity" inputmode="decimal" value="" aria-describedby="now.rd_intensity" autocomplete="off" data-unit="" data-now="60"'
      in b.ask("/index/potential?lang=en")[2].decode())
links = Page(text.encode()).links
text = b.ask("/index/peers/robust?lang=en")[2].decode()
check("what takes long is not asked before it is wanted", "This takes long" in text and "<td" not in text and 'name="draws"' in text)
check("the list leads to what a score is made of", b.ask([l for l in links if "code=" in l][0])[1]["location"].startswith("/contributions/9199") and
      {"/index/peers/%s?lang=en" % t for t in ("robust", "audit", "weights")} <= set(links))
check("and that to the company", "/company/%s?lang=en" % FULL in Page(b.ask("/contributions/%s/peers?lang=en" % FULL)[2]).links)

print("--- the plan of a company")
for asked, words in (("", []), ("year=2024&", ["--year", "2024"])):
    path = "/company/%s/hnte/plan" % GAPS
    rows = Cells(command("plan", GAPS, "hnte", *words, "--format", "html", lang="zh").decode()).rows
    text = b.ask("%s?%slang=zh" % (path, asked))[2].decode()
    check("plan %s" % " ".join(words), len(rows) > 20 and Cells(text, "result").rows == rows and not Page(text.encode()).faults)
    for form in ("html", "json"):
        got, headers, content = b.ask("%s.%s?%slang=zh" % (path, form, asked))
        check("as a file %s" % form, got == 200 and content == command("plan", GAPS, "hnte", *words, "--format", form, lang="zh") and "attachment" in headers["content-disposition"])
check("the page of the rule leads to it", "/company/%s/hnte/plan?lang=en" % GAPS in Page(b.ask("/company/%s/hnte?lang=en" % GAPS)[2]).links)
check("others are no such file", b.ask("/company/%s/hnte.html" % GAPS)[0] == 404 and b.ask("/list/hnte.html")[0] == 404 and b.ask("/company/%s/hnte/plan.csv" % GAPS)[0] == 404)

print("--- what is no question")
for what, target, status, words in (
        ("a company that is not there", "/company/NOSUCH/hnte/whatif", (404,), "no company"),
        ("a rule that is not there", "/company/%s/no-such/whatif" % FULL, (404,), "unknown model"),
        ("an indicator that is none", "/company/%s/hnte/whatif?set.nosuch=3" % FULL, (400,), "unknown indicator"),
        ("a part beyond its whole", "/company/%s/hnte/whatif?set.st_staff=400" % FULL, (400,), "a part is not more than the whole"),
        ("a number that is none", "/company/%s/hnte/whatif?set.revenue=much" % FULL, (400,), "is no number"),
        ("a fraction of a person", "/company/%s/hnte/whatif?set.st_staff=3.5" % FULL, (400,), "whole"),
        ("an option as a value", "/company/%s/hnte/whatif?set.st_staff=--help" % FULL, (400,), "role=\"alert\""),
        ("an option in a change", "/company/%s/hnte/whatif?change=--output=x" % FULL, (400,), "role=\"alert\""),
        ("a year that is none", "/company/%s/hnte/whatif?year=x" % FULL, (400,), "year"),
        ("a field that is none", "/company/%s/hnte/whatif?set.st_staff[Y]=3" % FULL, (400,), "set.st_staff[Y]"),
        ("a file as a field", "/company/%s/hnte/whatif?scenario=/etc/passwd" % FULL, (400,), "scenario"),
        ("markup as a field", "/company/%s/hnte/whatif?set.%%3Cscript%%3E=3" % FULL, (400,), "set.&lt;script&gt;"),
        ("markup as a value", "/company/%s/hnte/whatif?set.revenue=%%22%%3E%%3Cscript%%3Ealert(4)%%3C/script%%3E" % FULL, (400,), "&lt;script&gt;alert(4)"),
        ("markup as a change", "/company/%s/hnte/whatif?or.change=%%3Cimg%%20src=x%%3E" % FULL, (400,), "&lt;img src=x"),
        ("a number of a rule that it has not", "/rule/hnte/whatif?param.nothing=1", (400,), "no parameter"),
        ("a number in another unit", "/rule/hnte/whatif?param-wan.st_staff=8", (400,), "role=\"alert\""),
        ("a rule with other numbers that is not there", "/rule/no-such/whatif", (404,), "unknown model"),
        ("markup as a number", "/rule/hnte/whatif?param.pass=%3Cscript%3E", (400,), "&lt;script&gt;"),
        ("a unit that is none", "/rule/hnte/whatif?param-mu.pass=3", (400,), "param-mu.pass"),
        ("a weight of nothing", "/index/peers?weight.nosuch=3", (400, 404), "nosuch"),
        ("a weight that is none", "/index/peers?weight.growth=%22%3E%3Cscript%3E", (400,), "&lt;script&gt;"),
        ("a method that is none", "/index/peers?weights=x", (400,), "weights"),
        ("a field of a weight that is none", "/index/peers?weight.%3Cimg%3E=3", (400,), "&lt;img&gt;"),
        ("contributions to no index", "/contributions/%s/no-such" % FULL, (400, 404), "no-such"),
        ("contributions of no company", "/contributions/NOSUCH/peers", (404,), "NOSUCH"),
        ("a plan of no company", "/company/NOSUCH/hnte/plan", (404,), "no company"),
        ("too many changes", "/company/%s/hnte/whatif?change=%s" % (FULL, "st_staff=3;" * 120), (400,), "more changes than")):
    got, _, content = b.ask(target + ("&" if "?" in target else "?") + "lang=en")
    text = content.decode()
    check(what, got in status and words in text and "<script>" not in text and "<img" not in text and not Page(content).faults)
check("nothing was written", not os.path.exists("x"))
check("a name that is a script is a text", b"&lt;script&gt;alert(1)" in b.ask("/company/%s/hnte/whatif" % FULL)[2])
