#!/usr/bin/env python3
"""Pools and two days over a store of many companies, beside plain SQL for the members of a day, best of three.

usage: casework.py TIDU FOLDER   (companies.csv, credentials.csv in FOLDER); facts on standard output. The members must be the same.
"""
import csv, io, os, sqlite3, subprocess, sys, tempfile, time

DAY = "2025-06-30"
MEMBERS = f"""SELECT uscc, day FROM (SELECT uscc, day, event, row_number() OVER (PARTITION BY uscc ORDER BY day DESC, id DESC) AS last
              FROM pool_log WHERE pool = 'hnte' AND day <= '{DAY}') WHERE last = 1 AND event = 'entered'"""


def best(run, times=3):
    result, least = None, float("inf")
    for _ in range(times):
        began = time.perf_counter()
        result = run()
        least = min(least, time.perf_counter() - began)
    return result, least


def main():
    tidu, folder = sys.argv[1:]
    with open(f"{folder}/companies.csv", encoding="utf-8-sig") as f:
        codes = sorted({r["uscc"] for r in csv.DictReader(f) if len(r["uscc"]) == 18})
    with tempfile.TemporaryDirectory() as work:
        db, sheet = os.path.join(work, "bench.db"), os.path.join(work, "entries.csv")
        with open(sheet, "w", encoding="utf-8") as f:
            f.write("uscc,pool,state,day,reason\n")
            f.writelines(f"{c},hnte,在库,2024-{1 + i % 12:02}-{1 + i % 28:02},镇街推荐\n" for i, c in enumerate(codes[::2]))
            f.writelines(f"{c},hnte,出库,2025-{1 + i % 9:02}-15,放弃\n" for i, c in enumerate(codes[::10]))

        def run(*words):
            return subprocess.run([tidu, *words, "--db", db, "--quiet"], check=False, capture_output=True, text=True).stdout

        run("import", f"{folder}/companies.csv", "--credentials", f"{folder}/credentials.csv")
        began = time.perf_counter()
        run("import", sheet)
        print(f"import of entries into a pool: s,{time.perf_counter() - began:.3f}")
        listed, seconds = best(lambda: run("pool", "list", "hnte", "--on", DAY, "--format", "csv"))
        print(f"members of a day: s,{seconds:.3f}")

        def sql():
            with sqlite3.connect(db) as c:
                return set(c.execute(MEMBERS))

        members, by_sql = best(sql)
        print(f"members of a day by SQL: s,{by_sql:.3f}")
        print(f"members of a day,{len(members)}")
        print(f"members that differ from SQL,{len({(r['uscc'], r['entered_on']) for r in csv.DictReader(io.StringIO(listed))} ^ members)}")
        with sqlite3.connect(db) as c:
            c.execute("UPDATE import SET imported_at = '2025-01-02T00:00:00Z'")
        with open(sheet, "w", encoding="utf-8") as f:
            f.write("uscc,year,st_staff\n")
            f.writelines(f"{c},2024,{i % 60}\n" for i, c in enumerate(codes[::100]))
        run("import", sheet)
        for name, words in (("who would enter and leave", ("pool", "due", "hnte", "--on", DAY)),
                            ("half a year by months", ("pool", "months", "hnte", "--from", "2025-01", "--to", "2025-06")),
                            ("two days held against each other", ("diff", DAY, time.strftime("%Y-%m-%d"), "hnte", "--on1", DAY, "--on2", DAY))):
            _, seconds = best(lambda w=words: run(*w, "--format", "csv"))
            print(f"{name}: s,{seconds:.3f}")


main()
