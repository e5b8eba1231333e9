"""The same stock with arithmetic of its own: binomial counts given the panel, panels by the trapezium rule, years independent.
check.py HOLDERS FILED TARGET SEVERITY [RENEWING REVOKED_IN_A_YEAR]"""
import json
import math
import sys

HOLDERS, FILED, TARGET, P, SD = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), 0.85, float(sys.argv[4])
RENEWING, REVOKED = (float(a) for a in sys.argv[5:7]) if len(sys.argv) > 5 else (1, 0)
LIVES = (1 - REVOKED) ** (1 / 12)  # of a certificate, through a month
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
    if p == 1:
        return [0.0] * n + [1.0]
    return [math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log(1 - p))
            for k in range(n + 1)]


def batch(*parts):
    """How many are in the stock of several (number, chance to be if the panel says yes) before one panel, over all panels."""
    r, steps = SD * SD / (1 + SD * SD), 400 if SD else 0
    out = None
    for j in range(steps + 1):
        z = -8 + 16 * j / steps if SD else 0
        weight = math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * 16 / steps if SD else 1
        count = [1.0]
        for n, share in parts:
            count = join(count, binomial(n, share * below((quantile(P) + math.sqrt(r) * z) / math.sqrt(1 - r))))
        out = [a + weight * b for a, b in zip(out, count)] if out else [weight * b for b in count]
    return out


def join(a, b):
    out = [0.0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


# cohorts of 2022, 2023 and 2024: the first runs out in November 2025, the second in November 2026; results in December.
# Months are those of 2025-07 to 2026-12; certificates granted in one are not revoked in it
cohort = [len(range(c, HOLDERS, 3)) for c in range(3)]
first, second, third, fresh, again = [float(c) for c in cohort] + [0.0, 0.0]
shown = float(HOLDERS)
for t, m in enumerate(d["months"]):
    check(m["month"] + " opening", m["opening"], first + second + third + fresh + again, 0.3)
    flow = {"revoked": (first + second + third + fresh + again) * (1 - LIVES), "new": 0, "renewed": 0, "expired": 0}
    first, second, third, fresh, again = (x * LIVES for x in (first, second, third, fresh, again))
    if t == 4:
        flow["expired"], first, waiting = first, 0, first
    if t == 16:
        flow["expired"], second, waiting = second, 0, second
    if t == 5:
        flow["new"] = P * FILED
        fresh += flow["new"]
    if t in (5, 17):
        flow["renewed"] = RENEWING * P * waiting
        again += flow["renewed"]
    for name, value in flow.items():
        check(m["month"] + " " + name, m[name], value, 0.101)
    check(m["month"] + " opening as printed", m["opening"], shown, 1e-9)
    shown = m["opening"] + m["new"] + m["renewed"] - m["expired"] - m["revoked"]
    check(m["month"] + " closing as printed", m["closing"], shown, 1e-9)
    shown = m["closing"]
check("closing", shown, first + second + third + fresh + again, 0.3)
first = join(batch((cohort[0], LIVES**5 * RENEWING * LIVES**12), (FILED, LIVES**12)), batch((cohort[1], LIVES**17 * RENEWING)))
first = join(first, binomial(cohort[2], LIVES**18))
check("reached", d["target_chance"], sum(first[k] for k in range(len(first)) if k >= TARGET), 1e-6)
sums, low, high = 0.0, None, None
for k, chance in enumerate(first):
    sums += chance
    low = k if low is None and sums >= 0.1 else low
    high = k if high is None and sums >= 0.9 else high
check("least", d["least"], low, 0)
check("most", d["most"], high, 0)
for need in d["numbers"]:
    reached = max(k for k in range(len(first)) if sum(first[k:]) >= need["chance"])
    check("needed now", need["opening"], max(0, HOLDERS + TARGET - reached), 0)
print("\n".join(wrong) or f"{HOLDERS} now, {FILED} file: at least {TARGET} with {d['target_chance']:.3f}, "
      f"{d['least']} to {d['most']}; needed now {[n['opening'] for n in d['numbers']]}; to file {[n['number'] for n in d['numbers']]}")
