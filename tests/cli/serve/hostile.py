"""Gives the first company a name that is a script, and a town that ends an attribute."""
import csv, sys
with open(sys.argv[1], encoding="utf-8") as f:
    rows = list(csv.reader(f))
name, town = rows[0].index("name"), rows[0].index("town")
first = rows[1][0]
for row in rows[1:]:
    if row[0] == first and row[name]:
        row[name] = "<script>alert(1)</script>公司"
        row[town] = "\"'><img src=x onerror=alert(2)>镇"
with open(sys.argv[1], "w", encoding="utf-8", newline="") as f:
    csv.writer(f, lineterminator="\n").writerows(rows)
