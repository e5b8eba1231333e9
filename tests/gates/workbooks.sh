#!/usr/bin/env bash
# Real workbooks are read as openpyxl and xlrd read them, cell by cell: tests/gates/workbooks.sh PRINT_ROWS
set -u
cd "$(dirname "$0")/../.."
data=../shared/data/real_workbooks
[ -d "$data" ] || { echo "skipped: the workbooks are not here"; exit 77; }
for python in build/peers/bin/python python3; do
    "$python" -c 'import openpyxl, xlrd' 2>/dev/null && exec "$python" tests/table/compare_rows.py "$1" "$data"/*.xls*
done
echo "skipped: no openpyxl and xlrd"
exit 77
