# Splits that add up, with their method; and indicators sorted into classes: T3, Ningbo's own seven give 2, 2 and 3.
printf 'town,weight\n甲镇,10\n乙镇,7\n丙街道,3\n丁街道,2\n' >weights.csv
$TIDU target split wuxing.2023/hnte-new --method ability --weights weights.csv
$TIDU target split wuxing.2023/hnte-new --method equal --weights weights.csv --format csv 2>/dev/null | awk -F, 'NR > 1 { s += $4; print } END { print s }'
$TIDU target split ningbo-htz.2023/contracts --method ability --weights weights.csv --lang zh
echo "--- as the year before, counted in the store"
sample=$ROOT/data/sample
$TIDU import "$sample/companies.csv" --credentials "$sample/credentials.csv" --quiet 2>/dev/null
sqlite3 tidu.db "SELECT c.town, count(*) FROM credential k JOIN company c ON c.uscc = k.uscc WHERE credential = 'hnte' AND granted_on LIKE '2022%' GROUP BY 1 ORDER BY 1"
$TIDU target split wuxing.2023/hnte-new --method last_year --day 2023-06-30 --format csv 2>/dev/null | sort
echo "--- what cannot be divided"
$TIDU target split wuxing.2023/hightech-share --method equal --weights weights.csv; echo "exit $?"
$TIDU target split wuxing.2023/hnte-new --method ability --db none.db; echo "exit $?"
$TIDU target split wuxing.2023/hnte-new --method ability; echo "exit $?"
$TIDU target split wuxing.2023/hnte-new; echo "exit $?"
printf 'town,weight\n甲镇,很多\n' >bad.csv
$TIDU target split wuxing.2023/hnte-new --method ability --weights bad.csv; echo "exit $?"
printf 'town,weight\n甲镇,1\n甲镇,2\n' >bad.csv
$TIDU target split wuxing.2023/hnte-new --method ability --weights bad.csv; echo "exit $?"
printf 'town,weight\n甲镇,0\n' >bad.csv
$TIDU target split wuxing.2023/hnte-new --method ability --weights bad.csv; echo "exit $?"
echo "--- classes"
cat >peers.csv <<'END'
指标,排名,完成率,目标难度
高新技术产业增加值占比,1,,
规上工业研发费用占营业收入比重,1,,
国家科技型中小企业,前列,中等,
省级科技型中小企业,前列,中等,
新增高新技术企业,前列,,难度很大
研发经费占地区生产总值比重,前列,,难度很大
技术交易额,前列,,难度很大
END
$TIDU target classes --peers peers.csv --lang zh
$TIDU target classes --peers peers.csv --format csv 2>/dev/null | sed 1d | cut -d, -f6 | sort | uniq -c | sed 's/^ *//'
printf 'indicator,rank,of,completion,growth\na,1,10,95%%,5\nb,3,10,60,30\nc,4,10,59.9,\nd,x,,,\n' >more.csv
$TIDU target classes --peers more.csv; echo "exit $?"
sed '$d' more.csv | $TIDU target classes --peers -
$TIDU target classes; echo "exit $?"
$TIDU target classes --peers more.csv --rule ningbo; echo "exit $?"
