# the pages of `tidu serve`: who may come in, what is refused, what is shown and what leaves. Names and towns are invented, and hostile.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models
{
    head -1 "$ROOT/data/sample/companies.csv"
    grep -m 40 -n "" "$ROOT/data/sample/companies.csv" | sed -n '2,40s/^[0-9]*://p'
} >table.csv
python3 "$CASE/hostile.py" table.csv
$TIDU import table.csv --quiet 2>/dev/null
$TIDU rank tech-sme --format csv --lang en --quiet >list.csv 2>/dev/null
$TIDU index run peers --format json --lang zh --quiet >index.json 2>/dev/null
$TIDU quality --table groups --format csv --lang en --quiet >groups.csv 2>/dev/null
$TIDU rank tech-sme --where '(revenue[Y-1] >= 1 wan) and not known(market_share[Y-1])' --format csv --lang en --quiet >lacking.csv 2>/dev/null
code=$(sed -n 2p table.csv | cut -d, -f1)
$TIDU ladder "$code" --format csv --lang en --quiet >company.csv 2>/dev/null
$TIDU explain "$code" hnte --format json --lang en --quiet >rule.json 2>/dev/null
echo "--- what it refuses to start with"
$TIDU serve --port 99999; echo $?
$TIDU serve extra; echo $?
$TIDU serve --level secret; echo $?
echo "--- the server"
$TIDU serve --port 0 --timeout 2 --quiet >address &
server=$!
while ! [ -s address ]; do sleep 0.05; kill -0 $server || exit 1; done
python3 "$CASE/ask.py" "$(cat address)" "$code" "$ROOT/engine/server/script.js"
kill -INT $server
wait $server
echo "ends with $?"
echo "--- at a lower level, by the option and by the environment"
for how in option environment; do
    rm address
    if [ $how = option ]; then $TIDU serve --level L1 --quiet >address & else TIDU_LEVEL=L1 $TIDU serve --quiet >address & fi
    server=$!
    while ! [ -s address ]; do sleep 0.05; kill -0 $server || exit 1; done
    python3 "$CASE/level.py" "$(cat address)" "$code"
    kill -TERM $server
    wait $server
    echo "ends with $?"
done
echo "--- a port that is taken, and no database"
python3 "$CASE/taken.py"
