#!/usr/bin/env python3
"""A ledger of 500 targets over a store: the whole command, with and without chances, beside plain SQL for the rows that it counts, best of three.

usage: ledger.py TIDU FOLDER   (companies.csv, credentials.csv, applications.csv in FOLDER); facts on standard output. The counts must be the same.
"""
import csv, io, os, sqlite3, subprocess, sys, tempfile, time

ROWS, DAY, BEFORE = 500, "2025-06-30", "2024-12-31"
# definition, unit, span, and the same number by SQL
KINDS = [
    ("hnte_new", "家", ", span: new", f"SELECT count(*) FROM credential WHERE credential = 'hnte' AND granted_on > '{BEFORE}' AND granted_on <= '{DAY}'"),
    ("hnte_filed", "家", ", span: new", f"SELECT count(*) FROM application WHERE model = 'hnte' AND status = 'filed' AND day > '{BEFORE}' AND day <= '{DAY}'"),
    ("hnte_valid", "家", "", f"SELECT count(DISTINCT uscc) FROM credential WHERE credential = 'hnte' AND granted_on <= '{DAY}' AND expires_on >= '{DAY}'"),
    ("bench_typed", "家", ", span: new", None),
    ("bench_other", "亿元", ", span: new", None),
]
HEAD = ("plan: bench.2025\nname: {zh: 测试, en: bench}\ndistrict: {zh: 样例区, en: sample}\nhorizon: {from: 2025, to: 2025}\n"
        "documents: {d: {title: {zh: 文, en: document}, number: 示例, seen: full}}\ntargets:\n")


def best(run, times=3):
    result, least = None, float("inf")
    for _ in range(times):
        began = time.perf_counter()
        result = run()
        least = min(least, time.perf_counter() - began)
    return result, least


def main():
    tidu, folder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        db, plan = os.path.join(work, "bench.db"), os.path.join(work, "bench.yaml")
        with open(plan, "w", encoding="utf-8") as f:
            f.write(HEAD)
            for i in range(ROWS):
                kind, unit, span, _ = KINDS[i % len(KINDS)]
                f.write(f"  - {{id: t{i}, name: {{zh: 指标 {i}, en: item {i}}}, definition: {kind}, aim: {1000 + i}, unit: {unit}{span}, cite: d}}\n")
        subprocess.run([tidu, "import", f"{folder}/companies.csv", "--credentials", f"{folder}/credentials.csv", "--applications",
                        f"{folder}/applications.csv", "--db", db, "--quiet"], check=True, stderr=subprocess.DEVNULL)
        command = [tidu, "target", "status", plan, "--db", db, "--day", DAY, "--format", "csv", "--quiet"]

        def ask(*more):
            return subprocess.run(command + list(more), check=True, capture_output=True, text=True).stdout

        whole, seconds = best(ask)
        _, plain = best(lambda: ask("--no-chance"))

        def sql():
            with sqlite3.connect(db) as c:
                return [c.execute(q).fetchone()[0] if (q := KINDS[i % len(KINDS)][3]) else None for i in range(ROWS)]

        counts, by_sql = best(sql)
        rows = list(csv.DictReader(io.StringIO(whole)))
        differ = sum(n is not None and float(r["value"] or "nan") != n for r, n in zip(rows, counts))
        print(f"ledger of {ROWS} rows: s,{seconds:.3f}")
        print(f"ledger without chances: s,{plain:.3f}")
        print(f"its counts by SQL: s,{by_sql:.3f}")
        print(f"its counts that differ from SQL,{differ + (len(rows) != ROWS)}")


main()
