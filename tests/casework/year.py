#!/usr/bin/env python3
"""A simulated year of a bureau: 30 towns, 3,000 companies, three batches, 200 filings, driven by commands and returned sheets alone.

  year.py PROGRAM GENERATE CLOCK.so [SEED]

People forget sheets, write entries twice, leave out days, and two towns contradict each other. Beside the program year_model.py keeps the same
events; at the end of every month, and for all past months again at the end of the year, the two must say the same. What comes of a filing is
drawn by the truth of the invented district: its quality, which no list shows, moves the panel against the readiness of the company.
"""
import csv
import datetime
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from statistics import NormalDist

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../cli"))
from filled_roster import Roster  # noqa: E402
from year_model import Model, STATUSES, day

YEAR, POOL, PERIOD = 2025, "sim", 90
REGION = "990101"
RULES = """pool: sim
name: {zh: 模拟培育库, en: simulated pool}
note: {zh: 模拟用, en: for a simulation}
leads_to: hnte
region: "990101"
visits: 90
enter:
  - {id: seed, name: {zh: 有三项知识产权且研发占比不低于百分之三, en: three pieces of IP and R&D of 3%}, need: "ip_class1[Y-1] + ip_class2[Y-1] >= 3 and rd_expense[Y-1] >= 3% * revenue[Y-1]"}
leave:
  - {id: passed, name: {zh: 已通过认定, en: recognised}, certificate: hnte}
  - {id: three_years, name: {zh: 入库满三年未通过认定, en: three years without passing}, years: 3}
  - {id: moved, name: {zh: 已迁出本地区, en: moved away}, moved: yes}
"""
BATCHES = (("2025年第一批", 5, 70), ("2025年第二批", 6, 70), ("2025年第三批", 8, 60))


class Failure(Exception):
    pass


def working_day(month, number):
    """January begins late: the program was installed in its second week."""
    return datetime.date(YEAR, month, number + 12 if month == 1 else number)


def month_end(month):
    return datetime.date(YEAR + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


def plus_years(on, years):
    try:
        return on.replace(year=on.year + years)
    except ValueError:  # 29 February
        return on.replace(year=on.year + years, day=28)


class Bureau:
    """The program with its database, its clock and the sheets that people send."""

    def __init__(self, program, clock, folder):
        self.program, self.clock, self.folder = program, clock, folder
        self.today = datetime.date(YEAR, 1, 1)
        self.minute = 0
        self.sheets = 0

    def run(self, *words, fails=False):
        self.minute += 1
        at = datetime.datetime.combine(self.today, datetime.time(8), datetime.timezone.utc) + datetime.timedelta(minutes=self.minute % 600)
        env = dict(os.environ, LD_PRELOAD=self.clock, TEST_CLOCK=str(int(at.timestamp())), TZ="UTC", LC_ALL="C", TIDU_MODELS=f"{self.folder}/models",
                   TIDU_DB=f"{self.folder}/tidu.db", TIDU_USER="bureau")
        done = subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, env=env, cwd=self.folder, check=False)
        if (done.returncode != 0) != fails:
            raise Failure(f"{self.today}: tidu {' '.join(map(str, words))}: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
        return done.stdout if not fails else done.stderr

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.run(*words, "--format", "csv"))))

    def sheet(self, header, rows):
        self.sheets += 1
        name = f"{self.folder}/sheet{self.sheets:04}.csv"
        with open(name, "w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([header, *rows])
        return name


class Year:
    def __init__(self, bureau, seed):
        self.bureau, self.model, self.random = bureau, Model(), random.Random(seed)
        self.checks = 0
        self.read_district()

    # --- the district ---

    def read_district(self):
        folder = f"{self.bureau.folder}/district"
        with open(f"{folder}/companies.csv", encoding="utf-8-sig") as f:
            table = list(csv.reader(f))
        head = {name: i for i, name in enumerate(table[0])}
        self.companies, self.figures = {}, {}
        for row in table[1:]:
            about = self.companies.setdefault(row[head["uscc"]], {"name": "", "founded_on": ""})
            for name in about:
                about[name] = about[name] or row[head[name]]
            self.figures[row[head["uscc"]], int(row[head["year"]])] = {name: row[i] for name, i in head.items()}
        for number, code in enumerate(self.companies):
            self.companies[code]["town"] = f"样例第{number % 30 + 1:02}镇"
        for row in table[1:]:
            row[head["town"]] = self.companies[row[head["uscc"]]]["town"]
            row[head["region"]] = REGION
        with open(f"{folder}/district.csv", "w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
        with open(f"{folder}/credentials.csv", encoding="utf-8-sig") as f:
            self.certificates = {}
            for r in csv.DictReader(f):
                self.grant(r["uscc"], r["credential"], day(r["granted_on"]), day(r["expires_on"]))
        with open(f"{folder}/truth.csv", encoding="utf-8-sig") as f:
            self.quality = {r["uscc"]: float(r["q"]) for r in csv.DictReader(f) if not r["model"]}
        self.towns = sorted({c["town"] for c in self.companies.values()})

    def grant(self, code, title, first, last):
        self.certificates.setdefault(code, []).append((title, first, last))

    def holds(self, code, on, title="hnte"):
        return any(t == title and first <= on <= last for t, first, last in self.certificates.get(code, ()))

    def meets(self, code):
        """The rule of entering, from the figures of the year before; None: it hangs on one that is missing. Counts are no less than 0."""
        row = self.figures.get((code, YEAR - 1))
        wanted = [row[k] if row else "" for k in ("ip_class1", "ip_class2", "rd_expense", "revenue")]
        pieces = sum(int(x or 0) for x in wanted[:2])
        ip = True if pieces >= 3 else None if "" in wanted[:2] else False
        rd = None if "" in wanted[2:] else 100 * Decimal(wanted[2]) >= 3 * Decimal(wanted[3])
        return False if ip is False or rd is False else None if None in (ip, rd) else True

    # --- checks ---

    def same(self, what, expected, got):
        self.checks += 1
        if expected != got:
            if isinstance(expected, (set, dict)):
                ours, theirs = set(expected.items() if isinstance(expected, dict) else expected), set(got.items() if isinstance(got, dict) else got)
                raise Failure(f"{self.bureau.today}: {what}: {len(expected)} expected, {len(got)} came; missing {sorted(ours - theirs)[:5]}, "
                              f"too many {sorted(theirs - ours)[:5]}")
            raise Failure(f"{self.bureau.today}: {what}: {expected} expected, {got} came")

    # --- what people do ---

    def name_of(self, code):
        return self.companies[code]["name"]

    def founded(self, code):
        on = self.companies[code]["founded_on"]
        return day(on) if on else datetime.date(YEAR, 12, 31)

    def outside(self, n, on):
        """Companies that are in no pool and hold no certificate, founded before the year."""
        members = self.model.members(on)
        free = [c for c in self.companies if c not in members and not self.holds(c, on) and c not in self.touched and self.founded(c) < datetime.date(YEAR - 1, 1, 1)]
        chosen = self.random.sample(free, n)
        self.touched.update(chosen)
        return chosen

    def begin(self):
        b = self.bureau
        self.touched = set()
        b.today = datetime.date(YEAR, 1, 5)
        b.run("import", "district/district.csv", "--credentials", "district/credentials.csv")
        b.today = datetime.date(YEAR, 1, 10)
        seeds = [c for c in self.companies if self.meets(c) and not self.holds(c, b.today)]
        b.run("pool", "enter", POOL, "--by-rule", "--on", b.today)
        for code in seeds:
            self.model.move(b.today, code, "entered", b.today, "seed")
        self.same("members by rule", self.model.members(b.today), self.listed("--on", b.today))
        self.readiness = {r["uscc"]: float(r["readiness"] or 0) for r in b.rows("assess", "hnte", "--on", f"{YEAR}-07-01", "--year", YEAR)}
        b.today = datetime.date(YEAR, 1, 15)
        self.first_sheets()

    def first_sheets(self):
        """Towns write down whom they have kept for years; two of them claim the same companies, with other days; three send nothing."""
        claimed = self.outside(3, self.bureau.today)
        files, said = [], []
        for number, town in enumerate(self.towns):
            if number in (4, 11, 23):
                continue
            rows = [[self.name_of(c), c, POOL, "在库", on, "镇街报送"] for c, on in
                    ((c, datetime.date(2022, self.random.randint(1, 12), self.random.randint(1, 28))) for c in self.outside(2, self.bureau.today))
                    if on > self.founded(c)]
            if number in (3, 7):
                rows += [[self.name_of(c), c, POOL, "在库", datetime.date(YEAR, 1, number), "两镇争报"] for c in claimed]
            said += [(r[1], r[4]) for r in rows]
            files.append(self.bureau.sheet(["企业名称", "统一社会信用代码", "培育库", "在库状态", "日期", "原因"], rows))
        self.bureau.run("import", *files)
        for code, on in said:
            self.model.move(self.bureau.today, code, "entered", on, "by hand")

    def visits(self, month):
        """What towns write of their visits: a third of them forget a day now and then, and one says that it called before the firm was there."""
        b, files = self.bureau, []
        b.today = working_day(month, 8)
        members = sorted(self.model.members(b.today))
        for town in self.towns:
            if self.random.random() < 0.1:
                continue  # it sends nothing
            rows = []
            for code in (c for c in members if self.companies[c]["town"] == town and self.random.random() < 0.3):
                on = b.today - datetime.timedelta(self.random.randint(0, 30))
                visitor = f"{town}网格员"
                if self.random.random() < 0.03:
                    rows.append([self.name_of(code), code, "", visitor, "送政策", ""])
                    continue
                rows.append([self.name_of(code), code, on, visitor, "送政策", "已对接"])
                if not self.companies[code]["founded_on"] or on >= self.founded(code):
                    self.model.visit(b.today, code, on, visitor)
                if self.random.random() < 0.02:
                    rows.append(rows[-1])  # written twice
            early = next((c for c in members if self.companies[c]["town"] == town and self.companies[c]["founded_on"]), None)
            if early and town == self.towns[month]:
                rows.append([self.name_of(early), early, self.founded(early) - datetime.timedelta(400), "", "送政策", ""])
            if rows:
                files.append(b.sheet(["企业名称", "统一社会信用代码", "走访日期", "走访人", "走访事由", "走访情况"], rows))
        b.run("import", *files)
        code = members[month]
        b.run("task", "visit", code, "--by", "科技局张三", "--about", "送服务", "--on", b.today)
        self.model.visit(b.today, code, b.today, "科技局张三")

    def hands(self, month):
        """Entries and leavings by hand, some known late; what two hands do is refused."""
        b = self.bureau
        b.today = working_day(month, 10)
        entering = self.outside(3, b.today)
        b.run("pool", "enter", POOL, *entering, "--reason", "镇街推荐", "--on", b.today)
        for code in entering:
            self.model.move(b.today, code, "entered", b.today, "by hand")
        said = b.run("pool", "enter", POOL, entering[0], "--reason", "再次推荐", "--on", b.today, fails=True)
        self.same("a second entry names the first", True, str(b.today) in said)
        leaving = self.random.sample(sorted(self.model.members(b.today)), 2)
        leaving = [c for c in leaving if all(e[4] < b.today for e in self.model.pool if e[2] == c)]
        if leaving:
            b.run("pool", "leave", POOL, *leaving, "--reason", "企业放弃申报", "--on", b.today)
        for code in leaving:
            self.model.move(b.today, code, "left", b.today, "by hand")
        if month > 1:
            late = self.outside(2, b.today)
            on = datetime.date(YEAR, month - 1, 20)
            b.run("import", b.sheet(["企业名称", "统一社会信用代码", "培育库", "在库状态", "日期", "原因"],
                                    [[self.name_of(c), c, POOL, "在库", on, "补录"] for c in late]))
            for code in late:
                self.model.move(b.today, code, "entered", on, "late")

    def rosters(self, month):
        """In April every town gets its roster, and most give it back: who looks after whom, when they called, who is not to be kept. One town claims a firm of another."""
        if month != 4:
            return
        b = self.bureau
        b.today = datetime.date(YEAR, month, 11)
        b.run("roster", "hnte", "--per", "town", "--output", "towns", "--lang", "zh")
        members, files = self.model.members(b.today), []
        for town in self.towns:
            path = f"{b.folder}/towns/{town}.xlsx"
            if self.random.random() < 0.1:
                continue  # forgotten on a desk
            files.append(path)
            roster = Roster(path)
            said = {roster.rows[r][roster.columns["统一社会信用代码"]]: r for r in roster.companies()}
            for code, r in said.items():
                coach, called = f"辅导员{self.random.randint(1, 9)}", b.today - datetime.timedelta(self.random.randint(1, 20))
                if self.random.random() < 0.6:
                    roster.write(r, "辅导员", coach)
                    self.coaches.setdefault(code, coach)
                    if self.random.random() < 0.5 and (not self.companies[code]["founded_on"] or called >= self.founded(code)):
                        roster.write(r, "最近走访", str(called))
                        self.model.visit(b.today, code, called, coach)
            gone = next((c for c in said if c in members and members[c] < b.today), None)
            if gone:
                roster.write(said[gone], "在库状态", "出库")
                roster.write(said[gone], "出库原因", "企业停产")
                self.model.move(b.today, gone, "left", b.today, "企业停产")
            other = next((c for c in members if self.companies[c]["town"] != town and c in self.coaches), None)
            if town == self.towns[20] and other:
                roster.write(max(said.values()) + 1, "统一社会信用代码", other)
                roster.write(max(said.values()) + 1, "辅导员", "辅导员甲")
            roster.save()
        said = b.run("import", "--pool", POOL, *files)
        self.same("a coach that two towns name differently is a conflict", True, "辅导员甲" in said)

    def load(self, on):
        """How many members each coach looks after."""
        found = {}
        for code in self.model.members(on):
            coach = self.coaches.get(code, "(none)")
            found[coach] = found.get(coach, 0) + 1
        return found

    def tasks(self, month):
        b = self.bureau
        b.today = working_day(month, 12)
        for k in range(4):
            code = sorted(self.model.members(b.today))[month * 7 + k]
            due = month_end(month) + datetime.timedelta(10 * k - 5)
            b.run("task", "add", f"第{month}月第{k + 1}项", "--company", code, "--owner", "高新科", "--due", due, "--on", b.today)
            number = len(self.model.tasks) + 1
            self.model.tasks[number] = {"opened": b.today, "due": due, "events": []}
        b.run("task", "close", len(self.model.tasks), "--on", b.today, fails=True)  # without evidence
        for number, task in self.model.tasks.items():
            if not task["events"] and number % 4 and task["opened"] < b.today:
                b.run("task", "close", number, "--evidence", f"通高新〔{YEAR}〕{number}号", "--on", b.today)
                task["events"].append((b.today, b.today, "closed"))

    # --- batches ---

    def status_sheet(self, batch, rows):
        self.bureau.run("import", "--applications", self.bureau.sheet(
            ["uscc", "model", "batch", "year", "status", "day"], [[c, "hnte", batch, YEAR, status, on] for c, status, on in rows]))
        for code, status, on in rows:
            self.model.reach(self.bureau.today, code, batch, status, on)

    def file(self, month):
        for batch, filing_month, n in BATCHES:
            if month == filing_month:
                self.bureau.today = datetime.date(YEAR, month, 16)
                members = self.model.members(self.bureau.today)
                able = [c for c in self.quality if self.readiness.get(c, 0) > 0 and c not in self.filers and not self.holds(c, self.bureau.today) and
                        self.founded(c) < datetime.date(YEAR - 1, 1, 1)]
                outside = [c for c in able if c not in members]
                chosen = self.random.sample(outside, min(len(outside), n // 5))
                chosen += self.random.sample([c for c in able if c in members], n - len(chosen))
                self.filers.update(chosen)
                typed, listed = chosen[:3], chosen[3:]
                self.bureau.run("application", "add", typed[0], "hnte", "--batch", batch, "--status", "recommended", "--on", self.bureau.today, fails=True)
                self.status_sheet(batch, [(c, "filed", self.bureau.today) for c in listed])
                for code in typed:
                    self.bureau.run("application", "add", code, "hnte", "--batch", batch, "--status", "filed", "--on", self.bureau.today)
                    self.model.reach(self.bureau.today, code, batch, "filed", self.bureau.today)
            if month == filing_month + 1:
                self.bureau.today = datetime.date(YEAR, month, 5)
                self.status_sheet(batch, [(c, "recommended", self.bureau.today) for c in self.of(batch) if self.random.random() < 0.97])

    def of(self, batch, status="filed"):
        return [c for (c, b, s) in self.model.filed if b == batch and s == status]

    def passes(self, code, severity):
        """The panel of the district: a common factor of the company, hidden quality in it, against its readiness."""
        normal = NormalDist()
        z = 0.8 * self.quality[code] + 0.6 * self.random.gauss(0, 1)
        x = 0.3 ** 0.5 * z + 0.7 ** 0.5 * self.random.gauss(0, 1) + severity
        return normal.cdf(x) > 1 - self.readiness[code]

    def decide(self, month):
        for number, (batch, _, _) in enumerate(BATCHES):
            if month != 10 + number:
                continue
            b = self.bureau
            b.today = datetime.date(YEAR, month, 20)
            severity = self.random.gauss(0, 0.2)
            passed = [c for c in self.of(batch, "recommended") if self.passes(c, severity)]
            refused = [c for c in self.of(batch, "recommended") if c not in passed]
            self.status_sheet(batch, [(c, "recognised", b.today) for c in passed] + [(c, "refused", b.today) for c in refused])
            last = plus_years(b.today, 3) - datetime.timedelta(1)
            b.run("import", b.sheet(["uscc", "credential", "granted_on", "expires_on", "number"],
                                    [[c, "hnte", b.today, last, f"GR{YEAR}99{i:06}"] for i, c in enumerate(passed)]))
            for code in passed:
                self.grant(code, "hnte", b.today, last)

    def move_away(self, month):
        if month % 3 == 0:
            self.bureau.today = datetime.date(YEAR, month, 25)
            gone = self.random.sample(sorted(set(self.model.members(self.bureau.today)) - self.gone), 2)
            self.bureau.run("import", self.bureau.sheet(["uscc", "region"], [[c, "990202"] for c in gone]))
            self.gone.update(gone)

    def leave_by_rule(self, month):
        b = self.bureau
        b.today = month_end(month)
        b.run("pool", "leave", POOL, "--by-rule", "--on", b.today)
        for code, entered in self.model.members(b.today).items():
            grants = [first for t, first, _ in self.certificates.get(code, ()) if t == "hnte" and entered <= first <= b.today]
            if grants:
                self.model.move(b.today, code, "left", min(grants), "passed")
            elif plus_years(entered, 3) <= b.today:
                self.model.move(b.today, code, "left", b.today, "three_years")
            elif code in self.gone:
                self.model.move(b.today, code, "left", b.today, "moved")

    # --- the end of a month ---

    def listed(self, *words):
        return {r["uscc"]: day(r["entered_on"]) for r in self.bureau.rows("pool", "list", POOL, *words)}

    def expired(self, first, last):
        return sum(1 for held in self.certificates.values() for title, _, end in held if title == "hnte" and first <= end <= last)

    def check_month(self, month):
        b, on = self.bureau, month_end(month)
        first = on.replace(day=1)
        self.same("members", self.model.members(on), self.listed("--on", on))
        row = b.rows("pool", "months", POOL, "--from", f"{YEAR}-{month:02}", "--to", f"{YEAR}-{month:02}")[0]
        expected = {"members": len(self.model.members(on)), "entered": len(self.model.moves("entered", first, on)),
                    "left": len(self.model.moves("left", first, on)), "expired": self.expired(first, on)}
        expected |= {status: self.model.reached(status, first, on) for status in ("filed", "recommended", "recognised", "refused")}
        self.same("the month", expected, {k: int(row[k]) for k in expected})
        for r in b.rows("application", "list", "hnte", "--on", on, "--year", YEAR) if self.model.filed else ():
            self.same(f"statuses of {r['batch']}", [self.model.count(r["batch"], s, on) for s in STATUSES], [int(r[s]) for s in STATUSES])
        self.same("unvisited", self.model.unvisited(on, PERIOD), {r["uscc"] for r in b.rows("pool", "unvisited", POOL, "--on", on)})
        self.same("members of each coach", self.load(on), {r["coach"]: int(r["members"]) for r in b.rows("pool", "load", POOL, "--on", on) if int(r["members"])})
        states = {n: self.model.state(n, on) for n in self.model.tasks}
        self.same("tasks", states, {int(r["id"]): r["state"] for r in b.rows("task", "list", "--state", "all", "--on", on)})

    def run(self):
        self.filers, self.gone, self.coaches = set(), set(), {}
        self.begin()
        for month in range(1, 13):
            self.visits(month)
            self.hands(month)
            self.rosters(month)
            self.tasks(month)
            self.file(month)
            self.decide(month)
            self.move_away(month)
            self.leave_by_rule(month)
            self.check_month(month)
        self.look_back()

    def look_back(self):
        """From the end of the year: every past month again, by what is known now, and by what was known then."""
        for month in range(1, 13):
            on = month_end(month)
            self.same(f"members on {on}", self.model.members(on), self.listed("--on", on))
            self.same(f"members on {on} as known then", self.model.members(on, on), self.listed("--on", on, "--as-of", on))
        for month in range(1, 12):
            self.check_diff(month_end(month), month_end(month + 1))
        fitted = json.loads(self.bureau.run("calibrate", "hnte", "--format", "json"))
        self.same("filings that calibration reads", sum(n for _, _, n in BATCHES),
                  fitted["filings"] + sum(int(r["filings"]) for r in fitted["left_out"]))

    def held(self, on):
        """The titles that each company holds on a day."""
        return {code: frozenset(t for t, first, last in rows if first <= on <= last) for code, rows in self.certificates.items()}

    def check_diff(self, first, last):
        """Whoever stands elsewhere is a row with a cause that was tried, and nobody else is."""
        b = self.bureau
        before, after = self.held(first), self.held(last)
        expected = {code for code in before if before[code] != after[code]}
        rows = b.rows("diff", first, last)
        self.same(f"who moved from {first} to {last}", expected, {r["uscc"] for r in rows})
        self.same("all of them for a reason", [], [r["uscc"] for r in rows if not (r["cause"] and r["why"])])
        known = [{(e[2], e[3], str(e[4])) for e in self.model.pool if e[0] <= on and e[4] <= on} for on in (first, last)]
        self.same(f"entries and leavings from {first} to {last}", known[1] - known[0],
                  {(r["uscc"], r["event"], r["day"]) for r in b.rows("diff", first, last, "--table", "pools")})


def main():
    program, generate, clock = (os.path.abspath(p) for p in sys.argv[1:4])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    models = os.environ.get("TIDU_MODELS", "models")
    folder = tempfile.mkdtemp(prefix="tidu-year-")
    try:
        shutil.copytree(models, f"{folder}/models")
        with open(f"{folder}/models/pools/sim.yaml", "w", encoding="utf-8") as out:
            out.write(RULES)
        subprocess.run([generate, "--companies", "3000", "--clean", "--seed", str(seed), "--truth", "--output", f"{folder}/district"], check=True,
                       env=dict(os.environ, TIDU_MODELS=f"{folder}/models"))
        year = Year(Bureau(program, clock, folder), seed)
        year.run()
        print(f"{year.checks} passed, 0 failed")
    except Failure as failure:
        print(failure)
        return 1
    finally:
        if not os.environ.get("KEEP"):
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
