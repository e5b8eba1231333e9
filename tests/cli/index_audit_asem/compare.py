"""compare.py ORACLE: the answers against COINr's figures."""
import csv, json, sys

oracle = sys.argv[1]
read = lambda name: list(csv.DictReader(open("%s/%s.csv" % (oracle, name))))
audit, plain, china, britain = (json.load(open(n + ".json")) for n in ("audit", "plain", "china", "britain"))

def tell(what, differences, limit):
    print(what, "all the same" if max(differences) <= limit else "differs by %g" % max(differences), "(%d)" % len(differences))

alpha = {g["group"]: g["alpha"] for g in audit["groups"]}
tell("alpha:", [abs(alpha["p2p"] - 0.850168418553262)], 5.1e-5)

stage = {r["uCode"]: r for r in read("stage_normalised")}
codes = [m["iCode"] for m in read("asem_imeta") if m["Type"] == "Indicator"]
def r_of(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / (sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y)) ** .5
column = {c.lower(): [float(r[c]) for r in stage.values()] for c in codes}
tell("correlations of COINr's own scale:", [abs(p["r"] - r_of(column[p["indicator"]], column[p["with"]])) for p in audit["correlations"]], 5.1e-7)
square = {w["indicator"]: w["r_squared"] for w in audit["weights"]}
published = {r["iCode"].lower(): float(r["Index"]) for r in read("corr_pearson")}
tell("r with the index, as COINr prints it:", [abs(square[c] - published[c] ** 2) for c in square], 5.1e-5)

values = {t["node"]: t["value"] for t in china["tree"]}
values["asem"] = china["score"] / 100
tell("China, every level:", [abs(100 * values["asem" if s["Code"] == "Index" else s["Code"].lower()] - float(s["Score"])) for s in read("unit_summary_CHN")], 5.1e-5)
print("China's rank:", china["rank"])

stats = {s["iCode"].lower(): s for s in read("stats_raw")}
far = lambda got, wanted, decimals: max(0, abs(got - wanted) - 0.51 * 10 ** -decimals)
tell("least, median, greatest:", [far(d[n], float(stats[d["indicator"]][m]), 4) for d in plain["data"] for n, m in (("least", "Min"), ("median", "Median"), ("greatest", "Max"))], 0)
tell("known:", [abs(d["known"] - int(stats[d["indicator"]]["N.Avail"])) for d in plain["data"]], 0)
tell("skewness, kurtosis:", [far(d[n], float(stats[d["indicator"]][m]), 3) for d in plain["shape"] for n, m in (("skewness", "Skew"), ("kurtosis", "Kurt"))], 0)
tell("share of the most common value:", [far(d["same_share"], int(stats[d["indicator"]]["N.Same"]) / int(stats[d["indicator"]]["N.Avail"]), 6) for d in plain["shape"]], 0)

for what in ("strengths", "weaknesses"):
    ours, theirs = britain[what], read(what + "_GBR")
    print("Britain's", what + ":", " ".join("%s %d" % (s["indicator"], s["rank"]) for s in ours))
    ranks = {s["Code"].lower(): int(s["Rank"]) for s in theirs}
    print("  COINr has them, too:", sum(ranks.get(s["indicator"]) == s["rank"] for s in ours), "of", len(theirs))
