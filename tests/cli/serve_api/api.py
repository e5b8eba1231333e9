"""Walks through the description of /api/v1 and asks for all of it, as it says and as it does not."""
import json, os, re, sqlite3, subprocess, sys, urllib.parse
from browser import Browser, Page

b = Browser(sys.argv[1])
code = sys.argv[2]
b.come_in()
faults = []

def check(what, holds):
    print("%s: %s" % (what, "yes" if holds else "NO"))
    for f in faults[:10]:
        print("  ", f)
    faults.clear()

def recorded():
    d = sqlite3.connect("tidu.db")
    n = d.execute("SELECT count(*) FROM export").fetchone()[0]
    d.close()
    return n

print("--- the description")
status, headers, content = b.ask("/api/v1/openapi.json?lang=en")
spec = json.loads(content)
check("is OpenAPI 3.1", status == 200 and spec["openapi"] == "3.1.0" and spec["servers"] == [{"url": "/api/v1"}])
ids = [o["operationId"] for p in spec["paths"].values() for o in p.values()]
check("each operation has a name of its own", len(ids) == len(set(ids)) and all(re.fullmatch("(get|head)_[a-z_]+", i) for i in ids))

def resolve(node):
    while "$ref" in node:
        found = spec
        for part in node["$ref"].split("/")[1:]:
            found = found[part]
        node = found
    return node

def look(node, place):
    if isinstance(node, dict):
        if "$ref" in node:
            try:
                resolve(node)
            except KeyError:
                faults.append("%s: leads nowhere" % place)
        for k, v in node.items():
            look(v, place + "/" + k)
    elif isinstance(node, list):
        for v in node:
            look(v, place)

look(spec, "")
check("what it refers to is there", not faults)
for path, item in spec["paths"].items():
    for method, operation in item.items():
        inside = [resolve(p) for p in operation["parameters"]]
        if sorted(re.findall(r"\{(\w+)\}", path)) != sorted(p["name"] for p in inside if p["in"] == "path"):
            faults.append("%s: other parameters than in its path" % path)
        names = [(p["in"], p["name"]) for p in inside]
        if len(names) != len(set(names)) or not all(p.get("description") and "schema" in p for p in inside):
            faults.append("%s: a parameter twice, or without description or schema" % path)
        if "200" not in operation["responses"] or not all(resolve(r).get("description") for r in operation["responses"].values()):
            faults.append("%s: responses" % path)
check("each path has its parameters and responses, described", not faults)
try:
    import openapi_spec_validator
    openapi_spec_validator.validate(spec)
except ImportError:
    pass
try:
    import jsonschema
    for p in (resolve(p) for item in spec["paths"].values() for o in item.values() for p in o["parameters"]):
        jsonschema.Draft202012Validator.check_schema(p["schema"])
    problem = jsonschema.Draft202012Validator(spec["components"]["schemas"]["problem"])
except ImportError:
    problem = None
chinese = b.ask("/api/v1/openapi.json?lang=zh")[2].decode()
check("in Chinese, too", json.loads(chinese)["paths"].keys() == spec["paths"].keys() and "任务" in chinese and "Tasks" not in chinese)

print("--- every path answers, with the bytes of its command")
SAMPLES = {"code": code, "rule": "hnte", "index": "peers", "pool": "hnte", "plan": "wuxing.2023", "target": "hnte-new", "other": "srdi", "import": "1", "database": "tidu.db"}
VALUES = {"town": "样例桥镇", "park": "样例新材料园", "grid": "第6网格", "industry": "C", "where": "revenue[Y-1] >= 1 wan", "indicator": "revenue", "owner": "office", "by": "li",
          "region": "330502", "until": "2026-12", "change": "rd_expense[Y-2]+=10%; st_staff=30", "lacks": "hightech_field"}
# names of one parameter that stands for many, and values
FAMILIES = {"set": ("set.revenue", "6000"), "param": ("param-percent.st_staff", "8"), "weight": ("weight.effort", "3")}

def fill(text):
    return re.sub(r"\{(\w+)\}", lambda m: SAMPLES[m.group(1)], text)

def value_of(p):
    schema = p["schema"]
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    if schema["type"] == "integer":
        return {"year": "2025", "target": "5", "file": "5", "days": "300", "expiring": "6", "forward": "1", "draws": "20"}[p["name"]]
    if schema.get("format") == "date":
        return "2025-07-01"
    return VALUES[p["name"]]

def is_problem(answer, status, kind=None):
    got, headers, content = answer
    try:
        said = json.loads(content)
    except ValueError:
        return False
    if problem and not problem.is_valid(said):
        return False
    return (got == status == said.get("status") and headers.get("content-type", "").startswith("application/problem+json") and said.get("title") and
            (kind is None or said["type"] == "urn:tidu:problem:" + kind))

gets = [(path, item["get"]) for path, item in spec["paths"].items()]
for path, operation in gets:
    target = "/api/v1" + fill(path) + "?lang=en"
    got, headers, content = b.ask(target)
    words = [fill(w) for w in operation["x-tidu-command"]]
    done = subprocess.run([os.environ["TIDU"], *words, "--lang", "en", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if path == "/exports":  # the command's own answer is one more
        same = got == 200 and done.stdout.startswith(content.rstrip(b"\n]"))
    elif got == 404:
        same = done.returncode == 1 and is_problem((got, headers, content), 404, "data")
        faults.append("%s: has no answer in this data" % path)
    else:
        same = got == 200 and content == done.stdout and headers["content-type"].startswith("application/json") and type(json.loads(content)) in (list, dict)
    if not same:
        faults.append("%s: %d %s" % (path, got, content[:200]))
check("all %s" % ("paths" if len(gets) > 30 else len(gets)), not faults)

print("--- what it documents is taken, what it does not is refused")
n = 0
for path, operation in gets:
    for p in map(resolve, operation["parameters"]):
        if p["in"] != "query":
            continue
        n += 1
        if "patternProperties" in p["schema"]:
            name, value = FAMILIES[p["name"]]
            if not any(re.search(r, name) for r in p["schema"]["patternProperties"]):
                faults.append("%s: %s is no such name" % (path, name))
            answer = b.ask("/api/v1%s?%s=%s&lang=en" % (fill(path), name, value))
            if answer[0] != 200 or answer[2] == b.ask("/api/v1%s?lang=en" % fill(path))[2]:
                faults.append("%s?%s=%s: %d %s" % (path, name, value, answer[0], answer[2][:200].decode()))
            continue
        values = p["schema"]["enum"] if "enum" in p["schema"] else [value_of(p)]
        for value in values:
            answer = b.ask("/api/v1%s?%s=%s" % (fill(path), p["name"], urllib.parse.quote(value)))
            if answer[0] not in (200, 404) or (answer[0] == 404 and not is_problem(answer, 404, "data")):
                faults.append("%s?%s=%s: %d %s" % (path, p["name"], value, answer[0], answer[2][:200].decode()))
check("each parameter, each of its values", not faults and n > 100)
for path, operation in gets:
    target = "/api/v1" + fill(path)
    for field in ("nonsense=1", "db=other.db", "output=x", "format=csv", "page=1", "part=1", "compare=1", "or.set.revenue=1", "codes=%2Fetc%2Fpasswd", "threads=9"):
        if not is_problem(b.ask(target + "?" + field), 400, "unknown-parameter"):
            faults.append("%s?%s" % (path, field))
    for p in map(resolve, operation["parameters"]):
        if p["in"] == "query" and ("enum" in p["schema"] or "const" in p["schema"]) and not is_problem(b.ask("%s?%s=other" % (target, p["name"])), 400):
            faults.append("%s?%s=other" % (path, p["name"]))
        if p["in"] == "query" and p["schema"]["type"] == "integer" and not is_problem(b.ask("%s?%s=x" % (target, p["name"])), 400, "usage"):
            faults.append("%s?%s=x" % (path, p["name"]))
        if p["in"] == "query" and p["schema"].get("format") == "date" and not is_problem(b.ask("%s?%s=2025-13-01" % (target, p["name"])), 400, "usage"):
            faults.append("%s?%s=2025-13-01" % (path, p["name"]))
check("no other parameter, and no other value", not faults)
documented = set(re.sub(r"\{\w+\}", "*", p) for p in spec["paths"])
seen, to_see = set(), ["/?lang=en"]
while to_see:
    target = to_see.pop()
    place = target.split("?")[0].split("/")
    kind = (place[1], len(place), place[-1] if len(place) > 3 else "")
    if kind in seen:
        continue
    seen.add(kind)
    links = [l for l in Page(b.ask(target)[2]).links if l.startswith("/")]
    to_see += [l for l in links if not l.split("?")[0].endswith((".csv", ".json", ".css", ".js"))]
    for l in links:
        if l.split("?")[0].endswith(".json"):
            path = l.split("?")[0][:-5]
            fits = [p for p, _ in gets if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", p), path)]
            if not fits or b.ask("/api/v1%s?lang=en" % path)[0] != b.ask(l)[0]:
                faults.append(l)
check("every page that is there as .json is in it", not faults and len(seen) > 15)

print("--- nobody else, and no other method")
for path, _ in gets:
    target = "/api/v1" + fill(path)
    if not is_problem(b.ask(target, cookie=False), 403, "forbidden") or not is_problem(b.ask(target, host="evil.example"), 403, "forbidden"):
        faults.append(path)
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = b.ask(target, method=method)
        if not is_problem(answer, 405, "method") or answer[1].get("allow") != "GET, HEAD":
            faults.append("%s %s" % (method, path))
check("403 and 405, as problems", not faults)
for target, status in (("/api", 404), ("/api/v1", 404), ("/api/v2/ladder", 404), ("/api/v1/nothing", 404), ("/api/v1/lists", 404), ("/api/v1/list/hnte.csv", 404), ("/api/v1/../ladder", 400),
                       ("/api/v1/list/%00", 400), ("/api/v1/ladder?lang=fr", 400), ("/api/v1/" + "a" * 5000, 414)):
    if not is_problem(b.ask(target), status):
        faults.append("%s %d" % (target[:40], b.ask(target)[0]))
check("addresses that are none", not faults)

print("--- HEAD, and what has not changed")
WITHOUT_DATA = ("/rules", "/rule/{rule}", "/calendar")  # no database is read for these
for path, operation in gets:
    target = "/api/v1" + fill(path)
    before = recorded()
    head = b.ask(target, method="HEAD")
    if recorded() != before:
        faults.append("%s: HEAD was recorded" % path)
    got, headers, content = b.ask(target)
    if head[0] != got or head[2] != b"" or (path != "/exports" and head[1].get("content-length") != headers.get("content-length")):
        faults.append("%s: HEAD" % path)
    tag = headers.get("etag")
    if ("304" in operation["responses"]) != bool(tag) or tag != head[1].get("etag"):
        faults.append("%s: tag" % path)
    if recorded() != before + (path not in WITHOUT_DATA):
        faults.append("%s: recorded %d times" % (path, recorded() - before))
    if tag:
        before = recorded()
        again = b.ask(target, headers=['If-None-Match: "x", ' + tag])
        if again[0] != 304 or again[2] != b"" or again[1].get("etag") != tag or recorded() != before:
            faults.append("%s: 304" % path)
        if b.ask(target, headers=['If-None-Match: "x"'])[2] != content:
            faults.append("%s: another tag" % path)
check("HEAD has no body and is not recorded; 304 for the tag, and nothing is recorded, since nothing leaves", not faults)
answer = b.ask("/api/v1/tasks")
subprocess.run([os.environ["TIDU"], "task", "add", "write to them", "--owner", "office", "--due", "2030-01-01", "--quiet"])
again = b.ask("/api/v1/tasks", headers=["If-None-Match: " + answer[1]["etag"]])
check("after a change there is another answer", again[0] == 200 and b"write to them" in again[2] and again[1]["etag"] != answer[1]["etag"])
