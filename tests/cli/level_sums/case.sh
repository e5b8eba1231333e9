# Sums of tax-secret figures below level L3: two questions whose difference is one company are not answered; a town is, if enough others remain.
sample=$ROOT/data/sample/monthly.csv
cut -d, -f1 "$sample" | grep '^9' | sort -u >all.txt
sed 1d all.txt >but-one.txt
m() { $TIDU monthly rd_expense --input "$sample" --table months --month 2025-06 --format csv --lang zh "$@" 2>foot.txt | tail -1 | cut -d, -f1-4; grep -c 部分企业不显示合计 foot.txt; }
echo "--- all, and a town: the other towns are 100 companies and more"
m --level L1
m --level L1 --town 样例桥镇
echo "--- by a list of codes, with and without one company; by an expression"
m --level L1 --codes all.txt
m --level L1 --codes but-one.txt
m --level L2 --where 'town = "样例桥镇"'
echo "--- level L3 shows them; their difference is the company's figure"
m --codes all.txt
m --codes but-one.txt
grep "^$(head -1 all.txt)" "$sample" | grep 2024-06 | cut -d, -f5
echo "--- a town beside which there are four companies"
awk -F, 'NR == 1 || $3 == "样例桥镇"' "$sample" >town.csv
awk -F, 'NR > 1 && $3 != "样例桥镇" && ($4 == "2024-06" || $4 == "2025-06")' "$sample" | head -400 | awk -F, '{n[$1]++; row[$1] = row[$1] $0 "\n"} n[$1] == 2 && k++ < 4 {printf "%s", row[$1]}' >>town.csv
sample=town.csv
m --level L1
m --level L1 --town 样例桥镇
