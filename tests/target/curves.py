"""The numbers of test_target_light.c: planned shares by the words of models/README.md, counted day by day and nothing of ours."""
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction as F

def linear(begin, end, day):
    """Every month brings the same, every day of a month the same of it."""
    def brought(until):
        total, d = F(0), begin
        while d <= until:
            total += F(1, monthrange(d.year, d.month)[1])
            d += timedelta(days=1)
        return total
    return brought(day) / brought(end)

def steps(batches, years, day):
    total, first = F(0), years[0]
    for year in range(years[0], years[1] + 1):
        total += sum((share for m, d, share in batches if date(year, m, d) <= day), F(0))
    return total / (years[1] - first + 1)

first, last = date(2023, 1, 1), date(2023, 12, 31)
print("linear, end of June", linear(first, last, date(2023, 6, 30)), "15 February", float(linear(first, last, date(2023, 2, 15))))
print("linear over 2023-2025, 2024-08-31", linear(first, date(2025, 12, 31), date(2024, 8, 31)))
three = [(10, 31, F(3, 10)), (11, 30, F(3, 10)), (12, 31, F(4, 10))]
for day in (date(2023, 6, 30), date(2023, 10, 30), date(2023, 10, 31), date(2023, 12, 30)):
    print("batches", day, steps(three, (2023, 2023), day))
print("batches over three years, 2024-11-30", float(steps(three, (2023, 2025), date(2024, 11, 30))))
shape = [F(0)] * 9 + [F(1, 4), F(3, 4), F(1)]
print("as the year before, 2023-10-15", float(shape[9] * 15 / 31), "2023-11-30", shape[10])
print("level 700 to 750 at half", 700 + F(50, 2), "value 710: points", (F(710 - 700, 50) - F(1, 2)) * 100)
print("rank 15 for 13", float(F(13, 15)), "3 of 1-2", F(3, 2))
