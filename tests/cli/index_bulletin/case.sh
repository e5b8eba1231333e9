# The monthly bulletin of Qidong's contest: 66 companies at the end of May and what came in during June (new figures of some, one that
# loses its platform, one below designated size, one that moves, two that are new). Scores, ranks, moves, boards and towns are counted
# again here from the files that were imported.
cat >make.py <<'END'
import random
r = random.Random(11)
names = "uscc,name,town,region,above_scale,year,revenue,rd_expense_tax,employees,invention_patents,rd_platform"
def write(path, rows):
    open(path, "w").write(names + "\n" + "".join(",".join(map(str, x)) + "\n" for x in rows))
def years(i, town, **other):
    out, patents = [], r.randint(0, 20)
    for y in (2023, 2024):
        patents += r.randint(-1, 9)
        out.append(["Q%03d" % i, "企业%03d" % i, town, 320681, 1, y, r.randint(20, 400) * 100000, r.randint(1, 60) * 100000, r.randint(20, 300), max(patents, 0), 2])
        for at, what in other.items(): out[-1][int(at[1:])] = what
    return out
town = lambda i: ("汇龙镇", "北新镇", "吕四港镇", "")[i % 7 % 4]
may = {i: years(i, town(i)) for i in range(66)}
june = {i: years(i, town(i)) for i in range(3, 66, 4)}
june.update({1: years(1, town(1), c10=1), 2: years(2, town(2), c4=0), 8: [x[:2] + ["汇龙镇"] + x[3:] for x in may[8]], 66: years(66, "北新镇"), 67: years(67, "王鲍镇")})
write("may.csv", [x for rows in may.values() for x in rows])
write("june.csv", [x for rows in june.values() for x in rows])
open("held.csv", "w").write("uscc,credential,granted_on,expires_on,number\n" + "".join("Q%03d,hnte,2022-10-01,2025-10-01,G%03d\n" % (i, i) for i in range(68)))
END
cat >count.py <<'END'
import csv, json, sys
from fractions import Fraction as F
def side(paths):
    f = {}
    for p in paths:
        for r in csv.DictReader(open(p)):
            f[r["uscc"], int(r["year"])] = {**f.get((r["uscc"], int(r["year"])), {}), **{k: v for k, v in r.items() if v}}
    now = {c: r for (c, y), r in f.items() if y == 2024}
    v = lambda c, y, k: F(f[c, y][k])
    level = lambda c: (v(c, 2024, "rd_expense_tax"), max(v(c, 2024, "invention_patents") - v(c, 2023, "invention_patents"), 0),
                       v(c, 2024, "revenue") / v(c, 2024, "employees"), v(c, 2024, "rd_expense_tax") / v(c, 2024, "revenue"))
    x = {c: level(c) for c, r in now.items() if r["above_scale"] == "1" and r["rd_platform"] == "2"}
    low, high = ([g(a[k] for a in x.values()) for k in range(4)] for g in (min, max))
    score = {c: sum(w * (F(60, 100) + (a - l) / (h - l) * F(40, 100)) for w, a, l, h in zip((30, 30, 20, 20), x[c], low, high)) for c in x}
    score = {c: F(int(s * 100 + F(1, 2)), 100) for c, s in score.items()}
    rank = {c: 1 + sum(o > s for o in score.values()) for c, s in score.items()}
    return score, rank, {c: r.get("town", "") for c, r in now.items()}
then, now = side(["may.csv"]), side(["may.csv", "june.csv"])
boards = {"medal": 6, "plaque": 30, "fifty": 50}
d = json.load(open(sys.argv[1]))
listed = [c for c in set(then[1]) | set(now[1]) if now[1].get(c, 99) <= 50 or then[1].get(c, 99) <= 50]
listed.sort(key=lambda c: (now[1].get(c, 99), then[1].get(c, 99) if c not in now[1] else 0, c))
assert [r["uscc"] for r in d["bulletin"]] == listed, "who is listed, and in which order"
words = {k: next(b["board"] for b in d["boards"] if b["id"] == k) for k in boards}
inside = lambda c, s, k: s[1].get(c, 99) <= boards[k]
for r in d["bulletin"]:
    c = r["uscc"]
    assert (r["rank"], r["rank_before"]) == (now[1].get(c), then[1].get(c)), r
    both = c in now[1] and c in then[1]
    assert r["gained"] == (then[1][c] - now[1][c] if both else None), r
    for key, s in (("score", now), ("score_before", then)):
        assert (r[key] is None) == (c not in s[0]) and (r[key] is None or F(str(r[key])) == s[0][c]), (r, key)
    assert not both or F(str(r["score_gained"])) == now[0][c] - then[0][c], r
    assert r["board"] == next((words[k] for k in boards if inside(c, now, k)), ""), r
    assert r["enters"] == ", ".join(words[k] for k in boards if inside(c, now, k) and not inside(c, then, k)), r
    assert r["leaves"] == ", ".join(words[k] for k in boards if inside(c, then, k) and not inside(c, now, k)), r
    assert r["town"] == now[2][c], r
for b in d["boards"]:
    a, z = ({c for c in s[1] if inside(c, s, b["id"])} for s in (then, now))
    assert (b["within"], b["within_before"], b["entered"], b["left"]) == (len(z), len(a), len(z - a), len(a - z)), b
    assert (F(str(b["score"])), F(str(b["score_before"]))) == (min(now[0][c] for c in z), min(then[0][c] for c in a)), b
for t in d["towns"]:
    name = "" if t["town"] == "(no town)" else t["town"]
    assert t["ranked"] == sum(now[2][c] == name for c in now[1]) and t["rank_best"] == min((now[1][c] for c in now[1] if now[2][c] == name), default=None), t
    for k in boards:
        assert t["within." + k] == sum(now[2][c] == name and inside(c, now, k) for c in now[1]), t
        assert t["within_before." + k] == sum(then[2][c] == name and inside(c, then, k) for c in then[1]), t
keys = [tuple(-t["within." + k] for k in ("fifty", "plaque", "medal")) for t in d["towns"]]
assert {t["town"] for t in d["towns"]} == {now[2][c] or "(no town)" for c in now[1]} and keys == sorted(keys), "the towns and their order"
both = [c for c in now[1] if c in then[1]]
print(len(now[1]), "now,", len(then[1]), "then:", *(sum(f(then[1][c], now[1][c]) for c in both) for f in (int.__gt__, int.__lt__, int.__eq__)), "rise, fall, stay;", len(now[1]) - len(both), "new,", len(then[1]) - len(both), "gone")
END
python3 make.py
$TIDU import may.csv --credentials held.csv --quiet
$TIDU import june.csv --quiet
sqlite3 tidu.db "update import set imported_at = case when id = (select max(id) from import) then '2025-06-12T04:00:00Z' else '2025-05-20T04:00:00Z' end"
bulletin() { $TIDU index compare top30@qidong --table bulletin --year 2025 "$@" 2>/dev/null; }
may="--as-of 2025-05-31"
echo "--- counted again"
bulletin $may --to-as-of 2025-06-30 --format json >june.json && python3 count.py june.json
bulletin $may --to-as-of 2025-06-30 --lang zh
bulletin $may --to-as-of 2025-06-30 --format csv >june.list && head -3 june.list
bulletin $may --format csv | cmp - june.list && echo "now: the same"
bulletin $may --format csv --threads 1 | cmp - june.list && echo "by one thread: the same"
$TIDU index run top30@qidong --year 2025 --format csv 2>/dev/null | awk -F, 'NR > 1 && $1 <= 50 {print $1, $2, $4}' >run.list
awk -F, 'NR > 1 && $1 != "" && $1 <= 50 {print $1, $2, $9}' june.list | cmp - run.list && echo "ranks and scores of index run"
$TIDU index run top30-progress@qidong --year 2025 --format csv 2>/dev/null | awk -F, 'NR > 1 && $4 != "" {print $2, $4}' | sort >run.list
python3 -c 'import json; [print(r["uscc"], "%.2f" % r["progress"]) for r in json.load(open("june.json"))["bulletin"] if r["progress"] is not None]' | sort | join -j 1 - run.list | awk '{n++; other += $2 != $3} END {print n, "with progress,", other, "other than its index"}'
echo "--- nothing came in"
bulletin --as-of 2025-05-21 --to-as-of 2025-05-31 --format json | python3 -c 'import json, sys; d = json.load(sys.stdin); print(d["summary_moves"], {r["gained"] for r in d["bulletin"]}, d["moves.plaque"])'
echo "--- other borders, the first of a list, one town"
bulletin $may --first 10 --top 2 --format json | python3 -c 'import json, sys; d = json.load(sys.stdin); print(len(d["bulletin"]), [(b["id"], b["within"], b["entered"]) for b in d["boards"]], sorted(d["towns"][0]))'
bulletin $may --town 吕四港镇 --format csv | cut -d, -f4 | sort -u
echo "--- what leaves the house"
bulletin $may --level L1 --format csv --top 2
bulletin $may --level L0 --top 2
for form in docx html xlsx; do
    bulletin $may --lang zh --format $form --output june.$form
    (unzip -p june.$form 2>/dev/null || cat june.$form) | grep -q -a "三十强科创企业”排名情况通报" && echo $form
done
echo "--- what is no bulletin"
wrong() { $TIDU index compare "$@" 2>&1 | grep -v 'index --help'; }
wrong top30@qidong --table bulletin
wrong top30@qidong top_thirty --table bulletin $may
wrong top30@qidong --table bulletin $may --weight rd_spending=40
wrong top30@qidong --table bulletin $may --weights entropy
wrong top30@qidong --table data $may
wrong top30@qidong --table bulletin --as-of 2020-01-01
$TIDU index audit top30@qidong --table bulletin 2>&1 | head -1
