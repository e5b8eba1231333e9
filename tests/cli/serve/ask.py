"""Asks the server what a browser, and what others would."""
import csv, html, re, socket, sqlite3, sys, threading, time
from browser import Browser, Page

b = Browser(sys.argv[1])
code = sys.argv[2]
faults = []

def check(what, holds):
    print("%s: %s" % (what, "yes" if holds else "NO"))

def status(target, **how):
    return b.ask(target, **how)[0]

print("--- who may come in")
check("without a cookie 403, which says what to do", status("/") == 403 and b"tidu serve" in b.ask("/")[2])
check("and nothing of the database", b"tidu.db" not in b.ask("/")[2])
check("a wrong token is none", status("/?token=" + "0" * 64) == 403 and status("/?token=") == 403)
check("to look at the token does not use it", b.ask("/?token=" + b.token, method="HEAD")[0] == 303)
came, headers = b.come_in()
check("the token leads to the first page, with a cookie for this browser alone",
      came == 303 and headers["location"] == "/" and "HttpOnly" in headers["set-cookie"] and "SameSite=Strict" in headers["set-cookie"])
check("once", status("/?token=" + b.token, cookie=False) == 403)
check("whoever is in already may come again", status("/?token=" + b.token) == 303)
first = b.ask("/")
check("with the cookie 200", first[0] == 200)
check("not with another one", status("/", cookie=b.cookie[:-1] + ("0" if b.cookie[-1] != "0" else "1")) == 403)
check("localhost is this machine", status("/", host="localhost:%d" % b.port) == 200)
for host in ("evil.example:%d" % b.port, "127.0.0.1", "127.0.0.1:1", "127.0.0.1:%d.evil.example" % b.port, ""):
    check("Host '%s' 403" % host.replace(str(b.port), "PORT"), status("/", host=host) in ((403,) if host else (403, 400)))
check("two names at once 403 or 400", status("/", headers=["Host: evil.example"]) in (403, 400))
check("from its own page 200", status("/imports", headers=["Origin: http://127.0.0.1:%d" % b.port]) == 200)
for origin in ("http://evil.example", "null", "https://127.0.0.1:%d" % b.port, "http://127.0.0.1:1"):
    check("from '%s' 403" % origin.replace(str(b.port), "PORT"), status("/", headers=["Origin: " + origin]) == 403)

print("--- what is refused")
for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
    answer = b.ask("/", method=method)
    check("%s 405" % method, answer[0] == 405 and answer[1].get("allow") == "GET, HEAD")
check("a body 400", status("/", headers=["Content-Length: 5"], body=b"hello") == 400)
check("a body of a gigabyte is not waited for", status("/", headers=["Content-Length: 1000000000"], body=b"x" * 100000) in (400, 0))
for target in ("/../", "/..", "/list/../hnte", "/%2e%2e/%2e%2e/etc/passwd", "/list/..%2f..%2fetc%2fpasswd", "/%00", "/list/hnte%00.csv", "//", "/list//hnte",
               "/%", "/%zz", "/%c0%af", "/%ff", "/\\", "/list/hnte%0d%0aX: y", "/?a", "/?lang=fr", "/list/hnte?town=a&town=b", "http://evil.example/", "*"):
    check("%s 400" % target, status(target) == 400)
for target in ("/nothing", "/list", "/list/no-such-rule", "/list/models%2Ehnte", "/list/hnte.yaml", "/list/-h", "/company/--help", "/company/NOSUCH", "/index/no-such",
               "/style.css/x", "/lists.csv", "/company/%s/hnte.csv" % code):
    check("%s 404" % target.replace(code, "CODE"), status(target) == 404)
for target in ("/imports?town=x", "/list/hnte?codes=/etc/passwd", "/list/hnte?db=other.db", "/list/hnte?output=x", "/list/hnte?tier=x", "/list/hnte?year=x", "/ladder?on=x"):
    check("%s 400" % target, status(target) == 400)
check("an address of 5,000 characters 414", status("/" + "a" * 5000) == 414)
check("one of 100,000 is dropped", status("/" + "a" * 100000) in (0, 414, 431))
check("10,000 headers are dropped", status("/", headers=["X-%d: y" % i for i in range(10000)]) in (0, 413, 431))

began = time.monotonic()
half = b.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1", wait=15)
check("half a request is dropped after the time-out", half is not None and b"200" not in half[:20] and time.monotonic() - began < 12)

def drip():
    with socket.create_connection(("127.0.0.1", b.port)) as s:
        s.sendall(b"GET / HTTP/1.1\r\n")
        began = time.monotonic()
        try:
            while time.monotonic() - began < 20:
                s.sendall(b"X: y\r\n")
                time.sleep(0.3)
        except OSError:
            pass
        return time.monotonic() - began

check("and so is one that comes byte by byte", drip() < 12)

print("--- what is sent with every answer")
for name, value in (("content-security-policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
                    ("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"), ("cache-control", "no-store")):
    check(name, all(b.ask(t)[1].get(name) == value for t in ("/", "/nothing", "/list/tech-sme.csv?lang=en")))
check("nothing of a page in answer to HEAD", b.ask("/", method="HEAD")[2] == b"")

print("--- pages, in both languages: well-formed, of elements that are ours, without style and of one script; all links lead to pages of ours")
known = set("pattern defs details summary html head meta title link body a header span nav ul li main h1 h2 h3 p form label input select option button table thead tbody tr th td caption div dl dt dd "
            "section footer script fieldset legend datalist svg rect line text path circle g polyline polygon".split())
FEW = 2
# of which the command says, on the page, that the data or the rules have nothing for it
MAY_BE_WITHOUT = ("/index/", "/applications", "/calendar/", "/stock/", "/forecast/")

def kind(target):
    """Of pages of one kind a few are seen."""
    place = target.split("?")[0].split("/")
    return (place[1], len(place), place[-1].partition(".")[2], "lang=en" in target, "page=" in target)

to_see, seen = ["/?lang=zh", "/?lang=en"], set()
while to_see:
    target = to_see.pop()
    place = target.split("?")[0]
    if target in seen or sum(kind(s) == kind(target) for s in seen) >= FEW:
        continue
    seen.add(target)
    got, headers, content = b.ask(target)
    if got == 303:
        to_see.append(headers["location"])
        continue
    if place.endswith((".csv", ".json", ".html", ".css", ".js")):
        if got != 200:
            faults.append("%s: %d" % (target, got))
        continue
    page = Page(content)
    faults += ["%s: %s" % (target, f) for f in page.faults[:3]]
    faults += ["%s: element %s" % (target, e) for e in set(page.elements) - known]
    faults += ["%s: attribute %s" % (target, a) for a in set(page.attributes) if a.startswith("on") or a == "style"]
    if page.scripts != ["/script.js"] or page.inline:
        faults.append("%s: scripts %s %s" % (target, page.scripts, page.inline))
    if got != 200 and not (place.startswith(MAY_BE_WITHOUT) and got in (400, 404)):
        faults.append("%s: %d" % (target, got))
    for link in page.links:
        if link.startswith("/"):
            if link != "/style.css" and "lang=" in target and "lang=" not in link:
                faults.append("%s: %s does not keep the language" % (target, link))
            to_see.append(link)
        elif link not in ("#main", "data:,"):
            faults.append("%s: leads to %s" % (target, link))
check("so it is", not faults)
for f in faults[:10]:
    print(f)
check("more than twenty were seen", len(seen) > 20)

check("the script is the one that was built in", b.ask("/script.js")[2] == open(sys.argv[3], "rb").read())

print("--- texts of the table are texts")
for target in ("/list/tech-sme?with-holders=1&lang=zh", "/company/%s?lang=en" % code, "/company/%s/hnte" % code):
    content = b.ask(target)[2]
    check("%s: name" % target.replace(code, "CODE"), b"<script>" not in content and b"&lt;script&gt;alert(1)&lt;/script&gt;" in content)
content = b.ask("/list/tech-sme?with-holders=1")[2]
check("town", b"<img" not in content and b"&lt;img" in content)
content = b.ask("/list/tech-sme?with-holders=1&town=%22%27%3E%3Cimg%20src=x%20onerror=alert(2)%3E%E9%95%87&lang=en")
check("a town with quotes as a filter is refused, and inert in the form and in the links", content[0] in (400, 404) and b"<img" not in content[2] and b"&lt;img" in content[2] and b"role=\"alert\"" in content[2])
content = b.ask("/list/tech-sme?where=%3Cscript%3Ealert(3)%3C/script%3E")
check("an expression that is none is said, as text", content[0] in (400, 404) and b"<script>" not in content[2] and b"alert(3)" in content[2])
content = b.ask("/list/hnte?%3Cscript%3E=1")
check("so is a field that is none", content[0] == 400 and b"<script>" not in content[2])

print("--- the numbers are those of the commands, byte by byte")
for target, name in (("/list/tech-sme.csv?lang=en", "list.csv"), ("/index/peers.json?lang=zh", "index.json"), ("/company/%s.csv?lang=en" % code, "company.csv"),
                     ("/company/%s/hnte.json?lang=en" % code, "rule.json")):
    got, headers, content = b.ask(target)
    check(name, got == 200 and content == open(name, "rb").read())
check("the page of a company names it", code.encode() in b.ask("/company/" + code)[2])
check("a code that is asked for leads to its page", b.ask("/company?lang=en&code=" + code)[1].get("location") == "/company/%s?lang=en" % code)
rows = list(csv.DictReader(open("list.csv", encoding="utf-8")))
content = b.ask("/list/tech-sme?lang=en")[2]
check("a list has the same companies in the same order", re.findall(r"code=([0-9A-Z]{18})", content.decode()) == [r["uscc"] for r in rows][:100])
check("a page that it has not", "the list has no such page" in b.ask("/list/tech-sme?lang=en&page=99")[2].decode())

print("--- choices have the values of the data, with the numbers of the command")
content = b.ask("/list/tech-sme?lang=en")[2].decode()
groups = list(csv.DictReader(open("groups.csv", encoding="utf-8")))
for field in ("town", "park", "industry"):
    inside = content.split('<select name="%s">' % field)[1].split("</select>")[0]
    shown = [html.unescape(t) for t in re.findall(r"<option value=\"[^\"]+\">([^<]*)</option>", inside)]
    check(field, shown == ["%s (%s)" % (g["group"], g["companies"]) for g in groups if g["by"] == field and g["group"]] and len(shown) > 1)
chosen = b.ask("/list/tech-sme?lang=en&industry=C3")[2].decode()
check("one that is none of them stays chosen", '<option value="C3" selected>C3</option>' in chosen)
lacking = b.ask("/list/tech-sme.csv?lang=en&lacks=market_share&where=revenue%5BY-1%5D+%3E%3D+1+wan")
check("who lacks a datum, among those for whom a condition holds", lacking[0] == 200 and lacking[2] == open("lacking.csv", "rb").read() and 2 < lacking[2].count(b"\n") < len(rows) + 1)
check("which is an indicator", status("/list/tech-sme?lacks=no_such") == 400 and status("/list/tech-sme?lacks=x)or(y") == 400)

def recorded():
    with sqlite3.connect("tidu.db") as d:
        return d.execute("SELECT count(*) FROM export").fetchone()[0], d.execute("SELECT command FROM export ORDER BY id DESC LIMIT 1").fetchone()[0]

before = recorded()[0]
b.ask("/quality?lang=en")
b.ask("/quality.csv?lang=en", method="HEAD")
check("what is looked at has not left, so it is not recorded", recorded()[0] == before)
b.ask("/quality.csv?lang=en&town=x")
b.ask("/quality.csv?lang=en")
check("what leaves is, as the command", recorded() == (before + 1, '["quality","--format","csv","--lang","en"]') or print(recorded(), before))

print("--- the language of the browser; Chinese if it says nothing")
check("zh", b'lang="zh-CN"' in b.ask("/imports")[2][:60])
check("en", b'lang="en"' in b.ask("/imports", headers=["Accept-Language: en-GB,en;q=0.9,zh;q=0.5"])[2][:60])

print("--- many at once")
results = []
threads = [threading.Thread(target=lambda i=i: results.append(b.ask("/company/" + code if i % 2 else "/imports")[0])) for i in range(30)]
[t.start() for t in threads]
[t.join() for t in threads]
check("30 pages", results == [200] * 30)
