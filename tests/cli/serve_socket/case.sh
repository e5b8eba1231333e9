# A Unix socket instead of a port: who may open it, who may ask, what is left of it.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models
head -31 "$ROOT/data/sample/companies.csv" >table.csv
$TIDU import table.csv --quiet 2>/dev/null
echo "--- what it refuses to start with"
$TIDU serve --socket s --lang en; echo $?
$TIDU serve --socket s --host 'a b' --lang en; echo $?
$TIDU serve --socket s --host a.example --port 1 --lang en; echo $?
$TIDU serve --socket s --host a.example --open --lang en; echo $?
$TIDU serve --host a.example --lang en; echo $?
$TIDU serve --socket table.csv --host a.example --lang en; echo $?
$TIDU serve --socket no/such/folder --host a.example --lang en; echo $?
$TIDU serve --socket s --host a.example --group no-such-group --lang en; echo $?
$TIDU serve --socket "$(printf 'x%.0s' {1..200})" --host a.example --lang en 2>&1 | sed 's/x\{200\}/LONG/'
ls
echo "--- the server"
PYTHONPATH=$CASE/../serve PYTHONDONTWRITEBYTECODE=1 python3 "$CASE/socket_test.py"
