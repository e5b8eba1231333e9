# what came in, by whom, and taking it back: the newest, one in the middle, all together, and what is refused
export LOGNAME=li
head=uscc,name,year,revenue
printf '%s\n91990101MA00H83197,甲,2023,100\n91990101MA00H83197,甲,2024,200\n' $head >first.csv
printf '%s\n91990101MA013G622K,乙,2024,7\n' $head >other.csv
printf '%s\n91990101MA00H83197,甲公司,2024,250\n' $head >newer.csv
printf 'uscc,credential,granted_on,expires_on,number\n91990101MA013G622K,hnte,2023-11-30,2026-11-29,GR1\n' >held.csv
printf '区划代码,区划名称,版本\n320600,南通市,202012\n' >regions.csv
for file in first other newer; do $TIDU import --quiet $file.csv; done
$TIDU import --quiet --credentials held.csv
$TIDU import --quiet --table region regions.csv
hide() { sed -E 's/20[0-9]{2}-[0-9]{2}-[0-9]{2}([ T][0-9:]{5}(:[0-9]{2}Z)?)?/THEN/g'; }
ask() { sqlite3 tidu.db 'select uscc, name from company; select year, revenue from annual_value; select number from credential'; }
$TIDU imports --quiet | hide
$TIDU imports list --format csv | hide
ask
echo "--- what the third replaced: of the two values that differ what stood there and what stands there"
$TIDU imports show 3 --format csv
$TIDU imports show 1 --format csv
$TIDU imports show 9
$TIDU imports show
echo "--- refused"
$TIDU imports undo 1
$TIDU imports undo 2
$TIDU imports undo 5
$TIDU imports undo 9 --lang zh
$TIDU imports undo 1 --lang zh
$TIDU imports undo
$TIDU imports undo one
$TIDU imports take
$TIDU imports list 1
$TIDU imports undo 1 --db none.db; ls none.db 2>&1
ask | cksum
echo "--- undone; what it had replaced can still be read"
$TIDU imports undo 4
$TIDU imports undo 2
$TIDU imports undo 2 2>&1 | hide
ask
$TIDU history 91990101MA00H83197 | hide
LOGNAME=王 $TIDU imports undo 1 3 --lang zh
$TIDU imports show 3 --format csv
ask
$TIDU imports --format json | hide
echo "--- again"
for file in first newer; do $TIDU import $file.csv; done
ask
$TIDU history 91990101MA00H83197 --indicator revenue --format csv | hide
$TIDU history 91990101MA00H83197 --indicator employees
$TIDU history 91990101MA013G622K
echo "--- a database of before"
sqlite3 tidu.db "update import set is_journaled = null"
$TIDU imports undo 7
$TIDU imports --quiet | tail -1 | hide
