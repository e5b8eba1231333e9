"""Called by levels.sh: plants secrets, runs every command at every level, searches what was written."""
import csv, datetime, fractions, glob, io, json, os, random, re, sqlite3, subprocess, sys, zipfile
import yaml

program, root, work = sys.argv[1:4]
os.chdir(work)
rules = yaml.safe_load(open(root + "/models/practice/export.yaml", encoding="utf-8"))
indicators = yaml.safe_load(open(root + "/models/dictionary/indicators.yaml", encoding="utf-8"))["indicators"]
least = rules["small"]["least"]
faults = []

# --- the district: towns of 1, 2, 3, 4, 6 and 24 companies -------------------------------------------------------

random.seed(20250701)
sizes = {"孤岛镇": 1, "双溪镇": 2, "三河镇": 3, "四望街道": 4, "六合镇": 6, "廿四街道": 24}
towns = [t for t, n in sizes.items() for _ in range(n)]
letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"

def code(i):
    body = "91990101MA%07d" % (4000000 + i * 37)
    weights = [3 ** k % 31 for k in range(17)]
    return body + letters[(31 - sum(letters.index(c) * w for c, w in zip(body, weights)) % 31) % 31]

def mobile(i, k):
    return "1%d8%08d" % (3 + k, 20317711 + i * 104729 + k * 7)

def identity(i):
    body = "33052119%02d0%d1%d%03d" % (60 + i % 30, 1 + i % 9, 1 + i % 8, 101 + i)
    return body + "10X98765432"[sum(int(c) * (2 ** (17 - k) % 11) for k, c in enumerate(body)) % 11]

surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
given = "瑄璟琬琰瑜珩璇琮珂珮璐琛瑭瑾璎珞琪琳瑶瑷璠瓒琚珙玙琏瑛瑢璞璘璨璩瓘珣琲琯瑗瑀璁璆"
# what is greater than what it is a part of is not taken in, so amounts go down a scale; nine digits, in 万元 five
scale = {"revenue": 19, "main_revenue": 17, "total_income": 19, "hightech_income": 15, "cost_expense": 16, "rd_expense": 14, "rd_expense_hnte": 13.9,
         "rd_expense_tax": 13.8, "rd_expense_statistics": 13.6, "rd_expense_audited": 13.4, "rd_expense_domestic": 12, "st_expense": 13.3}
secret_numbers, secret_texts, internal_numbers, internal_texts = {}, {}, {}, {}
rows, years = [], tuple(range(2017, 2025))
annual = [n for n, x in indicators.items() if x["kind"] == "annual"]
sums = {}
for i, town in enumerate(towns):
    person = {"coach": surnames[i] + given[i] + given[-1 - i], "contact": surnames[-1 - i] + given[(i * 7 + 3) % 40] + "｜"}
    for year in years:
        row = {"uscc": code(i), "name": "测例%s%02d号有限公司" % (town[:2], i), "town": town, "year": year}
        if year == years[-1]:
            row.update(founded_on="2015-03-%02d" % (1 + i % 28), region="999901", industry="C3921", hightech_field="101", grid="第%d网格" % (i % 3),
                       park="测例园", listed=0, above_scale=i % 2, audited_books=1, coach=person["coach"], contact="%s%s" % (person["contact"][:2], mobile(i, 0)),
                       remark="催%s报材料，电话%s，证件%s" % (person["contact"][:2], mobile(i, 5), identity(i)), willing=1, visited_on="2025-03-01",
                       pool_state="在库", pool_left_because="内情甲%02d" % i)
            secret_texts[person["coach"]] = "coach"
            for phone in (mobile(i, 0), mobile(i, 5)):
                secret_texts[phone] = "telephone"
                secret_texts[phone[:3] + " " + phone[3:7] + " " + phone[7:]] = "telephone"
            secret_texts[identity(i)] = "identity card"
            internal_texts[row["pool_left_because"]] = "pool_left_because"
        for k, n in enumerate(annual):
            x = indicators[n]
            if x["type"] == "money" and n not in ("equity_financing",):
                top = scale.get(n, 10 + (k * 5) % 9)
                value = int(top * 10 ** 7) - random.randrange(10 ** 6) * 10 + (i * 3 + k) % 9 + 1
                row[n] = value
                secret_numbers.setdefault(value, n)
                sums.setdefault((n, year, town), []).append(value)
            elif n in ("electricity_kwh", "coal_equivalent"):
                row[n] = 30 * 10 ** 7 + random.randrange(10 ** 7)
                internal_numbers.setdefault(row[n], n)
        row.update(employees=120 + i + (year - 2017) * (i % 7) * 4, st_staff=4 + i % 30, rd_staff=3, ip_class1=i % 3, ip_class2=i % 5, conversions=i % 7, market_rank=3)
        rows.append(row)
for (n, year, town), values in sums.items():
    if len(values) < least:
        secret_numbers.setdefault(sum(values), n + " of " + town)

def write(path, table):
    keys = list(dict.fromkeys(k for r in table for k in r))
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, keys)
        out.writeheader()
        out.writerows(table)

write("companies.csv", rows)
write("monthly.csv", [{"uscc": code(i), "name": "测例%s%02d号有限公司" % (t[:2], i), "town": t, "month": m, n: v} for i, t in enumerate(towns)
                      for m in ("2024-06", "2025-06") for n, v in (("revenue", 11 * 10 ** 7 + i * 100003 + (m == "2025-06") * 51234567 + 7),)])
for r in csv.DictReader(open("monthly.csv", encoding="utf-8")):
    secret_numbers.setdefault(int(r["revenue"]), "monthly revenue")
    sums.setdefault(("monthly revenue", r["month"], r["town"]), []).append(int(r["revenue"]))
for (n, year, town), values in list(sums.items()):
    if n == "monthly revenue" and len(values) < least:
        secret_numbers.setdefault(sum(values), n + " of " + town)
write("credentials.csv", [{"uscc": code(i), "credential": c, "granted_on": "2022-11-0%d" % (1 + i % 8), "expires_on": "2025-11-0%d" % (1 + i % 8), "number": "GR20223%07d" % i}
                          for i in range(0, 40, 3) for c in ("hnte",)])
write("applications.csv", [{"uscc": code(i), "model": "hnte", "batch": "第一批", "year": 2024, "status": s, "day": "2024-0%d-12" % (6 + (s != "filed"))}
                           for i in range(0, 40, 2) for s in ("filed", "recognised" if i % 4 else "refused")])
# --- people's work: pools, visits, needs, tasks, applications that are typed in; and what came in between two days ---

users = {"尉迟瓛": "imports", "令狐璩": "enters"}
worker, planter = users

def secret(kind, text):
    secret_texts[text] = kind
    return text

def inner(kind, text):
    internal_texts[text] = kind
    return text

for name in users:
    secret("user", name)
later = {}  # of 24 companies' town: over the line of tech-sme
for i in (16, 17, 20, 21, 23):
    later[i] = 23 * 10 ** 7 + i * 1000003
    secret_numbers[later[i]] = "revenue after"
second = [{"uscc": code(i), "name": "测例%s%02d号有限公司" % (towns[i][:2], i), "town": "六合镇" if i == 21 else towns[i], "year": 2024, "revenue": v} for i, v in later.items()]
second += [{"uscc": code(i), "name": "测例%s%02d号有限公司" % (towns[i][:2], i), "town": "四望街道" if i == 11 else towns[i], "year": 2024} for i in (11, 4)]
second += [{"uscc": code(50), "name": "测例新设50号有限公司", "town": "双溪镇", "year": 2024, "founded_on": "2020-01-01", "employees": 50, "st_staff": 9,
            "revenue": 123456781, "industry": "C3921"}]
secret_numbers[123456781] = "revenue after"
second[5].update(employees=900)  # above the line of staff
write("second.csv", second)
write("visits.csv", [{"企业名称": "测例%s%02d号有限公司" % (towns[i][:2], i), "走访日期": "2025-03-%02d" % (3 + i % 5), "走访人": secret("visitor of a list", "皇甫" + given[i]),
                      "走访事由": inner("purpose", "送策上门%02d" % i), "走访情况": inner("finding", "内情乙%02d" % i) + "，电话%s，证件%s" % (mobile(i, 5), identity(i)),
                      "企业需求": "%s，找%s" % (inner("need", "缺工程师%02d名" % i), mobile(i, 2)), "责任单位": "人社局", "办理期限": "2025-06-%02d" % (1 + i % 28)} for i in range(0, 40, 4)])
for i in range(0, 40, 4):
    secret("telephone in a need", mobile(i, 2))

def pool_calls():
    """Words, and on which day the database learnt it."""
    for n, (members, day) in enumerate((((0, 1, 3, 6, 10, 16, 17), "2025-01-10"), ((2, 4, 7, 11, 12, 18, 19, 20, 21, 22), "2025-02-05"), ((13, 23, 24), "2025-03-20"), ((14, 25, 26, 27, 28), "2025-04-02"))):
        reason = "%s，联系%s" % (inner("reason of a pool entry", "评审推荐第%d组" % n), secret("telephone in a reason", mobile(n, 3)))
        yield ["pool", "enter", "hnte"] + [code(i) for i in members] + ["--reason", reason, "--on", day], day
    yield ["pool", "leave", "hnte", code(3), code(16), "--reason", inner("reason of a pool entry", "自愿退出甲") + "，电话%s" % mobile(1, 3), "--on", "2025-03-15"], "2025-03-16"
    yield ["pool", "leave", "hnte", code(2), "--reason", inner("reason of a pool entry", "自愿退出乙"), "--on", "2025-04-15"], "2025-04-16"
    for i in (0, 4, 7, 16, 18):
        yield ["pool", "assign", code(i), "--coach", secret("assigned coach", "濮阳" + given[i]), "--contact", secret("assigned contact", "淳于" + given[i]) + mobile(i, 4)], "2025-03-01"
        secret("telephone of a contact", mobile(i, 4))

def task_calls():
    for i in (0, 4, 8, 17, 22, 30):
        yield ["task", "visit", code(i), "--by", secret("visitor", "公冶" + given[i]), "--on", "2025-04-%02d" % (1 + i % 9), "--about", inner("purpose", "问需上门%02d" % i),
               "--found", inner("finding", "内情丙%02d" % i) + "，电话%s" % mobile(i, 5)], "2025-04-12"
        yield ["task", "add", "%s，请致电%s" % (inner("title of a task", "催报材料%02d" % i), secret("telephone in a title", mobile(i, 6))), "--company", code(i), "--owner", "科技局" + secret("telephone of an owner", mobile(60 + i, 1)),
               "--due", "2025-05-%02d" % (1 + i % 20), "--on", "2025-04-01"], "2025-04-01"
    yield ["task", "close", "1", "--evidence", inner("evidence", "吴科甲号") + secret("telephone in evidence", mobile(60, 3)), "--reason", inner("remark of a task", "已报送甲") + "，证件" + identity(3), "--on", "2025-04-20"], "2025-04-20"
    yield ["task", "move", "2", "--due", "2025-06-30", "--owner", "经信局" + secret("telephone of an owner", mobile(60 + 2, 1)), "--reason", inner("remark of a task", "材料未齐乙") + mobile(3, 3), "--on", "2025-04-20"], "2025-04-21"
    yield ["task", "cancel", "3", "--reason", inner("remark of a task", "重复丙"), "--on", "2025-04-20"], "2025-04-21"
    yield ["application", "add", code(13), "hnte", "--batch", "2025年第一批", "--status", "filed", "--on", "2025-03-30"], "2025-03-30"

write("fix.csv", [{"uscc": code(0), "year": 2024, "revenue": "call %s" % mobile(0, 5)}])

# --- every command -------------------------------------------------------------------------------------------------

A, B = code(0), code(20)
# what must be found at L3 in the answers of a command, whatever is found elsewhere
needed = {"pool": ["reason of a pool entry", "telephone in a reason", "assigned coach", "assigned contact", "telephone of a contact", "user"],
          "task": ["visitor", "visitor of a list", "purpose", "finding", "telephone", "identity card", "need", "telephone in a need", "title of a task", "telephone in a title", "telephone of an owner", "evidence",
                   "telephone in evidence", "remark of a task", "assigned coach", "user"],
          "diff": ["revenue", "revenue after", "user", "reason of a pool entry"], "verify": ["revenue", "revenue after", "user"], "exports": ["user", "filter", "assigned coach"],
          "imports": ["user", "assigned coach", "visitor", "finding", "title of a task"]}
sample = root + "/data/sample/companies.csv"  # where the district above has nothing to choose from; its own figures are the secrets then
runs = {
    "pool": ["pool", "pool list hnte --on 2025-05-01", "pool list hnte gazelle --on 2025-05-01", "pool due hnte --on 2025-05-01", "pool unvisited hnte --days 20 --on 2025-05-01", "pool load hnte --on 2025-05-01",
             "pool history hnte --on 2025-05-01", "pool months hnte --from 2025-01 --to 2025-05 --on 2025-05-31", "pool --town 六合镇 --on 2025-05-01", "pool list hnte --where coach=\"濮阳瑄\" --on 2025-05-01"],
    "task": ["task --on 2025-05-10", "task list --state all --on 2025-05-10", "task list --per owner --state all --on 2025-05-10", "task list --per town --on 2025-05-10", "task list --per coach --on 2025-05-10",
             "task list --kind need --on 2025-05-10", "task list --coach 濮阳瑄 --on 2025-05-10", "task show 1 --on 2025-05-10", "task show 2 --on 2025-05-10", "task show 8 --on 2025-05-10",
             "task visits", "task visits %s" % A, "task visits --by 公冶瑄", "task problems wuxing.2023 --on 2023-09-30 --due 2023-10-31 --owner 科技局"],
    "application": ["application list"] + ["application list hnte %s" % o for o in ("--per town", "--names", "--table batches --per town", "--table shares", "--table shares --per town", "--table companies", "--town 三河镇")],
    "diff": ["diff 2025-03-01 2025-05-01" + m for m in (" tech-sme", " hnte", "", " tech-sme --table counts", " tech-sme --table movers", " tech-sme --table causes", " --table pools", " tech-sme --town 六合镇")],
    "verify": ["verify figures.csv --db v.db", "verify changed.csv --db v.db", "verify list.csv --db v.db"],
    "imports": ["imports", "imports show 1"],
    "history": ["history " + A, "history %s --indicator revenue" % B],
    "inspect": ["inspect companies.csv"],
    "quality": ["quality", "quality --table towns", "quality --table matrix", "quality --table figures"],
    "monthly": ["monthly revenue"] + ["monthly revenue --table " + t for t in ("parts", "months", "towns", "changes")],
    "assess": ["assess hnte", "assess all", "assess tech-sme --stream --year 2025 --input companies.csv", "assess hnte --town 三河镇"],
    "rank": ["rank hnte --with-holders", "rank hnte --group town --with-holders", "rank tech-sme --without-ways", "rank hnte --group coach", "rank tech-sme --where revenue[Y-1]>=1yuan"],
    "explain": ["explain %s hnte" % A, "explain %s tech-sme" % B],
    "whatif": ["whatif %s hnte --set st_staff=30" % A, "whatif hnte --set rd_expense+=20%", "whatif hnte --param hnte.rd_floor.1=3%..6%:1%", "whatif tech-sme --set rd_expense=U(5%,15%) --draws 20",
               "whatif %s tech-sme --set revenue+=1%%" % B],
    "gaps": ["gaps %s hnte" % A, "gaps %s tech-sme" % B],
    "reach": ["reach %s hnte" % A, "reach hnte --all", "reach %s hnte --margins" % B, "reach %s %s hnte" % (A, B)],
    "select": ["select hnte --budget 3000000 --input " + sample],
    "fairness": ["fairness hnte --budget 2000000 --input " + sample],
    "forecast": ["forecast hnte --target 10", "forecast hnte --stock --target 20", "forecast hgf@oecd --growth --input " + sample],
    "calendar": ["calendar hnte tech-sme --next --on 2025-05-01 --db d.db"],
    "calibrate": ["calibrate hnte --base-rates", "calibrate --base-rates"],
    "backtest": ["backtest hnte --years 2024..2024"],
    "ladder": ["ladder", "ladder " + A, "ladder --companies", "ladder --since 2022-01-01", "ladder --expiring 12", "ladder --transitions", "ladder --list never-applied", "ladder --list crossing",
               "ladder --list reserve"],
    "index": ["index run", "index explain " + A, "index weights", "index audit --first 5", "index audit --table data", "index audit --table shape", "index audit --table borders", "index audit --table parts", "index swap %s %s" % (A, B), "index robust --draws 50 --points 16 --leave-out", "index compare --weight effort=60",
              "index compare --table bulletin --as-of 2025-03-01 --to-as-of 2025-05-01 --first 5,10"],
    "plan": ["plan hnte --with-holders"],
    "roster": ["roster hnte --with-holders", "roster hnte --with-holders --per town", "roster hnte --with-holders --per coach"],
    "policy": ["policy match " + A, "policy budget %s/data/sample/policy.yaml" % root],
    "coverage": ["coverage"] + ["coverage %s%s" % (c, g) for c in ("rd-active", "rd-deduction", "tech-sme") for g in ("", " --group town", " --group coach")],
    "research": ["research"] + ["research --group town --table " + t for t in ("sources", "steps", "groups", "companies")],
    "baseline": ["baseline"] + ["baseline --table " + t for t in ("industries", "quantiles", "companies")] + ["baseline rd_intensity_3 --by section --quantile 25", "baseline revenue[Y-1] --by class", "baseline --town 三河镇"],
    "border": ["border", "border tech-sme", "border hnte --at rd_intensity"] + ["border --table " + t for t in ("lines", "bins", "companies")],
    "metric": ["metric", "metric rd-to-revenue --top 0", "metric rd-to-revenue --town 双溪镇"],
    "league": ["league peers --towns", "league peers --towns --of 三河镇", "league peers"],
    "exports": ["exports"],
    "target": ["target status wuxing.2023 --day 2023-06-30", "target pack wuxing.2023 --month 2023-06", "target explain wuxing.2023/hnte-new --day 2023-11-30"],
}
reasons = {
    "import": "writes no answer; its messages go to whoever owns the file (--problems and --review are tried below)",
    "serve": "its pages are answers of the commands that are run here, at its own level (tests/cli/serve holds both against each other)",
    "code": "shows codes of regions and industries",
    "models": "shows rules",
    "reallocate": "shows a table of towns that was handed to it",
    "pool enter": "writes; who refuses and why goes to whoever owns the database", "pool leave": "as pool enter", "pool assign": "as pool enter",
    "task add": "as pool enter", "task close": "as pool enter", "task reopen": "as pool enter", "task cancel": "as pool enter", "task move": "as pool enter", "task visit": "as pool enter",
    "application add": "as pool enter",
}
listed = re.findall(r"^  ([a-z]+) +\S", subprocess.run([program, "help", "--lang", "en"], capture_output=True, text=True, env=dict(os.environ, LANG="C")).stdout.split("Options of every")[0], re.M)
for c in listed:
    if c not in runs and c not in reasons:
        faults.append("tidu %s is neither run here nor named with a reason" % c)

environment = dict(os.environ, TIDU_DB=work + "/d.db", LANG="C.UTF-8")
environment.pop("TIDU_LEVEL", None)
environment["TIDU_USER"] = worker

# subcommands of people's work, by the usage of each command
for c in ("pool", "task", "application"):
    shown = subprocess.run([program, c, "--help", "--lang", "en"], capture_output=True, text=True, env=dict(os.environ, LANG="C")).stdout
    for sub in re.findall(r"\b[a-z]+\b", shown.split("Usage: tidu " + c)[1].split("[options]")[0]):
        if "%s %s" % (c, sub) not in reasons and not any((r + " ").startswith("%s %s " % (c, sub)) for r in runs[c]):
            faults.append("tidu %s %s is neither run here nor named with a reason" % (c, sub))

def tidu(words, level):
    return subprocess.run([program] + words + ["--lang", "zh", "--level", level], capture_output=True, env=environment, stdin=subprocess.DEVNULL)

for words in (["import", "companies.csv", "--credentials", "credentials.csv", "--applications", "applications.csv"], ["import", "monthly.csv"]):
    done = tidu(words, "L3")
    if done.returncode:
        sys.exit("the district cannot be imported: " + done.stderr.decode())

def plant(words, db=None):
    done = subprocess.run([program] + words + ["--lang", "zh", "--level", "L3"], capture_output=True, env=dict(environment, TIDU_USER=planter, TIDU_DB=work + "/" + (db or "d.db")), stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit("cannot be planted: %s: %s" % (" ".join(words), done.stderr.decode()))
    return done.stdout

def at(day):
    """The database learnt what came in last on that day."""
    with sqlite3.connect(work + "/d.db") as d:
        d.execute("UPDATE import SET imported_at = ? WHERE id = (SELECT max(id) FROM import)", (day + "T04:00:00Z",))

with sqlite3.connect(work + "/d.db") as d:
    d.execute("UPDATE import SET imported_at = '2025-01-02T04:00:00Z'")
work_done = list(pool_calls()) + list(task_calls()) + [(["import", "visits.csv"], "2025-04-13"), (["import", "second.csv"], "2025-04-10")]
for words, day in work_done:
    plant(words)
    at(day)
secret_texts["濮阳瑄"] = "assigned coach"
filtered = next(v for v, n in secret_numbers.items() if n == "revenue")
secret_numbers[filtered] = "filter"
plant(["assess", "tech-sme", "--where", "revenue[Y-1] >= %d yuan" % filtered, "--format", "csv"])
plant(["assess", "tech-sme", "--where", 'coach = "濮阳瑄"', "--format", "csv"])
# answers that left before the second list came in, one of them changed by hand
plant(["import", "companies.csv"], "v.db")
for name in ("figures.csv", "changed.csv"):
    plant(["history", code(16), "--indicator", "revenue", "--format", "csv", "--output", name], "v.db")
plant(["rank", "tech-sme", "--with-holders", "--format", "csv", "--output", "list.csv"], "v.db")
plant(["import", "second.csv"], "v.db")
text = open("changed.csv", encoding="utf-8").read()
figure = next(str(v) for v, n in secret_numbers.items() if n in ("revenue", "filter") and str(v) in text)
open("changed.csv", "w", encoding="utf-8").write(text.replace(figure, figure[:-1] + "%d" % ((int(figure[-1]) + 1) % 10), 1))

def formats(command):
    shown = subprocess.run([program, command, "--help", "--lang", "en"], capture_output=True, text=True, env=dict(os.environ, LANG="C")).stdout
    found = re.search(r"--format ([a-z|]+)", shown)
    return [f for f in found.group(1).split("|")] if found else [None]

def content(path):
    """All text of a file or folder, documents unpacked."""
    if os.path.isdir(path):
        return "\n".join(name + "\n" + content(name) for name in sorted(glob.glob(path + "/**", recursive=True)) if os.path.isfile(name))
    data = open(path, "rb").read()
    if data[:2] == b"PK":
        box = zipfile.ZipFile(io.BytesIO(data))
        return "\n".join(re.sub(r"<[^>]*>", " ", box.read(n).decode("utf-8", "replace")) for n in box.namelist())  # without measures of pages
    return data.decode("utf-8", "replace")

def ask(call, form, level):
    words = call.split(" ")
    wants_folder = words[0] == "plan" or (words[0] == "roster" and "--per" in words)
    if words[0] == "roster" and not wants_folder:
        form = "xlsx"
    is_file = form in ("xlsx", "docx") or wants_folder
    target = "out" if wants_folder else "out." + str(form)
    subprocess.run(["rm", "-rf", target])
    if form and not wants_folder and words[0] != "roster":
        words += ["--format", form]
    if is_file:
        words += ["--output", target]
    done = tidu(words, level)
    text = done.stdout.decode("utf-8", "replace")
    if words[0] in ("exports", "verify"):  # sizes of files are no figures of companies, though one may look like it
        with sqlite3.connect(work + ("/v.db" if "v.db" in words else "/d.db")) as d:
            sizes.update(b for b, in d.execute("SELECT bytes FROM export"))
    if is_file and os.path.exists(target):
        text += content(target)
    return done, text

# days as a spreadsheet keeps them: those planted, those of the year of the work, and the first that may be filled in
serials = {"%d" % (d - datetime.date(1899, 12, 30)).days for d in [datetime.date(2015, 3, 1 + k) for k in range(28)] + [datetime.date(2025, 1, 1) + datetime.timedelta(k) for k in range(365)]
           + [datetime.date(1950, 1, 1)]}

def forms(value):
    """How a program might write an amount: yuan, 万元, 亿元, as they are and rounded; in 亿元 with six digits, as five are met by chance among statistics."""
    out = {"%d" % value}
    for unit in (10 ** 4, 10 ** 8, 10 ** 3):
        exact = fractions.Fraction(value, unit)
        for places in range(0, 9):
            text = "%.*f" % (places, float(exact))
            if len(text.replace(".", "").lstrip("0")) >= (6 if unit == 10 ** 8 else 5):
                out.add(text)
                out.add(text.rstrip("0").rstrip(".") if "." in text else text)
    return {t for t in out if len(t.replace(".", "").lstrip("0")) >= 5} - serials

# of the invented district of the repository: as they stand, and in 万元 with two places
sample_forms = {}
for r in csv.DictReader(open(sample, encoding="utf-8-sig")):
    for n, v in r.items():
        if n in indicators and indicators[n]["type"] == "money" and re.fullmatch(r"[0-9]{7,}", v):
            sample_forms.update({v: "sample's " + n, "%.2f" % (int(v) / 10 ** 4): "sample's " + n})
number_forms = {t: n for v, n in secret_numbers.items() for t in forms(v)}
internal_forms = {t: n for v, n in internal_numbers.items() for t in forms(v)}
token = re.compile(r"(?<![0-9A-Za-z.])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9A-Za-z])")

sizes = set()

def search(text, numbers, texts):
    found = {(numbers[t], t) for t in {m.replace(",", "") for m in token.findall(text)} if t in numbers and not (t.isdigit() and int(t) in sizes)}
    return found | {(n, t) for t, n in texts.items() if t in text}

is_said = re.compile("L[0-3]")
seen, seen_by = set(), {}
for command, calls in runs.items():
    for call in calls:
        for form in ["csv"] if "--stream" in call else [f for f in formats(command) if f != "ics"]:  # days of offices, without companies
            for level in ("L0", "L1", "L2", "L3"):
                done, text = ask(call, form, level)
                said = done.stderr.decode("utf-8", "replace")
                where = "tidu %s --format %s --level %s" % (call, form, level)
                if level == "L3":
                    met = {n for n, _ in search(text, {**number_forms, **internal_forms}, {**secret_texts, **internal_texts})}
                    seen |= met
                    seen_by.setdefault(command, set()).update(met)
                    if done.returncode and not (command == "verify" and done.returncode == 1) and "csv" not in str(form).lower() and "CSV" not in said:
                        faults.append(where + " fails: " + said.strip()[-200:])
                    continue
                if done.returncode and not is_said.search(said) and "CSV" not in said:
                    faults.append(where + " fails without naming a level: " + said.strip()[-200:])
                if not done.returncode and text and not is_said.search(text + said):
                    faults.append(where + " does not print its level")
                asked = {t: n for t, n in secret_texts.items() if t in call}  # who names somebody is told that this is refused
                for n, t in sorted(search(text + (said if "--input" not in call else ""), sample_forms if sample in call else number_forms, {t: n for t, n in secret_texts.items() if t not in asked}))[:3]:
                    faults.append("%s shows %s: %s" % (where, n, t))
                if level == "L0":
                    for n, t in sorted(search(text, internal_forms, internal_texts))[:3]:
                        faults.append("%s shows %s: %s" % (where, n, t))
for n in set(secret_numbers.values()) | set(secret_texts.values()) | set(internal_numbers.values()) | set(internal_texts.values()):
    if n not in seen and " of " not in n:
        faults.append("%s is not found at L3 either: the search is blind to it" % n)
for command, names in needed.items():
    for n in names:
        if n not in seen_by.get(command, set()):
            faults.append("%s is not found in what tidu %s says at L3 either" % (n, command))
for words in (["import", "fix.csv", "--problems", "p.csv"], ["import", "fix.csv", "--review", "r.csv"], ["inspect", "companies.csv", "--write-map", "m.yaml"]):
    done = tidu(words, "L1")
    if not done.returncode or not is_said.search(done.stderr.decode()) or os.path.exists(words[-1]):
        faults.append("tidu %s --level L1 writes %s" % (" ".join(words), words[-1]))

# --- small cells: none is told, and none can be solved for -------------------------------------------------------

def tables(value, name=None):
    if isinstance(value, list) and value and all(isinstance(r, dict) for r in value):
        yield name, value
    elif isinstance(value, dict):
        yield None, [{k: v for k, v in value.items() if not isinstance(v, (list, dict))}]
        for k, v in value.items():
            yield from tables(v, k)

def counted(name, column):
    if any(c[0] == "-" and c[1:] in (column, "%s/%s" % (name, column)) for c in map(str, rules["counts"])):
        return False
    return column not in indicators and any(c == column or c == "%s/%s" % (name, column) for c in map(str, rules["counts"]))

def solved(unknown, lines):
    """Which unknowns the lines determine, by exact elimination (Gauss and Jordan over the rationals), and by the bounds of one line."""
    order = sorted(unknown)
    matrix = [[fractions.Fraction(line.get(u, 0)) for u in order] for line, _ in lines if any(u in line for u in order)]
    rank = 0
    for c in range(len(order)):
        pivot = next((r for r in range(rank, len(matrix)) if matrix[r][c]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [x / matrix[rank][c] for x in matrix[rank]]
        for r in range(len(matrix)):
            if r != rank and matrix[r][c]:
                matrix[r] = [x - matrix[r][c] * y for x, y in zip(matrix[r], matrix[rank])]
        rank += 1
    out = {order[next(i for i, x in enumerate(row) if x)] for row in matrix[:rank] if sum(1 for x in row if x) == 1}
    for line, _ in lines:
        inside = [u for u in line if u in unknown]
        total = sum(line[u] * unknown[u] for u in inside)
        bounds = {u: (1, least - 1) if 0 < unknown[u] < least else (least if unknown[u] else 0, 10 ** 9) for u in inside}
        low = sum(line[u] * bounds[u][line[u] < 0] for u in inside)
        high = sum(line[u] * bounds[u][line[u] > 0] for u in inside)
        if inside and (total <= low or total >= high):
            out |= set(inside)
    return {u for u in out if 0 < unknown[u] < least}

checked = hidden = 0
for command, calls in runs.items():
    if "json" not in formats(command):
        continue
    for call in (c for c in calls if "--stream" not in c):
        done, truth = ask(call, "json", "L3")
        if done.returncode:
            continue
        for level in ("L0", "L1", "L2"):
            done, shown = ask(call, "json", level)
            if done.returncode:
                continue
            where = "tidu %s --level %s" % (call, level)
            try:
                shown, told = json.loads(shown), json.loads(truth)
            except ValueError as e:
                faults.append("%s: %s" % (where, e))
                continue
            whole = list(tables(told))
            for name, table in tables(shown):
                origin = [t for n, t in whole if n == name and len(t) == len(table)]
                if not origin or "uscc" in origin[0][0] and name is not None or any("uscc" in r for r in table) and len(table) > 1:
                    continue
                origin = origin[0]
                columns = [c for c in table[0] if counted(name, c) and all(isinstance(r.get(c), (int, float, type(None))) for r in origin)]
                unknown, lines = {}, []
                for r, row in enumerate(table):
                    for c in columns:
                        value = origin[r].get(c)
                        checked += 1
                        if row.get(c) is not None and 0 < row[c] < least:
                            faults.append("%s: %s of %s is told: %s" % (where, c, name, row[c]))
                        if row.get(c) is None and value is not None:
                            unknown[(r, c)] = value
                hidden += len(unknown)
                if len(table) > 1:
                    # a total that is small itself is told nowhere
                    lines += [({(r, c): 1 for r in range(len(table))}, None) for c in columns if not 0 < sum(r.get(c) or 0 for r in origin) < least]
                for s in rules["sums"]:
                    parts = [(str(x).lstrip("-"), (1 if k == 0 or s[0] == "=" else -1) * (-1 if str(x)[0] == "-" else 1)) for k, x in enumerate(s) if x != "="]
                    if all(p in columns for p, _ in parts):
                        for r in range(len(table)):
                            values = [origin[r].get(p) for p, _ in parts]
                            if None in values:
                                continue
                            if s[0] != "=" and sum(v * sign for v, (_, sign) in zip(values, parts)):
                                faults.append("%s: the sum %s does not hold in row %d of %s" % (where, s, r + 1, name))
                            lines.append(({(r, p): sign for p, sign in parts}, None))
                if name == "pool_months":  # the members of the month before stand in the row above
                    lines += [({(r, "members"): 1, (r - 1, "members"): -1, (r, "entered"): -1, (r, "left"): 1}, None) for r in range(1, len(table))]
                for u in sorted(solved(unknown, lines)):
                    faults.append("%s: %s of %s, row %d, can be found: %s" % (where, u[1], name, u[0] + 1, unknown[u]))
if not hidden:
    faults.append("no cell was kept back: the test of small cells is blind")

for f in faults:
    print(f)
print("%d counts looked at, %d kept back; %d secrets planted" % (checked, hidden, len(secret_numbers) + len(secret_texts)) if not faults else "%d faults" % len(faults))
sys.exit(bool(faults))
