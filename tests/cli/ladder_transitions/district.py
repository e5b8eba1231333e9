"""A district of some 300 companies whose certificates come and go over nine years."""

seed = 20261129


def draw(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


with open("companies.csv", "w") as c, open("held.csv", "w") as h:
    print("uscc,name,founded_on,year,revenue", file=c)
    print("uscc,credential,granted_on,expires_on", file=h)
    for i in range(300):
        born = 2008 + draw(14)
        founded = f"{born}-{1 + draw(12):02d}-{1 + draw(28):02d}" if i % 50 else ""
        print(f"T{i:03d},样例{i:03d},{founded},2024,1000000", file=c)
        year = max(2016, born) + draw(6)
        for rung, chance in (("tech-sme", 60), ("hnte", 55), ("gazelle", 30), ("star", 4)):
            term = 1 if rung in ("tech-sme", "gazelle") else 3
            while draw(100) < chance and year <= 2024:
                month, day = 1 + draw(12), 1 + draw(28)
                end = f"{year + term}-{month:02d}-{day:02d}"
                if rung == "star" or (rung == "gazelle" and i % 31 == 0):
                    end = ""  # a listing has no term: unknown; gazelles end by that of their rule
                print(f"T{i:03d},{rung},{year}-{month:02d}-{day:02d},{end}", file=h)
                year += term - draw(2) if term > 1 else 1
