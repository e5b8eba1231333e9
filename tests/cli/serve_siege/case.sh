# `tidu serve` under siege: what no browser sends, and what a caller of ill will does
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models PYTHONPATH=$CASE/../serve
$TIDU import "$ROOT/data/sample/companies.csv" --quiet 2>/dev/null
python3 "$CASE/siege.py"
