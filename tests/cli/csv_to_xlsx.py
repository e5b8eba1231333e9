"""Writes a workbook, a sheet for each CSV file: csv_to_xlsx.py OUT.xlsx NAME=FILE.csv...

Numbers are numbers, everything else is a shared text; a plain zip archive with the parts that a workbook needs.
"""
import csv
import re
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?$")
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
texts = {}


def place(row, column):
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return f"{name}{row}"


def cell(row, column, text):
    if not text:
        return ""
    if NUMBER.match(text):
        return f'<c r="{place(row, column)}"><v>{text}</v></c>'
    number = texts.setdefault(text, len(texts))
    return f'<c r="{place(row, column)}" t="s"><v>{number}</v></c>'


def sheet(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [
            f'<row r="{r}">' + "".join(cell(r, c, text) for c, text in enumerate(row)) + "</row>"
            for r, row in enumerate(csv.reader(file), 1)
        ]
    return f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"


def relations(rows):
    inner = "".join(f'<Relationship Id="{i}" Type="{KIND}{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


given = [word.split("=", 1) for word in sys.argv[2:]]
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
types = [("/xl/workbook.xml", "sheet.main"), ("/xl/sharedStrings.xml", "sharedStrings")]
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
    for i, (name, path) in enumerate(given):
        out.writestr(f"xl/worksheets/sheet{i}.xml", sheet(path))
        types.append((f"/xl/worksheets/sheet{i}.xml", "worksheet"))
    names = "".join(f'<sheet name={quoteattr(n)} sheetId="{i + 1}" r:id="s{i}"/>' for i, (n, _) in enumerate(given))
    out.writestr("_rels/.rels", relations([("w", "officeDocument", "xl/workbook.xml")]))
    out.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{KIND[:-1]}"><sheets>{names}</sheets></workbook>')
    out.writestr(
        "xl/_rels/workbook.xml.rels",
        relations([(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(len(given))]
                  + [("t", "sharedStrings", "sharedStrings.xml")]),
    )
    inner = "".join(f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in texts)
    out.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{inner}</sst>")
    inner = "".join(f'<Override PartName="{part}" ContentType="{TYPE}.{kind}+xml"/>' for part, kind in types)
    out.writestr(
        "[Content_Types].xml",
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>',
    )
