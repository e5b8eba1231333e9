# Institutes, carriers and projects by the indices that ship, by hand.
# R1: 50 of 50, 10 of 10, 10 of 10 and 2000 of 2000: 100. R2: half of each: 50. R3: staff 10 of 50 = 20, 1 of 10 = 10, 0 and 200 of 2000 = 10: 10 points.
# R4: staff and projects 40 and 6 (80 and 60) and nothing known of the rest: too little for a class, somewhere in 35 to 85.
printf '%s\n' 机构编号,机构名称,年度,全职研发人员,项目申报数,孵化企业数,产业化收入\(万元\) R1,甲院,2024,50,10,10,2000 R2,乙院,2024,25,5,5,1000 R3,丙院,2024,10,1,0,200 R4,丁院,2024,40,6,, >institutes.csv
$TIDU index run institutes --input institutes.csv --year 2025 --format csv --quiet 2>/dev/null
# Z1: graduates 10 of 50 = 20% of 20%: 1, tenants 50 of 50: 1; high-tech 15 of 50 = 30%: 1, passed 5 of 5: 1; 50 on 10000 m2 = 5 per 1000: 1, 500 wan for 50 = 10 of
# 20 wan: 0.5: 50 + 35 + 7.5 + 3.75 = 96.25. Z2: 2 of 20 = 10%: 0.5, 20 of 50: 0.4; 3 of 20 = 15%: 0.5, 1 of 2: 0.5; 20 on 8000 = 2.5: 0.5, 400 wan: 20 wan each: 0:
# 12.5 + 10 + 10.5 + 7 + 3.75 + 0 = 43.75.
printf '%s\n' 载体编号,载体名称,年度,孵化面积,在孵企业数,毕业企业数,在孵高新技术企业数,高企申报数,高企认定数,财政投入\(万元\) Z1,一号,2024,10000,50,10,15,5,5,500 Z2,二号,2024,8000,20,2,3,2,1,400 >carriers.csv
$TIDU index run carrier-stars --input carriers.csv --year 2025 --format csv --quiet 2>/dev/null
$TIDU index explain Z2 carrier-stars --input carriers.csv --year 2025 --format json --quiet 2>/dev/null | grep '"contribution"' | cut -d, -f2,6- | head -6
# X1: (90 + 80 + 70 + 100) / 4 = 85. X2: 60.
printf '%s\n' 项目编号,项目名称,产业结构得分,科技含量得分,行业地位得分,亩均效益得分 X1,甲,90,80,70,100 X2,乙,60,60,60,60 >projects.csv
$TIDU index run good-projects --input projects.csv --year 2025 --format csv --quiet 2>/dev/null
