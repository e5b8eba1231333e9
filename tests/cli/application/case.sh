# applications typed in, one status at a time: what is refused, what is counted, with which denominators
one=91990101MA00H83197 two=91990101MA013G622K three=91990101MA01LQ9351 four=91990101MA0271C49J
cat >companies.csv <<END
uscc,name,town,founded_on,region,year,revenue
$one,一,东镇,2015-01-01,999901,2023,100
$two,二,东镇,2015-01-01,999901,2023,100
$three,三,西镇,2015-01-01,999901,2023,100
$four,四,西镇,2024-04-01,999901,2023,100
END
$TIDU import companies.csv --quiet
add() { echo "\$ $*"; TIDU_USER=王芳 $TIDU application add "$@" --quiet 2>&1 || echo "exit $?"; }
first="--batch 2024年第一批"
add $one hnte $first --status filed --on 2024-05-20
add $two 高新技术企业 --batch 第一批 --year 2024 --status filed --on 2024-05-21
add $three hnte $first --status filed --on 2024-05-22
add $one hnte $first --status recommended --on 2024-07-01
add $two hnte $first --status recommended --on 2024-07-01
add $one hnte $first --status recognised --on 2024-11-06
add $two hnte $first --status refused --on 2024-11-06
add $three hnte $first --status withdrawn --on 2024-06-01
echo "--- refused: nobody of that name"
add 91990101MA0271C49X hnte $first --status filed --on 2024-05-20
add $one nosuch $first --status filed --on 2024-05-20
add $one hnte --batch 第一批 --status filed --on 2024-05-20
add $one hnte --batch 2024年第一批 --year 2023 --status filed --on 2024-05-20
add $one hnte --batch ' ' --year 2023 --status filed --on 2024-05-20
echo "--- an outcome without a filing"
add $four hnte $first --status recognised --on 2024-11-06
add $one hnte --batch 2024年第二批 --status refused --on 2024-11-06
echo "--- out of order"
add $three hnte --batch 2024年第二批 --status filed --on 2024-08-20
add $three hnte --batch 2024年第二批 --status recommended --on 2024-08-19
add $three hnte --batch 2024年第二批 --status refused --on 2024-08-19
add $three hnte --batch 2024年第二批 --status recognised --on 2024-12-01
add $three hnte --batch 2024年第二批 --status proposed --on 2024-12-02
add $three hnte --batch 2024年第二批 --status proposed --on 2024-11-20
echo "--- again, and against itself"
add $one hnte $first --status filed --on 2024-05-23
add $one hnte $first --status filed --on 2024-05-20
add $one hnte $first --status refused --on 2024-11-07
add $two hnte $first --status recognised --on 2024-11-07
echo "--- on days that cannot be"
add $one hnte --batch 2024年第三批 --status filed --on 2999-05-20
add $four hnte --batch 2024年第一批 --status filed --on 2024-03-31
add $four hnte --batch 2024年第一批 --status filed
echo "--- two in one year: batches allow it, a window does not"
add $one champion --batch 2024年 --status filed --on 2024-10-20
add $one champion --batch 2024年补报 --status filed --on 2024-10-21
add $one champion --batch 2023年 --status filed --on 2023-10-20
echo "--- among the imports, in the history, taken back"
$TIDU imports --format csv | cut -d, -f1,3,4,12 | tail -3
$TIDU history $three --format csv | grep hnte | cut -d, -f1,3-6
$TIDU imports undo 8 --quiet
add $two hnte $first --status recognised --on 2024-11-06
$TIDU application list hnte
$TIDU application list hnte --names --table companies --format csv
$TIDU application list --per town --table batches --format csv
echo "--- until a day"
$TIDU application list hnte --on 2024-07-31 --table batches --format csv
$TIDU application list hnte --on 2024-11-06 --year 2024 --town 西镇 --table batches --format csv --quiet
$TIDU application list hnte --on 2020-01-01 --names --table companies --format csv --quiet
echo "--- refused"
for words in "add $one hnte" "add $one --batch x --status filed" "list a b" "list --status filed" "find" "list nosuch" "list --db none.db"; do
    $TIDU application $words 2>&1 | head -1
done
add $one hnte --batch x --status odd 2>&1 | head -2
$TIDU application list hnte --lang zh --names 2>&1
$TIDU application add 91990101MA0271C49X hnte --batch 2024年第一批 --status filed --on 2024-05-20 --lang zh
$TIDU application add $four hnte --batch 2024年第一批 --status refused --on 2024-05-20 --lang zh

echo "--- words of lists, a past day, no such model"
add $four hnte --batch 2024年第三批 --status 申报 --on 2024-09-20
sqlite3 tidu.db "SELECT batch, status FROM application ORDER BY id DESC LIMIT 1"
add $four hnte --batch 2024年第三批 --status 推荐 --on 2024-10-20 --as-of 2024-01-01
$TIDU application list nope; echo "exit $?"
