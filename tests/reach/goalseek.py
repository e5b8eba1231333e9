"""
The reference problems of least cost against the program: each becomes a model, a file of levers and a table of one company of
its own, so that the whole path from a file to the answer is tried.

A problem has attributes with levels 0 to 5, the points and the cumulative cost of each level, and a threshold of points. A lever
lifts an attribute from where it is to one level; that only one of them is used, and of how many attributes at most, are gates.

usage: goalseek.py PROGRAM PROBLEMS.json
"""
import json
import os
import subprocess
import sys
import tempfile

MOST_LEVERS = 60


def model_of(problem):
    lines = ["model: goal", "rung: goal", "name: {zh: 目标, en: goal}", "effective: {from: 2020-01-01}",
             "documents:", "  law: {title: {zh: 题, en: problem}, number: 1, seen: full}",
             "priors: {missing: 0.5, note: {zh: 无, en: none}}", "gates:"]
    n = len(problem["points"])
    for i in range(n):
        lines.append(f"  - {{id: once{i}, name: {{zh: 一次{i}, en: once {i}}}, cite: law 1, need: 'used_{i}[Y-1] <= 1'}}")
    if problem.get("max_changes") is not None:
        total = " + ".join(f"used_{i}[Y-1]" for i in range(n))
        lines.append(f"  - {{id: few, name: {{zh: 少, en: few}}, cite: law 1, need: '{total} <= {problem['max_changes']}'}}")
    lines += ["score:", "  step: 1", "  groups:"]
    for i, points in enumerate(problem["points"]):
        lines += [f"    - id: g{i}", f"      name: {{zh: 组{i}, en: group {i}}}", "      cite: law 1", f"      max: {max(points)}",
                  "      items:", f"        - id: i{i}", f"          name: {{zh: 项{i}, en: item {i}}}", "          cite: law 1",
                  f"          over: level_{i}[Y-1]", "          steps:"]
        for level in range(len(points) - 1, 0, -1):
            lines.append(f"            - {{from: {level}, points: {points[level]}}}")
        lines.append(f"            - {{points: {points[0]}}}")
    lines.append(f"pass: total >= {problem['threshold']}")
    return "\n".join(lines) + "\n"


def levers_of(problem):
    lines = ["levers:"]
    n = 0
    for i, costs in enumerate(problem["cumulative_cost"]):
        if i in problem["immutable"]:
            continue
        current = problem["current"][i]
        for level in range(current + 1, len(costs)):
            lines += [f"  lift_{i}_{level}:", f"    name: {{zh: 提升{i}到{level}, en: lift {i} to {level}}}", "    unit: {zh: 次, en: time}",
                      "    effects:", f"      level_{i}: {level - current}", f"      used_{i}: 1", "    most: 1",
                      f"    cost: {costs[level]}", "    months: 1", "    helps: {zh: 无, en: nobody}", "    note: {zh: 题, en: of the problem}"]
            n += 1
    return "\n".join(lines) + "\n", n


def answer(program, problem, folder):
    n = len(problem["points"])
    levers, count = levers_of(problem)
    if count > MOST_LEVERS:
        return None
    with open(os.path.join(folder, "goal.yaml"), "w") as f:
        f.write(model_of(problem))
    with open(os.path.join(folder, "levers.yaml"), "w") as f:
        f.write(levers)
    with open(os.path.join(folder, "indicators.yaml"), "w") as f:
        f.write("dictionary: indicators\nindicators:\n")
        for i in range(n):
            for name in ("level", "used"):
                f.write(f"  {name}_{i}: {{kind: annual, type: count, whole: yes, zh: [{name}{i}], en: {name} {i}}}\n")
    names = [f"{name}_{i}" for i in range(n) for name in ("level", "used")]
    values = [str(v) for level in problem["current"] for v in (level, 0)]
    with open(os.path.join(folder, "table.csv"), "w") as f:
        f.write("uscc,name,founded_on,year," + ",".join(names) + "\nA1,one,2010-01-01,2024," + ",".join(values) + "\n")
    environment = dict(os.environ, TIDU_MODELS=folder)
    out = subprocess.run([program, "reach", "A1", "goal", "--input", os.path.join(folder, "table.csv"), "--by", "2026", "--chance", "1",
                          "--alternatives", "0", "--format", "json", "--quiet"], capture_output=True, text=True, env=environment, timeout=300)
    if out.returncode:
        sys.exit(f"{problem['id']}: {out.stderr}")
    return json.loads(out.stdout)


def main():
    program, problems = os.path.abspath(sys.argv[1]), json.load(open(sys.argv[2]))
    passed = failed = skipped = 0
    for problem in problems["A"]:
        with tempfile.TemporaryDirectory() as folder:
            said = answer(program, problem, folder)
        if said is None:
            skipped += 1
            continue
        ways = said.get("ways", [])
        if problem["current_score"] >= problem["threshold"]:
            cost, is_proven = 0, True
        else:
            cost, is_proven = (ways[0]["cost"], ways[0]["at_least"] == ways[0]["cost"]) if ways else (None, True)
        wanted = problem["min_cost"] if problem["feasible"] else None
        if cost == wanted and is_proven:
            passed += 1
        else:
            failed += 1
            print(f"{problem['id']}: cost {cost}, proven {is_proven}; the least is {wanted}")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} with more levers than fit" if skipped else ""))
    return failed > 0


sys.exit(main())
