# The answers for programs below /api/v1: the server is held against the description that it gives of them.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models
head -101 "$ROOT/data/sample/companies.csv" >table.csv
code=$(sed -n 2p table.csv | cut -d, -f1)
grep -E "^uscc|$code" "$ROOT/data/sample/credentials.csv" >held.csv
printf 'uscc,model,batch,status,day\n%s,hnte,2024,filed,2024-05-20\n' "$code" >filed.csv
printf 'uscc,credential,granted_on,expires_on,number\n%s,hnte,2023-11-01,2026-10-31,GR1\n' "$code" >>held.csv
$TIDU import table.csv --credentials held.csv --applications filed.csv --quiet 2>/dev/null
$TIDU task add "call on them" --owner office --due 2030-01-01 --quiet
$TIDU task visit "$code" --by li --about form --quiet
$TIDU serve --quiet >address &
server=$!
while ! [ -s address ]; do sleep 0.05; kill -0 $server || exit 1; done
PYTHONPATH=$CASE/../serve PYTHONDONTWRITEBYTECODE=1 python3 "$CASE/api.py" "$(cat address)" "$code"
kill -INT $server
wait $server
echo "ends with $?"
