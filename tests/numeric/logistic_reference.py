"""Prints the table of test_logistic.c: fits of its rows by Newton with Gaussian elimination, the signs by trying every set
of coefficients that are held at 0 and taking the feasible one of least loss."""
import itertools
import math

from gauss import solve

N, K, M = 60, 4, 2**64
seed, rows = 7, []
for _ in range(N):
    x = []
    for _ in range(K):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % M
        x.append((seed >> 33) / 2147483648.0 * 4 - 2)
    seed = (seed * 6364136223846793005 + 1442695040888963407) % M
    s = -0.4 + 0.8 * x[0] - 0.5 * x[1] + 0.3 * x[2]
    rows.append(([1.0] + x, (seed >> 33) / 2147483648.0 < 1 / (1 + math.exp(-s))))


def loss(b, ridge):
    total = ridge / 2 * sum(v * v for v in b[1:])
    for x, y in rows:
        t = sum(u * v for u, v in zip(b, x))
        total += math.log1p(math.exp(-t if y else t))
    return total


def newton(free, ridge):
    b = [0.0] * (K + 1)
    for _ in range(100):
        g = [0.0] * (K + 1)
        h = [[0.0] * (K + 1) for _ in range(K + 1)]
        for x, y in rows:
            p = 1 / (1 + math.exp(-sum(u * v for u, v in zip(b, x))))
            for i in free:
                g[i] += (p - y) * x[i]
                for j in free:
                    h[i][j] += p * (1 - p) * x[i] * x[j]
        for i in free:
            if i:
                g[i] += ridge * b[i]
                h[i][i] += ridge
        step = solve([[h[i][j] for j in free] for i in free], [g[i] for i in free])
        for i, s in zip(free, step):
            b[i] -= s
    return b


def fit(ridge, sign):
    best = None
    for held in itertools.chain.from_iterable(itertools.combinations(range(1, K + 1), n) for n in range(K + 1)):
        b = newton([i for i in range(K + 1) if i not in held], ridge)
        if all(s * v >= 0 for s, v in zip(sign, b[1:])) and (best is None or loss(b, ridge) < loss(best, ridge)):
            best = b
    return best


for ridge in (0, 1, 25):
    for sign in ((0, 0, 0, 0), (1, -1, 1, 1), (-1, -1, 1, -1), (-1, 1, -1, 0)):
        print("    {%g, {%s}, {%s}}," % (ridge, ", ".join(map(str, sign)), ", ".join("%.12g" % v for v in fit(ridge, sign))))
