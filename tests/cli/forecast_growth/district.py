"""600 companies over eight years whose growth lasts a little; small ones grow faster."""
import math

seed = 20261130


def draw():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) / 2**31


print("uscc,name,founded_on,year,revenue,rd_expense,employees")
for i in range(600):
    lasting, size, staff = 0.25 * (draw() - 0.4), math.exp(15 + 3 * draw()), 20 + int(200 * draw())
    for year in range(2017, 2025):
        growth = lasting + 0.3 * (draw() - 0.5) - 0.02 * (math.log(size) - 16)
        size *= math.exp(growth)
        staff = max(5, int(staff * math.exp(growth / 2 + 0.1 * (draw() - 0.5))))
        rd = "" if draw() < 0.05 else int(size * 0.1 * draw())
        print(f"G{i:03d},样例{i:03d},{2000 + i % 15}-03-01,{year},{int(size)},{rd},{staff}")
