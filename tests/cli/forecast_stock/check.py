"""The same stock with arithmetic of its own: binomial counts given the panel, panels by the trapezium rule, years independent."""
import json
import math
import sys

HOLDERS, FILED, TARGET, P, SD = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), 0.85, float(sys.argv[4])
d = json.load(sys.stdin)
wrong = []


def check(name, got, want, within):
    if abs(got - want) > within:
        wrong.append(f"{name}: {got}, expected {want}")


def below(x):
    return math.erfc(-x / math.sqrt(2)) / 2


def quantile(p):
    low, high = -10.0, 10.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < p else (low, middle)
    return low


def binomial(n, p):
    return [math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log(1 - p))
            for k in range(n + 1)]


def batch(n):
    """How many of n pass, over all panels."""
    if not SD:
        return binomial(n, P)
    r = SD * SD / (1 + SD * SD)
    steps, out = 400, [0.0] * (n + 1)
    for j in range(steps + 1):
        z = -8 + 16 * j / steps
        weight = math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * 16 / steps
        for k, chance in enumerate(binomial(n, below((quantile(P) + math.sqrt(r) * z) / math.sqrt(1 - r)))):
            out[k] += weight * chance
    return out


def join(a, b):
    out = [0.0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


# cohorts of 2022, 2023 and 2024: the first runs out in November 2025, the second in November 2026; results in December
cohort = [len(range(c, HOLDERS, 3)) for c in range(3)]
stock = HOLDERS
for m in d["months"]:
    check(m["month"] + " opening", m["opening"], stock, 0.001)
    flow = {"new": 0, "renewed": 0, "expired": 0}
    if m["month"] == "2025-11":
        flow["expired"] = cohort[0]
    if m["month"] == "2025-12":
        flow["new"], flow["renewed"] = P * FILED, P * cohort[0]
    if m["month"] == "2026-11":
        flow["expired"] = cohort[1]
    if m["month"] == "2026-12":
        flow["renewed"] = P * cohort[1]
    for name, value in flow.items():
        check(m["month"] + " " + name, m[name], value, 0.051)
    stock = m["opening"] + m["new"] + m["renewed"] - m["expired"] - m["revoked"]
    check(m["month"] + " closing", m["closing"], stock, 0.0001)
    stock = m["closing"]
first = join(batch(cohort[0] + FILED), batch(cohort[1]))
check("reached", d["target_chance"], sum(first[k] for k in range(len(first)) if cohort[2] + k >= TARGET), 1e-6)
sums, low, high = 0.0, None, None
for k, chance in enumerate(first):
    sums += chance
    low = cohort[2] + k if low is None and sums >= 0.1 else low
    high = cohort[2] + k if high is None and sums >= 0.9 else high
check("least", d["least"], low, 0)
check("most", d["most"], high, 0)
for need in d["numbers"]:
    reached = max(cohort[2] + k for k in range(len(first)) if sum(first[k:]) >= need["chance"])
    check("needed now", need["opening"], max(0, HOLDERS + TARGET - reached), 0)
print("\n".join(wrong) or f"{HOLDERS} now, {FILED} file: at least {TARGET} with {d['target_chance']:.3f}, "
      f"{d['least']} to {d['most']}; needed now {[n['opening'] for n in d['numbers']]}; to file {[n['number'] for n in d['numbers']]}")
