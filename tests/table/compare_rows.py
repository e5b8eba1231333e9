"""Compares the rows that print_rows gives with those of openpyxl and xlrd: compare_rows.py PRINT_ROWS WORKBOOK...

An empty cell of theirs may be filled here if it is merged with one that has this value. Numbers must be the same doubles.
"""
import datetime
import json
import subprocess
import sys


def sheets_of(path):
    """Name, rows and merged cells ((row, column): value) of each sheet."""
    if path.endswith(".xls"):
        import xlrd
        for sheet in xlrd.open_workbook(path).sheets():
            yield sheet.name, [sheet.row_values(i) for i in range(sheet.nrows)], {}
        return
    import openpyxl
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        merged = {}
        for area in sheet.merged_cells.ranges:
            value = sheet.cell(area.min_row, area.min_col).value
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    merged[row, column] = value
        yield sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()], merged


def is_same(ours, theirs):
    if theirs is None or theirs == "":
        return ours == ""
    if isinstance(theirs, bool):
        return ours == str(int(theirs))
    if isinstance(theirs, (int, float)):
        if ours.endswith("%"):
            return abs(float(ours[:-1]) / 100 - theirs) <= 1e-15 * abs(theirs)
        try:
            return float(ours) == float(theirs)
        except ValueError:
            return False
    if isinstance(theirs, datetime.datetime):
        return ours in (theirs.strftime("%Y-%m-%d"), theirs.strftime("%Y-%m-%d %H:%M:%S"))
    if str(theirs) in ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"):
        return ours == ""
    return ours == str(theirs)


def compare(program, path):
    bad = 0
    for number, (name, rows, merged) in enumerate(sheets_of(path), 1):
        printed = subprocess.run([program, path, str(number)], stdout=subprocess.PIPE, check=True).stdout.decode()
        ours = {line[0]: line[1:] for line in map(json.loads, printed.splitlines())}
        cells = 0
        for r, theirs in enumerate(rows, 1):
            mine = ours.pop(r, [])
            for c in range(max(len(theirs), len(mine))):
                a = mine[c] if c < len(mine) else ""
                b = theirs[c] if c < len(theirs) else None
                cells += b is not None and b != ""
                if is_same(a, b) or (b is None and (r, c + 1) in merged and is_same(a, merged[r, c + 1])):
                    continue
                bad += 1
                if bad < 10:
                    print(f"{path} [{name}] row {r} column {c + 1}: {a!r}, but they read {b!r}")
        if ours:
            bad += 1
            print(f"{path} [{name}]: rows that they do not read: {sorted(ours)[:5]}")
        print(f"{path} [{name}]: {len(rows)} rows, {cells} values")
    return bad


sys.exit(sum(compare(sys.argv[1], path) for path in sys.argv[2:]) > 0)
