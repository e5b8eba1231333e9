# N21: what towns will not reach goes to those that can take more: sums unchanged, limits respected, shares by the largest remainder, counted again.
cat >expected.py <<'END'
import csv, json, random, subprocess, sys
from fractions import Fraction
def apportion(whole, weights):
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    exact = [Fraction(whole * w, total) for w in weights]
    out = [int(x) for x in exact]
    for i in sorted(range(len(weights)), key=lambda i: (-(exact[i] - out[i]), i))[:whole - sum(out)]:
        out[i] += 1
    return out
def propose(rows):
    over = [max(0, a - max(v, least)) for a, v, limit, least in rows]
    room = [0 if v < a else max(0, (max(a, v) if limit is None else limit) - a) for a, v, limit, least in rows]
    moved = min(sum(over), sum(room))
    return [r[0] - x + y for r, x, y in zip(rows, apportion(moved, over), apportion(moved, room))]
r = random.Random(21)
good = 0
for case in range(25):
    rows = []
    for i in range(r.randint(1, 12)):
        aim = r.randint(0, 60)
        rows.append((aim, r.randint(0, 80), r.choice([None, aim + r.randint(0, 30)]), r.randint(0, aim) if r.random() < 0.3 else 0))
    with open("towns.csv", "w") as f:
        print("town,aim,value,limit,least", file=f)
        for i, (a, v, limit, least) in enumerate(rows):
            print("T%d,%d,%d,%s,%s" % (i, a, v, "" if limit is None else limit, least or ""), file=f)
    run = subprocess.run([sys.argv[1], "reallocate", "towns.csv", "--format", "csv", "--quiet"], capture_output=True, text=True)
    out = list(csv.DictReader(run.stdout.splitlines()))
    got = [int(x["proposed"]) for x in out[:-1]]
    assert got == propose(rows), (rows, got, propose(rows))
    assert sum(got) == sum(a for a, *_ in rows) == int(out[-1]["proposed"])
    assert all(g <= max(a, v) if limit is None else g <= max(a, limit) for g, (a, v, limit, _) in zip(got, rows))
    assert all(g >= min(a, least) if least else True for g, (a, v, _, least) in zip(got, rows))
    good += got != [a for a, *_ in rows]
print("25 tables, of which", good, "move something")
END
python3 expected.py "$TIDU"
$TIDU reallocate "$ROOT/data/sample/towns.csv" --lang zh
$TIDU reallocate "$ROOT/data/sample/towns.csv" --format json --quiet | python3 -c 'import json, sys; x = json.load(sys.stdin); print(x["gap"], x["movable"], x["room"], x["moved"], [r["proposed"] for r in x["towns"]])'
echo "--- what cannot be read"
bad() {
    printf "$1" >bad.csv
    $TIDU reallocate bad.csv
}
bad 'town,aim,value\nA,1,2\n'
bad 'town,aim,value,limit\nA,1.5,2,3\n'
bad 'town,aim,value,limit\nA,5,2,3\n'
bad 'town,aim,value,limit\nA,5,2,\nA,5,2,\n'
bad 'town,aim,value,limit,least\nA,5,2,,6\n'
bad 'town,aim,value,limit\nA,-5,2,\n'
bad 'town,aim,value,limit\n,5,2,\n'
bad 'town,aim,value,limit\n'
bad 'nothing\n'
$TIDU reallocate none.csv
