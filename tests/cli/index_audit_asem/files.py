"""files.py ORACLE: the dictionary, the figures (denominated and screened, and as they came) and two index files of COINr's ASEM example."""
import csv, sys

oracle = sys.argv[1]
meta = list(csv.DictReader(open(oracle + "/asem_imeta.csv")))
indicators = [m for m in meta if m["Type"] == "Indicator"]
above = [m for m in meta if m["Type"] == "Aggregate"]
name = lambda code: "a_" + code.lower()

with open("indicators.yaml", "w") as f:
    f.write("dictionary: indicators\nindicators:\n")
    for m in indicators:
        f.write("  %s: {kind: annual, type: count, en: asem %s, zh: [亚欧%s]}\n" % (name(m["iCode"]), m["iCode"], m["iCode"]))
for source, out in (("stage_screened", "whole.csv"), ("stage_raw", "raw.csv")):
    with open(out, "w") as f:
        f.write("uscc,year," + ",".join(name(m["iCode"]) for m in indicators) + "\n")
        for row in csv.DictReader(open("%s/%s.csv" % (oracle, source))):
            f.write(row["uCode"] + ",2024," + ",".join(row[m["iCode"]] for m in indicators) + "\n")

def leaf(m, treatment, indent):
    return "%s- {id: %s, name: {zh: 项, en: %s}, value: \"%s[Y-1]\", direction: %s, treatment: %s, normalise: min-max, weight: %s}\n" % (
        " " * indent, m["iCode"].lower(), m["iCode"], name(m["iCode"]), "up" if m["Direction"] == "1" else "down", treatment, m["Weight"])

def group(code, indent, treatment):
    text = ""
    groups = [m for m in above if m["Parent"] == code]
    if groups:
        text += " " * indent + "groups:\n"
    for m in groups:
        text += "%s- id: %s\n%s  name: {zh: 组, en: %s}\n%s  weight: %s\n%s  weights: given\n" % (" " * (indent + 2), m["iCode"].lower(), " " * (indent + 2), m["iCode"], " " * (indent + 2), m["Weight"], " " * (indent + 2))
        text += group(m["iCode"], indent + 4, treatment)
    leaves = [m for m in indicators if m["Parent"] == code]
    if leaves:
        text += " " * indent + "indicators:\n" + "".join(leaf(m, treatment, indent + 2) for m in leaves)
    return text

for path, treatment in (("asem.yaml", "coinr"), ("plain.yaml", "none")):
    with open(path, "w") as f:
        f.write("index: asem\nname: {zh: 亚欧, en: asem}\nmissing: interval\ndecimals: 6\naggregation: arithmetic\nweights: given\n" + group("Index", 0, treatment))
