"""Changes something by another program, and looks at the page of it at once."""
import os, sqlite3, subprocess, sys, time
from browser import Browser

b = Browser(sys.argv[1])
code = sys.argv[2]
b.come_in()

def check(what, holds):
    print("%s: %s" % (what, "yes" if holds else "NO"))

def tidu(*words):
    done = subprocess.run([os.environ["TIDU"], *words, "--quiet", "--lang", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        print("tidu", *words, ":", done.stderr.decode())
    return done.stdout

def page(target):
    status, headers, content = b.ask(target + ("&" if "?" in target else "?") + "lang=en")
    if status != 200:
        print(target, status)
    return headers.get("etag"), content.decode()

def is_known(target, tag):
    status, headers, content = b.ask(target + ("&" if "?" in target else "?") + "lang=en", headers=["If-None-Match: " + tag])
    return status == 304 and content == b"" and headers.get("etag") == tag

def kept(target):
    """Twice the same, and known by its tag."""
    first, second = page(target), page(target)
    return first == second and first[0] and is_known(target, first[0])

SHOWN = ("/", "/ladder", "/list/hnte", "/tasks", "/visits", "/pool/hnte", "/rules", "/rule/hnte", "/company/" + code, "/company/%s/history" % code, "/imports")

print("--- nothing has changed")
for target in SHOWN:
    check(target.replace(code, "CODE"), kept(target))
check("another tag is not known", not is_known("/tasks", '"x"'))
check("the languages are two pages", page("/tasks")[0] != b.ask("/tasks?lang=zh")[1]["etag"])

print("--- what is asked of the command is what the page shows, each time")
def changes(what, target, text, change, is_there=True):
    tag, before = page(target)
    page(target)
    change()
    after = page(target)[1]
    check(what, (text in before) != is_there and (text in after) == is_there and not is_known(target, tag) and kept_soon(target))

def kept_soon(target):
    """At once, or when files of rules are no longer new."""
    for _ in range(8):
        if kept(target):
            return True
        time.sleep(0.5)
    return False

changes("a task", "/tasks", "call on them", lambda: tidu("task", "add", "call on them", "--owner", "office", "--due", "2030-01-01"))
changes("which is on the first page, too", "/", "write to them", lambda: tidu("task", "add", "write to them", "--owner", "office", "--due", "2030-01-02"))
changes("it is closed", "/tasks", "call on them", lambda: tidu("task", "close", "1", "--evidence", "letter 5"), is_there=False)
changes("a visit", "/visits", "fill in the form", lambda: tidu("task", "visit", code, "--by", "li", "--about", "fill in the form"))
changes("on the company's page of visits", "/company/%s/visits" % code, "bring the form", lambda: tidu("task", "visit", code, "--by", "li", "--about", "bring the form"))
changes("who is in a pool", "/pool/hnte", "asked for it", lambda: tidu("pool", "enter", "hnte", code, "--reason", "asked for it"))
changes("an application", "/imports", "application add", lambda: tidu("application", "add", code, "hnte", "--batch", "2025", "--status", "filed", "--on", "2025-05-20"))

def write(name, text):
    with open(name, "w") as f:
        f.write(text)
    return name

changes("a figure", "/company/%s/history" % code, "77123456", lambda: tidu("import", write("more.csv", "uscc,year,revenue\n%s,2019,77123456\n" % code)))
last = sqlite3.connect("tidu.db").execute("SELECT max(id) FROM import").fetchone()[0]
changes("undone", "/company/%s/history" % code, "77123456", lambda: tidu("imports", "undo", str(last)), is_there=False)

def sql(text):
    with sqlite3.connect("tidu.db") as d:
        d.execute(text)
    d.close()

changes("a name, by a program that is not ours", "/list/hnte?with-holders=1", "Renamed", lambda: sql("UPDATE company SET name = 'Renamed' WHERE uscc = '%s'" % code))
changes("a row of a table that has no stamp", "/tasks", "2031-05-06", lambda: sql("UPDATE task SET due_on = '2031-05-06' WHERE title LIKE 'write%'"))

def rewrite(old, new):
    path = "rules/hnte.yaml"
    with open(path, encoding="utf-8") as f:
        text = f.read()
    times = os.stat(path)
    assert old in text
    with open(path, "w", encoding="utf-8") as f:
        f.write(text.replace(old, new))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # of the same size and the same time

changes("a rule, in a file of the same size and time", "/rule/hnte", "High and Now Tech", lambda: rewrite("High and New Tech", "High and Now Tech"))
changes("and at once back again", "/rule/hnte", "High and Now Tech", lambda: rewrite("High and Now Tech", "High and New Tech"), is_there=False)
own = tidu("models", "new", "hnte@mine", "--extends", "hnte").decode()
changes("a rule that is new", "/rules", "/rule/hnte@mine", lambda: write("rules/hnte@mine.yaml", own))
changes("and gone", "/rules", "/rule/hnte@mine", lambda: os.remove("rules/hnte@mine.yaml"), is_there=False)

print("--- what leaves is recorded each time, and changes no page but that of the record")
def recorded():
    d = sqlite3.connect("tidu.db")
    n = d.execute("SELECT count(*) FROM export").fetchone()[0]
    d.close()
    return n

check("the list is kept", kept_soon("/list/hnte"))
tag, before = page("/list/hnte")[0], recorded()
first, second = (b.ask("/list/hnte.csv?lang=en") for _ in range(2))
check("two files, the same, whole, recorded twice", first[0] == second[0] == 200 and first[2] == second[2] and recorded() == before + 2)
check("which are not left out for a tag", "etag" not in first[1] and b.ask("/list/hnte.csv?lang=en", headers=["If-None-Match: *"])[2] == first[2])
check("as the command writes them", tidu("rank", "hnte", "--format", "csv") == first[2])
check("the list is known by its tag still", is_known("/list/hnte", tag))
page("/exports")
b.ask("/quality.csv?lang=en")
check("and the record shows the last one", "quality" in page("/exports")[1])
