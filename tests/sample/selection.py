# Districts of the generator, in which companies choose by their quality whether to file (data/sample/GENERATED.md): are chances that were fitted to
# the filings before 2024 true of those of 2024, do intervals hold the counts that come, and is the list better than other orders?
# selection.py PROGRAM GENERATE N [FIRST_SEED]. Only filings of which no datum is missing are held against chances and counts, since only they are
# calibrated; the list is held against all. Nothing of the engine is used but its commands.
import csv, json, math, os, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

tidu, generate, n_all = sys.argv[1], sys.argv[2], int(sys.argv[3])
first = int(sys.argv[4]) if len(sys.argv) > 4 else 2
ORDERS = ("list", "revenue_growth", "last_index", "random")


def ask(*words):
    ran = subprocess.run([tidu, *words, "--quiet"], capture_output=True, text=True, env=dict(os.environ, OMP_NUM_THREADS="1"))
    if ran.returncode and "nothing is fitted" not in ran.stderr:
        sys.exit(" ".join(words) + ": " + ran.stderr)
    return ran.stdout


def outcomes(folder):
    """Of 2024, by batch: who filed and whether it was recognised, without those that withdrew."""
    said = {}
    for r in csv.DictReader(open(folder + "/applications.csv", encoding="utf-8-sig")):
        if r["model"] == "hnte" and r["year"] == "2024":
            said.setdefault(r["batch"], {}).setdefault(r["uscc"], set()).add(r["status"])
    return {b: {c: "recognised" in s for c, s in x.items() if "filed" in s and "withdrawn" not in s} for b, x in said.items()}


def at_least(counts, k):
    """P(at least k pass), between the counts that are told linearly."""
    below = [c for c in counts if c["passes"] <= k]
    above = [c for c in counts if c["passes"] >= k]
    if not below or not above:
        return 0.0 if not above else 1.0
    x, y = below[-1], above[0]
    part = (k - x["passes"]) / (y["passes"] - x["passes"]) if y is not x else 0
    return x["at_least"] + part * (y["at_least"] - x["at_least"])


def hold_counts(folder, db, batch):
    """Was the count within the interval? Whole numbers make an interval wider than four in five, so that also the share of the count's own
    chance that lies between a tenth and nine tenths is told, which is four in five in the mean, neither more nor less."""
    with open(folder + "/batch.csv", "w") as f:
        f.write("uscc\n" + "\n".join(batch) + "\n")
    told = json.loads(ask("forecast", "hnte", "--year", "2024", "--db", db, "--codes", folder + "/batch.csv", "--with-holders", "--file", str(len(batch)),
                          "--format", "json"))
    came = sum(batch.values())
    before, after = 1 - at_least(told["counts"], came), 1 - at_least(told["counts"], came + 1)
    part = max(min(after, 0.9) - max(before, 0.1), 0) / (after - before) if after > before else float(0.1 <= after <= 0.9)
    return told["least"] <= came <= told["most"], part


def district(seed):
    with tempfile.TemporaryDirectory() as folder:
        db = folder + "/t.db"
        subprocess.run([generate, "--companies", "3000", "--seed", str(seed), "--clean", "--output", folder], check=True, stdout=subprocess.DEVNULL)
        ask("import", folder + "/companies.csv", "--credentials", folder + "/credentials.csv", "--applications", folder + "/applications.csv", "--db", db)
        tested = json.loads(ask("backtest", "hnte", "--years", "2024..2024", "--db", db, "--format", "json"))
        lifts = {o["order"]: o["lift_10"] for o in tested["orders"] if o["year"] == "all years"}
        if not ask("calibrate", "hnte", "--years", "2020..2023", "--db", db, "--format", "json"):
            return None, [], [], lifts
        chances = {r["uscc"]: float(r["readiness"])
                   for r in csv.DictReader(ask("rank", "hnte", "--year", "2024", "--with-holders", "--without-ways", "--by", "readiness", "--db", db,
                                               "--format", "csv").splitlines()) if r["verdict"] != "no" and not r["missing"]}
        batches = [{c: y for c, y in b.items() if c in chances} for b in outcomes(folder).values()]
        return seed, [(chances[c], y) for b in batches for c, y in b.items()], [hold_counts(folder, db, b) for b in batches if b], lifts


def fit_line(pairs):
    """Logistic regression of the outcome on the logit of the chance, by Newton: intercept, slope and its standard error."""
    a, b, xs = 0.0, 1.0, [(math.log(p / (1 - p)), y) for p, y in ((min(max(p, 1e-6), 1 - 1e-6), y) for p, y in pairs)]
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, y in xs:
            m = 1 / (1 + math.exp(-(a + b * x)))
            w = m * (1 - m)
            g0 += y - m; g1 += (y - m) * x; h00 += w; h01 += w * x; h11 += w * x * x
        d = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / d, b + (h00 * g1 - h01 * g0) / d
    return a, b, math.sqrt(h00 / d)


with ThreadPoolExecutor(max_workers=2) as pool:
    districts = list(pool.map(district, range(first, first + n_all)))
fitted = [d for d in districts if d[0] is not None]
pairs, held = [p for d in fitted for p in d[1]], [h for d in fitted for h in d[2]]
a, b, error = fit_line(pairs)
inside = sum(p for _, p in held) / len(held)
print("%d districts, of %d others too few outcomes are known; %d filings of 2024" % (len(fitted), len(districts) - len(fitted), len(pairs)))
print("slope %.3f (standard error %.3f), intercept %+.3f, expected %.1f%%, came %.1f%%, Brier %.4f" %
      (b, error, a, 100 * sum(p for p, _ in pairs) / len(pairs), 100 * sum(y for _, y in pairs) / len(pairs), sum((p - y) ** 2 for p, y in pairs) / len(pairs)))
print("the interval of four in five holds %d of %d counts of batches (%.1f%%), but whole numbers widen it: without that %.1f%%" %
      (sum(h for h, _ in held), len(held), 100 * sum(h for h, _ in held) / len(held), 100 * inside))
lift = {o: sum(d[3][o] for d in districts) / len(districts) for o in ORDERS}
wins = {o: sum(d[3]["list"] > d[3][o] for d in districts) for o in ORDERS[1:]}
print("lift of the first tenth: " + ", ".join("%s %.2f" % (o, lift[o]) for o in ORDERS))
print("the list is ahead of " + ", ".join("%s in %d of %d" % (o, wins[o], len(districts)) for o in ORDERS[1:]))
doubt = 3 * math.sqrt(0.8 * 0.2 / len(held))
sys.exit(0 if 0.9 - 3 * error < b < 1.1 + 3 * error and 0.76 - doubt < inside < 0.84 + doubt and all(lift["list"] > lift[o] for o in ORDERS[1:]) else 1)
