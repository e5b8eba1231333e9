# Pages are given again while nothing has changed, and never after something has: whatever it was, and whoever did it.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
cp -r "$ROOT/models" rules
export TIDU_MODELS=$PWD/rules
head -31 "$ROOT/data/sample/companies.csv" >table.csv
$TIDU import table.csv --quiet 2>/dev/null
sleep 3 # the rules are new, and too new files are no reason to keep anything
$TIDU serve --quiet >address &
server=$!
while ! [ -s address ]; do sleep 0.05; kill -0 $server || exit 1; done
PYTHONPATH=$CASE/../serve PYTHONDONTWRITEBYTECODE=1 python3 "$CASE/kept.py" "$(cat address)" "$(sed -n 2p table.csv | cut -d, -f1)"
kill -INT $server
wait $server
echo "ends with $?"
