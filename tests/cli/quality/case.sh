# The quality of data. By hand: five companies, four of which have 2024; revenue is known of three of them (3 of 4), the day of
# foundation of two (2 of 5); with R&D expense standing for its tax basis 2 of 4 have one. The one rule reads name and founding day, and
# of the year before tax basis (with R&D expense), revenue, S&T staff and employees: 西镇 has 3 x 2 + 2 x 5 = 16 cells to fill, and
# 3 names, a day, 2 revenues, 2 employees, R&D for both bases and S&T staff once: 11.
mkdir models
cat >models/bureau.yaml <<'END'
model: bureau
rung: bureau
name: {zh: 本地, en: bureau}
summary: {zh: 本地, en: own}
effective: {from: 2000-01-01}
documents:
  own: {title: {zh: 本地, en: own}, number: none}
priors:
  missing: 0.5
  note: {zh: 假设, en: an assumption}
gates:
  - id: all
    name: {zh: 条件, en: condition}
    law: {zh: 条件, en: condition}
    cite: own art. 1
    seen: memory
    need: st_staff[Y-1] / employees[Y-1] >= 10% and rd_expense_tax[Y-1] / revenue[Y-1] > 3%
    act: [st_staff]
END
printf 'ladder: own\nname: {zh: 本地, en: own}\nrungs: [bureau]\n' >own.yaml
cat >table.csv <<'END'
uscc,name,town,founded_on,year,revenue,rd_expense,employees,st_staff,total_assets
91990101MA00H83197,甲有限公司,东镇,2010-01-01,2023,1000000,100000,10,5,5000000
91990101MA00H83197,甲有限公司,东镇,2010-01-01,2024,1000000000,100000,10,5,50000000
91990101MA00H83198,甲有限责任公司,西镇,2010-01-01,2023,1000000,100000,10,5,5000000
91990101MA00H83198,甲有限责任公司,西镇,2010-01-01,2024,100000,200000,10,15,
330100000012345,乙公司,西镇,,2024,39000,,10,,
91990101MA013G622K,乙 公司,,,2024,,,10,,
91990101MA01LQ935X,丙公司,西镇,,2023,0,5,10,,
END
$TIDU quality --input table.csv --ladder own.yaml --format csv --quiet | grep -Ev ',0,5,0,0.000000,'
$TIDU quality --input table.csv --table towns --ladder own.yaml --format csv --quiet
$TIDU quality --input table.csv --table matrix --format csv --quiet | python3 -c 'import csv, sys
for row in csv.DictReader(sys.stdin): print(row["town"], row["revenue"], row["st_staff"], row["founded_on"])'
$TIDU quality --input table.csv --table figures --format csv --quiet
$TIDU quality --input table.csv --table codes --format csv --quiet
# R&D of a year without revenue; the year is that of the figures
$TIDU quality --input table.csv --table figures --format csv --quiet --year 2023
# only some companies; the other one of a pair may be elsewhere; Y is the year after
$TIDU quality --input table.csv --table codes --format csv --quiet --where 'town = "东镇"'
$TIDU quality --input table.csv --table figures --format csv --quiet --where 'revenue[Y-1] < 10 wan'
# as people see it, in both languages: no more rows than are asked for
$TIDU quality --input table.csv --table figures --top 2 2>&1 | grep -v D[0-9]
$TIDU quality --input table.csv --table codes --lang zh 2>&1 | grep -v D[0-9]
# what an earlier import brought; nothing of it is left when the later ones are undone
printf 'uscc,name,year,revenue,employees\n91990101MA00H83197,甲,2024,10000000,50\n91990101MA013G622K,乙,2024,2000000,5\n' >first.csv
printf 'uscc,year,revenue\n91990101MA00H83197,2024,1000\n91990101MA013G622K,2024,20000000\n' >second.csv
printf 'uscc,year,revenue\n91990101MA00H83197,2024,9000\n' >third.csv
for file in first second third; do $TIDU import $file.csv --db q.db --quiet; done
$TIDU quality --db q.db --table figures --format csv --quiet
$TIDU imports undo 2 3 --db q.db --quiet
$TIDU quality --db q.db --table figures
# what cannot be answered
$TIDU quality --db q.db --year 2020
$TIDU quality --db q.db --ladder nosuch
$TIDU quality --db q.db --where 'town = "南镇"'
