# What the tests of tests/gates/rows.sh count again: read from the tables themselves, never from what the program printed.
import csv, json, math, os, sqlite3, sys
from fractions import Fraction

SAMPLE = os.environ["ROOT"] + "/data/sample/"


def rows(path=None):
    if path:
        return list(csv.DictReader(open(path, encoding="utf-8-sig")))
    return list(csv.DictReader(sys.stdin))


def doc():
    return json.load(sys.stdin)


def number(text):
    return Fraction(text) if text not in (None, "") else None


def small(year="2024"):
    "The twelve companies of small.csv with the figures of a year"
    return {r["uscc"]: {k: r[k] if k in ("uscc", "name", "town", "region", "industry", "founded_on", "coach", "visited_on") else number(r[k])
                        for k in r} for r in rows("small.csv") if r["year"] == year}


def firms(year=2024):
    "Companies of the sample as they were read, with the figures of a year: a row of the store by its code"
    db = sqlite3.connect("d.db")
    db.row_factory = sqlite3.Row
    return {r["uscc"]: r for r in db.execute("select * from company join annual_value on company_id = company.id where year = ?", (year,))}


def company_count():
    return sqlite3.connect("d.db").execute("select count(*) from company").fetchone()[0]


def certificates(kind=None):
    return [r for r in rows(SAMPLE + "credentials.csv") if kind in (None, r["credential"])]


def held(kind, on="2025-07-01"):
    return {r["uscc"] for r in certificates(kind) if r["granted_on"] <= on <= r["expires_on"]}


def applications(kind, status=None, year=None):
    return [r for r in rows(SAMPLE + "applications.csv")
            if r["model"] == kind and status in (None, r["status"]) and year in (None, r["year"])]


def near(a, b, tolerance=1e-6):
    assert abs(float(a) - float(b)) <= tolerance * max(1, abs(float(b))), "%s is not %s" % (a, b)


def same(a, b):
    assert a == b, "%r is not %r" % (a, b)


def at_least(n, p, k):
    "The chance of k of n or more"
    return sum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))
