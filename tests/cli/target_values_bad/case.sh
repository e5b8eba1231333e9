# What is wrong with reported values has its file, line and column; and what a list of values is taken for.
cat >values.csv <<'END'
指标,镇街,月份,数值,依据,佐证材料,填报人
wuxing.2023/hnte-new,,2023-05,12,高企办系统,,张三
wuxing.2023/hnte-new,,2023年6月,10,高企办系统,,张三
wuxing.2023/hnte-neu,,2023-06,10,高企办系统,,张三
新增规上人才企业,,2023-06,3,,,李四
wuxing.2023/rd-intensity,,2023-06,102%,统计局,,
wuxing.2023/graduates,,2023-06,12000人,人才办,,
wuxing.2023/graduates,,2023-07,1.3万元,人才办,,
wuxing.2023/giants,,2025-06,3,经信局,,
wuxing.2023/giants,,六月,3,经信局,,
wuxing.2023/giants,,2023-06,约3家,经信局,,
wuxing.2023/giants,埭溪镇,2023-06,3家,经信局,,
wuxing.2023/giants,,2023-07,1家,经信局,,
wuxing.2023/giants,,2023-06,1家,经信局,,
wuxing.2023/giants,,2023-06,2家,经信局,,
技术交易额,,2023-06,2,经信局,,
挂牌省级孵化器,,2023-06,,经信局,,
,,2023-06,2家,经信局,,
合计,,,,,,
END
$TIDU target status wuxing.2023 --values values.csv --day 2023-07-31 --problems problems.csv --definition graduates_new --format csv 2>/dev/null | cut -d, -f3,10,11,18
cut -d, -f1-8 problems.csv
$TIDU import values.csv --lang zh 2>&1
$TIDU imports --format csv | cut -d, -f4,6
$TIDU inspect values.csv 2>/dev/null | sed -n '/^column/,$p'
echo "--- two lists in one act, and again"
sed '3,$d' values.csv >one.csv
sed '2,6d;8,$d' values.csv >two.csv
$TIDU import one.csv two.csv --db both.db 2>&1
$TIDU import one.csv --db both.db 2>&1
$TIDU imports undo 1 --db both.db
sqlite3 both.db 'SELECT target, day, value, unit, line FROM target_value'
echo "--- no list of values"
printf '指标,数值\nwuxing.2023/hnte-new,3\n' >bad.csv
$TIDU target status --values bad.csv --day 2023-06-30; echo "exit $?"
$TIDU target status --values none.csv --day 2023-06-30; echo "exit $?"
