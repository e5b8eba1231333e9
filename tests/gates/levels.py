"""Called by levels.sh: plants secrets, runs every command at every level, searches what was written."""
import csv, datetime, fractions, glob, io, json, os, random, re, subprocess, sys, zipfile
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
write("fix.csv", [{"uscc": code(0), "year": 2024, "revenue": "call %s" % mobile(0, 5)}])

# --- every command -------------------------------------------------------------------------------------------------

A, B = code(0), code(20)
sample = root + "/data/sample/companies.csv"  # where the district above has nothing to choose from; its own figures are the secrets then
runs = {
    "imports": ["imports"],
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
    "index": ["index run", "index explain " + A, "index weights", "index swap %s %s" % (A, B)],
    "plan": ["plan hnte --with-holders"],
    "roster": ["roster hnte --with-holders", "roster hnte --with-holders --per town", "roster hnte --with-holders --per coach"],
    "policy": ["policy match " + A, "policy budget %s/data/sample/policy.yaml" % root],
    "coverage": ["coverage"] + ["coverage %s%s" % (c, g) for c in ("rd-active", "rd-deduction", "tech-sme") for g in ("", " --group town", " --group coach")],
    "research": ["research"] + ["research --group town --table " + t for t in ("sources", "steps", "groups", "companies")],
    "metric": ["metric", "metric rd-to-revenue --top 0", "metric rd-to-revenue --town 双溪镇"],
    "league": ["league peers --towns", "league peers --towns --of 三河镇", "league peers"],
    "target": ["target status wuxing.2023 --day 2023-06-30", "target pack wuxing.2023 --month 2023-06", "target explain wuxing.2023/hnte-new --day 2023-11-30"],
}
reasons = {
    "import": "writes no answer; its messages go to whoever owns the file (--problems and --review are tried below)",
    "code": "shows codes of regions and industries",
    "models": "shows rules",
    "reallocate": "shows a table of towns that was handed to it",
    # what other offices' work holds; whoever knows such a command tells its calls above
}
listed = re.findall(r"^  ([a-z]+) +\S", subprocess.run([program, "help", "--lang", "en"], capture_output=True, text=True, env=dict(os.environ, LANG="C")).stdout.split("Options of every")[0], re.M)
for c in listed:
    if c not in runs and c not in reasons:
        faults.append("tidu %s is neither run here nor named with a reason" % c)

environment = dict(os.environ, TIDU_DB=work + "/d.db", LANG="C.UTF-8")
environment.pop("TIDU_LEVEL", None)

def tidu(words, level):
    return subprocess.run([program] + words + ["--lang", "zh", "--level", level], capture_output=True, env=environment, stdin=subprocess.DEVNULL)

for words in (["import", "companies.csv", "--credentials", "credentials.csv", "--applications", "applications.csv"], ["import", "monthly.csv"]):
    done = tidu(words, "L3")
    if done.returncode:
        sys.exit("the district cannot be imported: " + done.stderr.decode())

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
    wants_folder = words[0] == "plan" or "--per" in words
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
    if is_file and os.path.exists(target):
        text += content(target)
    return done, text

# days as a spreadsheet keeps them: those planted, and the bounds of what may be filled in
serials = {"%d" % (d - datetime.date(1899, 12, 30)).days for d in [datetime.date(2015, 3, 1 + k) for k in range(28)] + [datetime.date(1950, 1, 1), datetime.date(2025, 3, 1)]}

def forms(value):
    """How a program might write an amount: yuan, 万元, 亿元, as they are and rounded."""
    out = {"%d" % value}
    for unit in (10 ** 4, 10 ** 8, 10 ** 3):
        exact = fractions.Fraction(value, unit)
        for places in range(0, 7):
            text = "%.*f" % (places, float(exact))
            if len(text.replace(".", "").lstrip("0")) >= 5:
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

def search(text, numbers, texts):
    found = {(numbers[t], t) for t in {m.replace(",", "") for m in token.findall(text)} if t in numbers}
    return found | {(n, t) for t, n in texts.items() if t in text}

is_said = re.compile("L[0-3]")
seen = set()
for command, calls in runs.items():
    for call in calls:
        for form in ["csv"] if "--stream" in call else [f for f in formats(command) if f != "ics"]:  # days of offices, without companies
            for level in ("L0", "L1", "L2", "L3"):
                done, text = ask(call, form, level)
                said = done.stderr.decode("utf-8", "replace")
                where = "tidu %s --format %s --level %s" % (call, form, level)
                if level == "L3":
                    seen |= {n for n, _ in search(text, {**number_forms, **internal_forms}, {**secret_texts, **internal_texts})}
                    if done.returncode and "csv" not in str(form).lower() and "CSV" not in said:
                        faults.append(where + " fails: " + said.strip()[-200:])
                    continue
                if done.returncode and not is_said.search(said) and "CSV" not in said:
                    faults.append(where + " fails without naming a level: " + said.strip()[-200:])
                if not done.returncode and text and not is_said.search(text + said):
                    faults.append(where + " does not print its level")
                for n, t in sorted(search(text, sample_forms if sample in call else number_forms, secret_texts))[:3]:
                    faults.append("%s shows %s: %s" % (where, n, t))
                if level == "L0":
                    for n, t in sorted(search(text, internal_forms, internal_texts))[:3]:
                        faults.append("%s shows %s: %s" % (where, n, t))
for n in set(secret_numbers.values()) | set(secret_texts.values()) | set(internal_numbers.values()) | set(internal_texts.values()):
    if n not in seen and " of " not in n:
        faults.append("%s is not found at L3 either: the search is blind to it" % n)
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
        low = sum(line[u] * (1 if unknown[u] < least else least) if line[u] > 0 else line[u] * (least - 1 if unknown[u] < least else 10 ** 9) for u in inside)
        high = sum(line[u] * (least - 1 if unknown[u] < least else 10 ** 9) if line[u] > 0 else line[u] * (1 if unknown[u] < least else least) for u in inside)
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
                    lines += [({(r, c): 1 for r in range(len(table))}, None) for c in columns]
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
                for u in sorted(solved(unknown, lines)):
                    faults.append("%s: %s of %s, row %d, can be found: %s" % (where, u[1], name, u[0] + 1, unknown[u]))
if not hidden:
    faults.append("no cell was kept back: the test of small cells is blind")

for f in faults:
    print(f)
print("%d counts looked at, %d kept back; %d secrets planted" % (checked, hidden, len(secret_numbers) + len(secret_texts)) if not faults else "%d faults" % len(faults))
sys.exit(bool(faults))
