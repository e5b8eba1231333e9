"""What a generated district says of its applications, counted again: filings.py PROGRAM FOLDER

FOLDER holds companies.csv, applications.csv, credentials.csv and truth.csv. Nothing is taken from the generator but its files; the
rules are asked through PROGRAM.
"""
import csv
import datetime
import io
import itertools
import math
import statistics
import subprocess
import sys

program, folder = sys.argv[1:3]
today = "2025-07-01"
faults = []


def rows(name):
    with open("%s/%s" % (folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def need(is_true, text, *about):
    if not is_true:
        faults.append(text % about)


def mean(values):
    return sum(values) / len(values)


def variance(values):
    m = mean(values)
    return sum((v - m) ** 2 for v in values) / (len(values) - 1)


# --- one application: its statuses in order, one outcome ----------------------------------------------------------
applications = rows("applications.csv")
reached = {}
for row in applications:
    key = row["uscc"], row["model"], row["batch"]
    need(row["status"] not in reached.setdefault(key, {}), "%s %s %s has a status twice", *key)
    need(row["day"][:4] == row["year"] and row["batch"].startswith(row["year"]), "%s %s %s is of another year", *key)
    reached[key][row["status"]] = row["day"]
for key, days in reached.items():
    outcome = set(days) & {"recognised", "refused", "withdrawn"}
    need("filed" in days and len(outcome) == 1, "%s %s %s was not filed, or has not one outcome", *key)
    last = days[outcome.pop()] if outcome else ""
    need(days.get("filed", "9") < last, "%s %s %s ends before it was filed", *key)
    if "recommended" in days:
        need(days["filed"] < days["recommended"] < last, "%s %s %s is recommended out of order", *key)
years = sorted({int(row["year"]) for row in applications if row["model"] == "hnte"})
need(years == [2020, 2021, 2022, 2023, 2024], "applications are of the years %s", years)

# --- certificates are recognitions, one to one, and none comes while another has more than a year left ------------------
credentials = rows("credentials.csv")
granted = sorted((row["uscc"], row["credential"], row["granted_on"]) for row in credentials)
recognised = sorted((row["uscc"], row["model"], row["day"]) for row in applications if row["status"] == "recognised")
need(granted == recognised, "%d certificates stand beside %d recognitions", len(granted), len(recognised))
need(len({row["number"] for row in credentials}) == len(credentials), "two certificates have one number")
held = {}
for row in sorted(credentials, key=lambda row: row["granted_on"]):
    before = held.get((row["uscc"], row["credential"]))
    if before:
        day = datetime.date.fromisoformat(row["granted_on"])
        left = (datetime.date.fromisoformat(before) - day).days
        need(left <= 366, "%s was granted %s on %s with %d days left", row["uscc"], row["credential"], day, left)
    held[row["uscc"], row["credential"]] = row["expires_on"]

# --- holders met the rule when they were granted ------------------------------------------------------------------------
holders = {row["uscc"]: row["granted_on"][:4] for row in credentials
           if row["credential"] == "hnte" and row["granted_on"] <= today <= row["expires_on"]}
decided = failed = 0
for year in sorted(set(holders.values())):
    out = subprocess.run([program, "assess", "hnte", "--quiet", "--format", "csv", "--input", folder + "/companies.csv",
                          "--year", year], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
    for row in csv.DictReader(io.StringIO(out)):
        gates = [state for column, state in row.items() if column.startswith("gate.")]
        if holders.get(row["uscc"]) == year and "unknown" not in gates:
            decided += 1
            failed += row["verdict"] == "no"
need(len(holders) > 100 and decided > 40, "%d holders, of whom %d can be decided", len(holders), decided)
need(failed * 10 <= decided, "%d of %d holders failed the rule when they were granted", failed, decided)

# --- the truth: who is better is recognised more often, by the mechanism that is told -----------------------------------
truth = [row for row in rows("truth.csv") if row["model"]]
everybody = [float(row["q"]) for row in rows("truth.csv") if not row["model"]]
need(abs(mean(everybody)) < 0.15 and 0.8 < variance(everybody) < 1.2, "q has mean %.3f and variance %.3f", mean(everybody),
     variance(everybody))
need({(r["uscc"], r["model"], r["batch"]) for r in truth} == set(reached), "truth and applications differ")
severity, hidden = {}, []
for row in truth:
    key = row["uscc"], row["model"], row["batch"]
    severity.setdefault((row["model"], row["batch"]), set()).add(row["severity"])
    hidden.append((float(row["z"]) - 0.8 * float(row["q"])) / 0.6)
    need(row["outcome"] in reached[key], "%s %s %s ended otherwise", *key)
    if row["model"] == "hnte" and "recommended" in reached[key]:
        passes = row["survives"] == "1" and float(row["judged"]) == 1
        need(passes == (row["outcome"] == "recognised"), "%s %s %s is not what its panel says", *key)
need(all(len(values) == 1 for values in severity.values()), "a batch has two severities")
need(abs(mean(hidden)) < 0.05 and 0.9 < variance(hidden) < 1.1, "z is not 0.8 q + 0.6 e")
need(len({tuple(values) for values in severity.values()}) == len(severity), "two batches have one severity")
hnte = [row for row in truth if row["model"] == "hnte"]
good = [float(row["q"]) for row in hnte if row["outcome"] == "recognised"]
bad = [float(row["q"]) for row in hnte if row["outcome"] == "refused"]
deviation = math.sqrt(variance(good) / len(good) + variance(bad) / len(bad))
need(mean(good) - mean(bad) > 2 * deviation, "recognised %.3f, refused %.3f, deviation %.3f", mean(good), mean(bad), deviation)
rate = len(good) / len(hnte)
need(0.6 <= rate <= 0.85, "%.3f of those who filed for hnte were recognised", rate)
number = {model: sum(r[1] == model for r in recognised) for model in ("tech-sme", "hnte", "innovative-sme", "srdi", "gazelle", "little-giant")}
need(number["tech-sme"] > number["hnte"] > number["gazelle"] and number["innovative-sme"] > number["srdi"] > number["little-giant"],
     "certificates come in an order that no district has: %s", number)

# --- what the rules expected came about, less what audits took ----------------------------------------------------------
audited = [row for row in hnte if row["survives"] == "1" and "recommended" in reached[row["uscc"], "hnte", row["batch"]]]
share = sum(row["survives"] == "1" for row in hnte) / len(hnte)
need(abs(share - 0.95 ** 4) < 3 * math.sqrt(0.95 ** 4 * (1 - 0.95 ** 4) / len(hnte)), "audits leave %.3f", share)
likely = [row for row in audited if float(row["readiness"]) > 0.9]
doubtful = [row for row in audited if float(row["readiness"]) < 0.6]
need(mean([r["outcome"] == "recognised" for r in likely]) > mean([r["outcome"] == "recognised" for r in doubtful]) + 0.1,
     "the likely pass no more often than the doubtful")

# --- given z and the severity, items are independent and have the prior of the decree's item ------------------------------
# hnte: weights of the points of ip_advanced 3 4 5 6 7, of org_accounting 2 to 6, of org_incentive 1 to 4 (triangles)
normal = statistics.NormalDist()
most = {"ip_advanced": (5, 6 / 9), "ip_support": (5, 6 / 9), "org_accounting": (3, 3 / 9), "org_unit": (4, 6 / 9),
        "org_incentive": (2, 1.5 / 2.5)}
scores = {name: {} for name in most}
for row in hnte:
    points = dict(part.split("=") for part in row["points"].split(";") if part)
    for name, (border, share) in most.items():
        if name not in points:  # without IP there is nothing to judge
            continue
        at = normal.inv_cdf(share) - float(row["severity"]) - math.sqrt(0.3) * float(row["z"])
        chance = normal.cdf(at / math.sqrt(0.7))
        scores[name][row["uscc"], row["batch"]] = (float(points[name]) <= border) - chance, chance * (1 - chance), float(row["z"])
for name, score in ((name, list(of.values())) for name, of in scores.items()):
    need(len(score) > 400, "%s was judged %d times", name, len(score))
    spread = math.sqrt(sum(v for _, v, _ in score))
    need(abs(sum(d for d, _, _ in score)) < 3.5 * spread, "%s has other points than its prior: %.1f of %.1f", name,
         sum(d for d, _, _ in score), spread)
    tilt = math.sqrt(sum(v * z * z for _, v, z in score))
    need(abs(sum(d * z for d, _, z in score)) < 3.5 * tilt, "%s follows z otherwise than by 0.3", name)
for a, b in itertools.combinations(sorted(scores), 2):
    pairs = [(scores[a][key], scores[b][key]) for key in scores[a].keys() & scores[b].keys()]
    together, spread = sum(x[0] * y[0] for x, y in pairs), math.sqrt(sum(x[1] * y[1] for x, y in pairs))
    need(abs(together) < 3.5 * spread, "%s and %s go together given z: %.1f of %.1f", a, b, together, spread)

for fault in faults[:10]:
    print(fault)
if not faults:
    print("%d applications, %d certificates; hnte: %.3f recognised, %d of %d holders failed when granted; q %.2f and %.2f"
          % (len(reached), len(granted), rate, failed, decided, mean(good), mean(bad)))
sys.exit(bool(faults))
