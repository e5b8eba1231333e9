# The processes that answer: nobody waits for another one's answer, and none is left when the server has ended.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
[ -e /proc/self/task ] || { echo "no /proc to look at processes"; exit 77; }
export TIDU_MODELS=$ROOT/models
head -31 "$ROOT/data/sample/companies.csv" >table.csv
$TIDU import table.csv --quiet 2>/dev/null
$TIDU serve --processes 0 --lang en; echo $?
$TIDU serve --processes 17 --lang en; echo $?
PYTHONPATH=$CASE/../serve PYTHONDONTWRITEBYTECODE=1 python3 "$CASE/processes.py"
