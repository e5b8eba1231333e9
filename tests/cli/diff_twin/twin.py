"""Random changes of the sample, told by tidu diff and found again without it.

Who moved: two runs of `tidu assess --as-of`, compared. Why: a decisive datum is taken back alone, by an import into a copy of the database,
and the company stands again as before; put alone into the database of the first day, it stands as after. "enough": only the latter.
"together": all of a company's together make it stand as after, and none alone does.
"""
import csv, io, os, random, shutil, sqlite3, subprocess, sys

TIDU = os.environ["TIDU"]
MODEL, READY = "tech-sme", 0.6  # practice/tiers.yaml: from that readiness a company can file
THEN, NOW, LATER = "2025-03-01", "2025-06-01", "2026-03-01"
CHANGED = ["st_staff", "rd_expense", "revenue", "cost_expense", "total_assets", "ip_class1", "ip_class2", "serious_dishonesty"]


def tidu(*words):
    done = subprocess.run([TIDU, *words], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def rows(text):
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def write(path, fields, lines):
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, fields)
        w.writeheader()
        w.writerows(lines)


def standing(db, day, *words):
    """{code: (verdict, can file)} by a plain assessment."""
    found = {}
    for r in rows(tidu("assess", MODEL, "--db", db, "--on", day, "--format", "csv", "--quiet", *words)):
        found[r["uscc"]] = (r["verdict"], r["verdict"] != "no" and float(r["readiness"]) >= READY)
    return found


def gates(db, model, on, as_of):
    """{code: {gate: state}}"""
    return {r["uscc"]: {k[5:]: v for k, v in r.items() if k.startswith("gate.")}
            for r in rows(tidu("assess", model, "--db", db, "--on", on, "--as-of", as_of, "--format", "csv", "--quiet"))}


def verdicts(db, model, on, as_of):
    return {r["uscc"]: r["verdict"]
            for r in rows(tidu("assess", model, "--db", db, "--on", on, "--as-of", as_of, "--format", "csv", "--quiet"))}


def moved_between(a, b):
    return {code for code in b if a.get(code) != b[code]}


def put(db, changes, side):
    """Put (code, indicator, year, value) into a copy: values by an import, missing ones by SQL, as no import takes a value away."""
    copy = db + ".copy"
    shutil.copy(db, copy)
    by_row = {}
    for code, name, year, values in changes:
        if values[side] is None:
            with sqlite3.connect(copy) as s:
                s.execute(f"UPDATE annual_value SET {name} = NULL WHERE year = ? AND company_id = (SELECT id FROM company WHERE uscc = ?)",
                          (year, code))
        else:
            by_row.setdefault((code, year), {})[name] = values[side]
    fields = ["uscc", "year"] + sorted({n for r in by_row.values() for n in r})
    if by_row:
        write("put.csv", fields, [{"uscc": c, "year": y, **v} for (c, y), v in by_row.items()])
        tidu("import", "put.csv", "--db", copy, "--quiet")
    found = standing(copy, THEN)
    os.remove(copy)
    return found


def value(db, code, name, year):
    with sqlite3.connect(db) as s:
        return s.execute(f"SELECT v.{name} FROM annual_value v JOIN company c ON c.id = v.company_id WHERE c.uscc = ? AND v.year = ?",
                         (code, year)).fetchone()[0]


def changed(luck, name, old):
    if name == "serious_dishonesty":
        return str(int(luck.random() < 0.1))
    if name == "st_staff":  # never more than all staff
        return str(int(float(old) * luck.choice([0.3, 0.5, 0.8])))
    if name.startswith("ip"):
        return str(int(luck.choice([0, 1, 3])))
    return str(int(float(old) * luck.choice([0.5, 0.8, 1, 1.5, 3])))


def check_outcomes(db, model, then, now, cause):
    """Only the rule, or only the day, differs: each verdict that differs has a row, and each gate that is named differs as it says."""
    before, after = verdicts(db, model, then, NOW), verdicts(db, model, now, NOW)
    words = ["diff", NOW, "2025-06-02", model, "--on1", then, "--on2", now, "--db", db, "--format", "csv", "--quiet"]
    told = {r["uscc"]: r for r in rows(tidu(*words))}
    differ = {c for c in before if before[c] != after[c]}
    assert {c for c, r in told.items() if r["before"].split("_")[0] != r["after"].split("_")[0]} == differ, (model, cause)
    assert {r["cause"] for r in told.values()} == {cause}, {r["cause"] for r in told.values()}
    was, is_now, n = gates(db, model, then, NOW), gates(db, model, now, NOW), 0
    for r in rows(tidu(*words, "--table", "causes")):
        if r["what"] != "gate":
            continue
        for states, word in ((was, r["before"]), (is_now, r["after"])):
            have = states[r["uscc"]].get(r["id"])
            assert have is None or (have == word) or (have, word) == ("na", "not applicable"), (r, have)
        assert r["before"] != r["after"] and r["cite"], r
        n += 1
    return len(differ), n


def main():
    luck = random.Random(int(sys.argv[2]))
    sample = rows(open(sys.argv[1], encoding="utf-8").read())
    last = 2024  # what an application of 2025 is judged by
    fields = list(sample[0])
    # a third of the cells that are going to change are not known on the first day
    first = [dict(r) for r in sample]
    for r in first:
        for name in CHANGED:
            if int(r["year"]) == last and luck.random() < 0.15:
                r[name] = ""
    write("first.csv", fields, first)
    second = []
    for r in sample:
        if int(r["year"]) != last:
            continue
        new = {"uscc": r["uscc"], "year": r["year"]}
        for name in CHANGED:
            old = r[name]
            new[name] = "" if luck.random() < 0.4 or not old else changed(luck, name, old)
        second.append(new)
    write("second.csv", ["uscc", "year"] + CHANGED, second)
    tidu("import", "first.csv", "--db", "all.db", "--quiet")
    shutil.copy("all.db", "first.db")
    tidu("import", "second.csv", "--db", "all.db", "--quiet")
    for db in ("all.db", "first.db"):
        with sqlite3.connect(db) as s:
            s.execute("UPDATE import SET imported_at = '2025-0' || CASE file WHEN 'first.csv' THEN 2 ELSE 5 END || '-01T08:00:00Z'")
    before, after = standing("all.db", THEN, "--as-of", THEN), standing("all.db", THEN, "--as-of", NOW)

    def causes(*days):
        return rows(tidu("diff", *days, MODEL, "--db", "all.db", "--table", "causes", "--format", "csv", "--quiet"))

    def movers(*days):
        return {r["uscc"]: r for r in rows(tidu("diff", *days, MODEL, "--db", "all.db", "--format", "csv", "--quiet"))}

    # the same application date on both days, so that only data differ
    same_day = [THEN, NOW, "--on2", THEN]
    told = movers(*same_day)
    assert set(told) == moved_between(before, after), set(told) ^ moved_between(before, after)
    assert {r["cause"] for r in told.values()} == {"data"}
    # other days: in one year, and in another year
    for day in (NOW, LATER):
        assert set(movers(THEN, day)) == moved_between(before, standing("all.db", day, "--as-of", day)), day
        assert not [r for r in movers(THEN, day).values() if r["cause"] == "unexplained"]

    by = {"decisive": {}, "enough": {}, "together": {}}
    for r in causes(*same_day):
        code, name, year = r["uscc"], r["id"], int(r["year"])
        change = (code, name, year, [value("first.db", code, name, year), value("all.db", code, name, year)])
        by[r["role"]].setdefault(code, []).append(change)
    assert set(by["decisive"]) | set(by["enough"]) | set(by["together"]) == set(told)

    def rounds(of):
        for k in range(max(map(len, of.values()), default=0)):
            yield [c[k] for c in of.values() if len(c) > k]

    for some in rounds(by["decisive"]):
        back, alone = put("all.db", some, 0), put("first.db", some, 1)
        for code, *_ in some:
            assert back[code] == before[code], ("taken back", code)
            assert alone[code] == after[code], ("alone", code)
    for some in rounds(by["enough"]):
        back, alone = put("all.db", some, 0), put("first.db", some, 1)
        for code, *_ in some:
            assert alone[code] == after[code], ("enough", code)
            assert back[code] != before[code], ("one of several", code)
    whole = put("first.db", [c for of in by["together"].values() for c in of], 1)
    for code in by["together"]:
        assert whole[code] == after[code], ("together", code)
    for some in rounds(by["together"]):
        alone = put("first.db", some, 1)
        for code, *_ in some:
            assert alone[code] != after[code], ("not alone", code)
    for role, least in (("decisive", 20), ("enough", 2), ("together", 2)):
        assert len(by[role]) >= least, (role, len(by[role]))
    # another version of a rule, and another year: on another day the data are those of the same state
    differ, named = check_outcomes("all.db", "srdi", "2026-03-20", "2026-04-10", "rule")
    assert differ >= 5 and named >= 5, (differ, named)
    differ, named = check_outcomes("all.db", "hnte", "2025-03-20", "2026-03-10", "day")
    assert differ >= 5 and named >= 5, (differ, named)
    print("the same companies moved, and every datum named does what is said of it")


main()
