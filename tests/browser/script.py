"""What the script adds: sorting, search as you type, sliders with the result at once. Expected values come from the command and from Python."""
import csv, io, os, re, shutil, subprocess, tempfile, time

from chromium import KEYS
from workbench import check, main

KEYS.setdefault("ArrowLeft", (37, ""))
CODE = "91990101MA3T4UWW88"


def command(*words):
    """Of the database as it was before the server: what leaves by it is not on the pages."""
    with tempfile.TemporaryDirectory() as folder:
        db = shutil.copy(os.environ["WORKBENCH_DB"], folder)
        return subprocess.run([os.environ["TIDU"], *words, "--db", db, "--lang", "en", "--quiet"], stdout=subprocess.PIPE, text=True).stdout


def column(b, number, table=0):
    return b.run("[...document.querySelectorAll('table')[%d].tBodies[0].rows].filter(r => !r.hidden).map(r => r.cells[%d].textContent.trim())" % (table, number))


def press_heading(b, number):
    b.run("document.querySelectorAll('table')[0].tHead.rows[0].cells[%d].querySelector('button').focus()" % number)
    b.press("Enter")
    return b.run("document.querySelectorAll('table')[0].tHead.rows[0].cells[%d].getAttribute('aria-sort')" % number)


def until(b, expression, wanted=True):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if b.run(expression) == wanted:
            return True
        time.sleep(0.05)
    return False


def value(text):
    """What a person reads: "> 95%", "19.81 wan", "1,234.5"; None: nothing."""
    found = re.match(r"[<>]?\s*(-?[\d,.]+)\s*(%|wan|yi)?", text)
    return float(found.group(1).replace(",", "")) * {"wan": 1e4, "yi": 1e8}.get(found.group(2), 1) if found else None


def sorting(w, b):
    b.open(w.root + "/list/hnte?lang=en")
    headings = b.run("[...document.querySelectorAll('table')[0].tHead.rows[0].cells].map(c => c.textContent.trim())")
    check("each heading of a list is a button", len(headings) > 8 and b.run("document.querySelectorAll('table')[0].tHead.querySelectorAll('button').length") == len(headings))
    codes = column(b, 1)
    for name in ("readiness", "score from", "estimated cost", "potential"):
        number = headings.index(name)
        before = dict(zip(codes, column(b, number)))
        directions = [press_heading(b, number)]
        up = column(b, number)
        known = [value(t) for t in up if value(t) is not None]
        faults = [] if known == sorted(known) and len(set(known)) > 2 else ["%s" % up[:9]]
        faults += ["what is empty stands before"] if "" in up[:len(known)] else []
        # stable: rows of one value stay in the order of the list
        place = {c: i for i, c in enumerate(codes)}
        order = column(b, 1)
        faults += ["not stable at %s" % a for a, c in zip(order, order[1:]) if before[a] == before[c] and place[a] > place[c]]
        directions.append(press_heading(b, number))
        down = [value(t) for t in column(b, number) if value(t) is not None]
        faults += [] if down == sorted(down, reverse=True) else ["down: %s" % down[:9]]
        said = b.run("document.querySelector('.tools [role=status]').textContent")
        faults += [] if name in said and "Only the rows of this page." in said else ["it says: %s" % said]
        directions.append(press_heading(b, number))
        faults += [] if directions == ["ascending", "descending", None] and column(b, 1) == codes else ["%s, then the order of the list" % directions]
        check("sorted by %s: by value, stable, and back" % name, faults)


def searching(w, b):
    b.open(w.root + "/list/hnte?lang=en")
    rows = b.run("[...document.querySelectorAll('table')[0].tBodies[0].rows].map(r => r.textContent.toLowerCase())")
    word = column(b, 2)[3][6:10]
    b.run("document.querySelector('input[type=search]').focus()")
    b.write(word)
    wanted = sum(word in r for r in rows)
    check("a search shows the rows that have the word", 0 < wanted < len(rows) and len(column(b, 0)) == wanted)
    check("and says how many", "%d of %d rows" % (wanted, len(rows)) in b.run("document.querySelector('.tools [role=status]').textContent"))
    b.write(" zzzz")
    check("none has what stands nowhere", column(b, 0) == [])


def cells(b, index):
    return b.run("[...[...document.querySelectorAll('#result section')[%d].querySelectorAll('table')].at(-1).tBodies[0].rows].map(r => [...r.cells].map(c => c.textContent.trim()))" % index)


def same_as_command(b, changes, section=0):
    """The points of a page are those of the command; verdicts and chances in its words."""
    said = {r["id"]: r for r in csv.DictReader(io.StringIO(command("whatif", CODE, "hnte", *[w for c in changes for w in ("--set", c)], "--format", "csv")))}
    shown = {r[-4]: r[-1] for r in cells(b, section)}
    chance = round(float(said["readiness"]["after"]) * 100, 1)
    return ([] if shown.keys() == said.keys() else ["%s and %s" % (shown.keys(), said.keys())]) + [
        "%s: %s and %s" % (k, shown.get(k), said[k]["after"]) for k in ("verdict", "score") if shown.get(k) != said[k]["after"]] + (
        [] if shown["readiness"].startswith(">") or value(shown["readiness"]) == chance else ["readiness %s" % shown["readiness"]])


def sliders(w, b):
    b.open("%s/company/%s/hnte/whatif?lang=en" % (w.root, CODE))
    check("each figure that is known, or where something happens, has a slider with a name",
          b.run("[...document.querySelectorAll('.figure')].every(f => !f.querySelector('input').dataset.now || f.querySelector('input[type=range]').ariaLabel.startsWith('slider: '))"))
    marks = b.run("[...document.getElementById('marks.st_staff').options].map(o => o.value)")
    b.run("document.querySelector('input[type=range][list=\"marks.st_staff\"]').focus()")
    for _ in range(60):
        b.press("ArrowLeft")
        if b.run("document.getElementById('set.st_staff').value") in marks:
            break
    at = b.run("document.getElementById('set.st_staff').value")
    check("a slider holds where something happens", at in marks)
    check("the result follows, to the last digit", [] if until(b, "location.search.includes('set.st_staff=%s')" % at) and
          until(b, "document.querySelector('#result').classList.contains('busy')", False) and not same_as_command(b, ["st_staff=" + at]) else same_as_command(b, ["st_staff=" + at]) or ["the address"])
    b.run("document.getElementById('set.st_staff').focus()")
    b.run("document.getElementById('set.st_staff').select()")
    b.write("0")
    check("so it does when a number is typed", until(b, "document.querySelector('.summary').textContent.includes('no')") and not same_as_command(b, ["st_staff=0"]))
    check("the other language has the same question", "set.st_staff=0" in b.run("document.querySelector('a.language').href"))
    before = cells(b, 0)
    b.open(b.address())
    check("the address keeps it", cells(b, 0) == before and b.run("document.getElementById('set.st_staff').value") == "0")
    b.goes(lambda: b.click("document.querySelector('[name=compare]')"))
    b.run("document.getElementById('or.set.revenue').focus()")
    b.write("+=20%")
    check("a second scenario stands beside the first", until(b, "document.querySelectorAll('#result section').length === 2 && location.search.includes('or.set.revenue')") and
          until(b, "document.querySelector('#result').classList.contains('busy')", False) and not same_as_command(b, ["st_staff=0"]) and not same_as_command(b, ["revenue+=20%"], 1))


def rules(w, b):
    b.open(w.root + "/rule/hnte/whatif?lang=en")
    b.run("(i => { i.value = '40'; i.dispatchEvent(new Event('change', {bubbles: true})); })(document.getElementById('param.pass'))")
    until(b, "location.search.includes('param.pass=40')")
    moved = list(csv.DictReader(io.StringIO(command("whatif", "hnte", "--param", "pass=40", "--format", "csv"))))
    shown = b.run("[...document.querySelectorAll('#result td.code')].map(c => c.textContent)")
    check("a rule that changes: those that move are those of the command", len(moved) > 5 and shown == [r["uscc"] for r in moved][:100])


def test(w, b):
    sorting(w, b)
    searching(w, b)
    sliders(w, b)
    rules(w, b)
    check("the console stays empty, and nothing is asked of anybody else", b.console + [r for r in b.requests if not r.startswith((w.root, "data:"))])


main(test)
