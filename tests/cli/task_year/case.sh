# A year of tasks, by commands and sheets that come back, held at every month's end against a list in Python that knows each of them.
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
cat >year.py <<'PY'
import csv, datetime, io, os, random, subprocess
random.seed(20)
D = datetime.date
tidu = os.environ["TIDU"]
owners, towns, coaches = ["科技局", "人社局", "金融办", "东镇"], ["东镇", "西镇", ""], ["张三", "李四", ""]

def run(*words, fails=False):
    p = subprocess.run([tidu, *words], capture_output=True, text=True)
    assert (p.returncode != 0) == fails, (words, p.stderr)
    return p.stdout

with open("firms.csv", "w") as f:
    f.write("uscc,name,town,coach,year,revenue\n")
    for i in range(20):
        f.write("F%02d,企业%d,%s,%s,2024,1\n" % (i, i, towns[i % 3], coaches[i // 3 % 3]))
run("import", "firms.csv", "--quiet")

tasks, refused = {}, 0   # number: what it is, with its events as (day, word, value)

def state(t, day):
    "As a clerk would: go through what happened until that day"
    if day < t["opened"]:
        return None
    word, owner, due, end = "open", t["owner"], t["due"], None
    for on, what, value in sorted(t["events"], key=lambda e: e[0]):
        if on > day:
            break
        if what == "owner": owner = value
        elif what == "due": due = value
        elif what == "reopen": word, end = "open", None
        else: word, end = what, on
    if word == "open" and due < day:
        word = "overdue"
    return word, owner, due, end

def sheet(name, head, rows):
    with open(name, "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([head] + rows)
    run("import", name, "--problems", "problems.csv")
    return sum(r["code"] in ("D352", "D353", "D355", "D453", "D454") for r in csv.DictReader(open("problems.csv", encoding="utf-8-sig")))

for month in range(1, 13):
    first = D(2025, month, 1)
    last = (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    any_day = lambda: first + datetime.timedelta(days=random.randrange(last.day))
    # new ones: a sheet of ten, two by command
    new = []
    for i in range(12):
        firm, opened = random.randrange(25), any_day()
        t = dict(title="任务%d-%d" % (month, i), owner=random.choice(owners), due=opened + datetime.timedelta(days=random.randrange(60)), opened=opened, events=[],
                 code="F%02d" % firm if firm < 20 else "", town=towns[firm % 3] if firm < 20 else "", coach=coaches[firm // 3 % 3] if firm < 20 else "")
        new.append(t)
    sheet("new%d.csv" % month, ["任务编号", "任务内容", "责任单位", "办结期限", "交办日期", "统一社会信用代码", "佐证材料"],
          [["", t["title"], t["owner"], t["due"], t["opened"], t["code"], ""] for t in new[:10]])
    for t in new[10:]:
        run("task", "add", t["title"], "--owner", t["owner"], "--due", str(t["due"]), "--on", str(t["opened"]), *(["--company", t["code"]] if t["code"] else []))
    for t in new:
        tasks[len(tasks) + 1] = t
    # what comes back: closings, some without evidence, some of what is closed or was not open yet
    rows, wrong, seen = [], 0, set()
    for n in random.sample(sorted(tasks), min(len(tasks), 12)):
        t, day, evidence = tasks[n], any_day(), random.choice(["文号%d" % n, "文号%d" % n, "文号%d" % n, ""])
        rows.append([n, day, evidence])
        if evidence and (day, "closed", evidence) in t["events"] and state(t, D(2030, 1, 1))[0] == "closed":
            continue # said before
        ended = [e for e in t["events"] if e[1] in ("closed", "cancelled", "reopen")]
        fits = evidence and day >= t["opened"] and (not ended or sorted(ended, key=lambda e: e[0])[-1][1] == "reopen" and all(e[0] <= day for e in t["events"]))
        fits = fits and all(e[0] <= day or e[1] == "reopen" for e in t["events"])
        if fits:
            t["events"].append((day, "closed", evidence))
        else:
            wrong += 1
    assert sheet("back%d.csv" % month, ["任务编号", "办结日期", "佐证材料"], rows) == wrong, (month, wrong)
    refused += wrong
    # by command, on the last day: cancelled, moved, opened again
    for n in random.sample(sorted(tasks), 6):
        t, now = tasks[n], state(tasks[n], last)
        what = random.choice(["cancel", "due", "owner", "reopen"])
        value = str(last + datetime.timedelta(days=20 + n)) if what == "due" else random.choice(owners)
        ok = now and (now[0] in ("closed", "cancelled")) == (what == "reopen") and not (what == "owner" and value == now[1])
        words = {"cancel": ["cancel", str(n)], "reopen": ["reopen", str(n)], "due": ["move", str(n), "--due", value], "owner": ["move", str(n), "--owner", value]}[what]
        run("task", *words, "--reason", "r", "--on", str(last), fails=not ok)
        if ok:
            t["events"].append((last, {"cancel": "cancelled"}.get(what, what), D.fromisoformat(value) if what == "due" else value))
        refused += not ok

kinds = ["open", "overdue", "closed", "closed_in_time", "cancelled"]
for month in range(1, 13):
    last = (D(2025, month, 1) + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    now = {n: state(t, last) for n, t in tasks.items()}
    now = {n: s for n, s in now.items() if s}
    got = csv.DictReader(io.StringIO(run("task", "list", "--state", "all", "--on", str(last), "--format", "csv")))
    assert {int(r["id"]): (r["state"], r["owner"], r["due_on"]) for r in got} == {n: (s[0], s[1], str(s[2])) for n, s in now.items()}, month
    for per in ("owner", "town", "coach"):
        want = {}
        for n, (word, owner, due, end) in now.items():
            for group in (owner if per == "owner" else tasks[n][per] or "nobody is named", "together"):
                c = want.setdefault(group, dict.fromkeys(kinds, 0))
                c["open"] += word in ("open", "overdue")
                c["overdue"] += word == "overdue"
                c["closed"] += word == "closed"
                c["closed_in_time"] += word == "closed" and end <= due
                c["cancelled"] += word == "cancelled"
        got = csv.DictReader(io.StringIO(run("task", "list", "--per", per, "--on", str(last), "--format", "csv")))
        assert {r[per]: {k: int(r[k]) for k in kinds} for r in got} == want, (month, per)
print("twelve months reconcile")
assert refused > 40 and sum(len(t["events"]) for t in tasks.values()) > 60
PY
python3 year.py
