"""The numbers of test_target_check.c, from what the plans state and nothing of ours."""
from fractions import Fraction as F
from math import comb

def at_least(k, n, p):
    return float(sum(comb(n, i) * p**i * (1 - p)**(n - i) for i in range(k, n + 1)))

print("doubling in five years", 2 ** (1 / 5) - 1)
print("30% a year over three years", float(F(13, 10) ** 3))
print("GDP behind 7 billion yuan at 2.70%", float(F(7 * 10**9) / F(27, 1000)))
print("GDP behind 17 + 7 + 6 at 8.15%", float(F(30 * 10**8) / F(815, 10000)))
print("residents behind 1100 at 3.6 per ten thousand", float(F(1100) / F(36, 10) * 10000))
print("loan on average", float(F(8 * 10**8, 350)))
print("170 or more of 200 at 85%", at_least(170, 200, F(17, 20)))
print("12.6 with a directory cleaned by 1, 5, 10%", [float(F(126, 10) * (1 - F(c, 100))) for c in (1, 5, 10)])
