"""Random applications and their days, counted by `tidu application list` and here.

reached  companies of the batch and town with a status by the day asked for; those without a day count only if no day is asked for
pending  filed by then, and neither recognised nor refused nor withdrawn; not if such a status has no day
share    of those that reached one status by then, without who withdrew or was refused and recognised at once, who reached another;
         bounds where others reached it and are on no list, nothing where those are more than the share that practice/calibration.yaml allows
"""
import csv, datetime, io, os, random, subprocess, sys

STATUSES = ["filed", "recommended", "proposed", "recognised", "refused", "withdrawn"]
PAIRS = [(0, 1), (1, 2), (2, 3), (1, 3), (0, 2), (0, 3)]
UNLISTED = 0.1  # practice/calibration.yaml


def tidu(*words):
    done = subprocess.run([os.environ["TIDU"], *words], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{words}: {done.stderr}")
    return list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))


def applications(luck, companies):
    """{(batch, code): {status: day or None}}"""
    found = {}
    for batch in ("2023年第一批", "2023年第二批", "2024年第一批"):
        missing = luck.choice([0, 0.05, 0.4])
        for code in luck.sample(companies, 40):
            day = datetime.date(int(batch[:4]), 4, 1) + datetime.timedelta(luck.randrange(60))
            reached = [] if luck.random() < missing else ["filed"]
            for status in STATUSES[1:4]:
                if luck.random() < 0.25:
                    break
                reached.append(status)
            if "recognised" not in reached and luck.random() < 0.7:
                reached.append(luck.choice(["refused", "refused", "withdrawn"]))
            days = found.setdefault((batch, code), {})
            for status in reached:
                day += datetime.timedelta(luck.randrange(1, 60))
                days[status] = None if luck.random() < 0.1 else day
    return found


def counted(found, towns, on):
    rows = {}
    for (batch, code), days in found.items():
        r = rows.setdefault((batch, towns[code]), dict.fromkeys(STATUSES + ["pending", "without_filing", "day_unknown"], 0))
        by = {s for s, d in days.items() if on is None or (d is not None and d <= on)}
        for s in by:
            r[s] += 1
        vague = on is not None and any(s in days and days[s] is None for s in STATUSES[3:])
        r["pending"] += "filed" in by and not by & set(STATUSES[3:]) and not vague
        r["without_filing"] += bool(by) and "filed" not in days
        r["day_unknown"] += sum(d is None for d in days.values())
    return {k: r for k, r in rows.items() if any(r.values())}


def share(found, batch, one, other):
    """(of, passed, least, greatest) of the batch; None, None: nothing is known"""
    a, b = STATUSES[one], STATUSES[other]
    of = passed = unlisted = listed = both = reached = 0
    any_passed = any(b in d for (x, _), d in found.items() if x == batch)
    for (x, _), days in found.items():
        if x != batch:
            continue
        reached += b in days
        listed += a in days
        both += a in days and b in days
        if a not in days:
            unlisted += b in days
        elif b in days:
            early = days[a] and days[b] and days[b] < days[a]
            of, passed = of + (not early), passed + (not early)
        elif "withdrawn" not in days:
            of += any_passed or "refused" in days
    if not listed or unlisted > UNLISTED * reached:
        return 0, 0, None, None
    return of, passed, passed / of if of else None, (passed + unlisted) / (of + unlisted) if of else None


def main():
    luck = random.Random(int(sys.argv[2]))
    towns = {r["uscc"]: r["town"] for r in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig"))
             if len(r["uscc"]) == 18 and r["town"]}
    found = applications(luck, sorted(towns))
    with open("list.csv", "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f)
        w.writerow(["uscc", "model", "batch", "year", "status", "day"])
        w.writerows([code, "srdi", batch, batch[:4], s, d or ""] for (batch, code), days in found.items() for s, d in days.items())
    with open("companies.csv", "w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([["uscc", "name", "town"]] + [[c, c, t] for c, t in towns.items()])
    for file in (["companies.csv"], ["--applications", "list.csv"]):
        subprocess.run([os.environ["TIDU"], "import", *file, "--db", "a.db", "--quiet"], capture_output=True, check=True)
    for on in (None, datetime.date(2023, 8, 1), datetime.date(2024, 5, 20)):
        words = ["--on", str(on)] if on else []
        told = {(r["batch"], r["town"]): {k: int(r[k]) for k in STATUSES + ["pending", "without_filing", "day_unknown"]}
                for r in tidu("application", "list", "srdi", "--db", "a.db", "--per", "town", "--table", "batches", "--format", "csv", "--quiet", *words)}
        assert told == counted(found, towns, on), (on, told, counted(found, towns, on))
    # a certificate that has more than a year to go stands in the way of a second one in the same term: those of the first year alone
    told = {(r["batch"], r["from"], r["to"]): r
            for r in tidu("application", "list", "srdi", "--db", "a.db", "--table", "shares", "--format", "csv", "--quiet")}
    exact = between = unknown = 0
    for (batch, a, b), r in told.items():
        if b == "recognised" and batch != "2023年第一批":
            continue
        of, passed, least, greatest = share(found, batch, STATUSES.index(a), STATUSES.index(b))
        assert (int(r["of"]), int(r["passed"])) == (of, passed), (r, of, passed)
        if least is None:
            assert not r["share"] and not r["share_least"] and r["note"], r
            unknown += 1
        elif least == greatest:
            assert abs(float(r["share"]) - least) < 1e-6, r
            exact += 1
        else:
            assert not r["share"] and abs(float(r["share_least"]) - least) < 1e-6 and abs(float(r["share_greatest"]) - greatest) < 1e-6, r
            between += 1
    assert exact + between + unknown >= 12, (exact, between, unknown)
    print("counts and shares agree; shares are known, within bounds and unknown:", exact, between, unknown)


main()
