# pages of `tidu serve` that ask what if: the fields, the units, and that a page says what the command says. Names are invented, and hostile.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models PYTHONPATH=$ROOT/tests/cli/serve PYTHONDONTWRITEBYTECODE=1
cp "$ROOT/data/sample/companies.csv" table.csv
python3 "$ROOT/tests/cli/serve/hostile.py" table.csv
$TIDU import table.csv --quiet 2>/dev/null
for level in L3 L0; do
    rm -f address
    $TIDU serve --port 0 --level $level --quiet >address &
    server=$!
    while ! [ -s address ]; do sleep 0.05; kill -0 $server || exit 1; done
    python3 "$CASE/ask_$level.py" "$(cat address)"
    kill -INT $server
    wait $server
    echo "ends with $?"
done
