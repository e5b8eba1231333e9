"""Companies and certificates: HOLDERS in three cohorts and OTHERS without; district.py HOLDERS OTHERS."""
import sys

holders, others = int(sys.argv[1]), int(sys.argv[2])
with open("companies.csv", "w") as c, open("held.csv", "w") as h:
    print("uscc,name,year,revenue", file=c)
    print("uscc,credential,granted_on,expires_on,number", file=h)
    for i in range(holders + others):
        print(f"S{i:04d},样例{i:04d},2024,{1000000 + i}", file=c)
        if i < holders:
            year, day = 2022 + i % 3, 1 + i % 28
            end = f"{year + 3}-11-{day:02d}" if i % 10 else ""  # every tenth by the term of the rule
            print(f"S{i:04d},title,{year}-11-{day:02d},{end},", file=h)
