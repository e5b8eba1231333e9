"""
A workbook as people send it (a title, two header rows, a heading nobody knows, a row of totals) and a list of certificates without codes become data
by choosing: dropped, corrected, imported, matched, and the companies stand in a list. No command and no mapping is written by hand. Expected
values are those of the tables.
"""
import os, sqlite3, zipfile
from xml.sax.saxutils import escape

from workbench import PICTURES, check, main


def code(organisation):
    """A credit code with the check digits of GB 11714-1997 and GB 32100-2015."""
    rest = (11 - sum((int(c, 36)) * w for c, w in zip(organisation, (3, 7, 9, 10, 5, 8, 4, 2))) % 11) % 11
    body = "91990101" + organisation + ("X" if rest == 10 else str(rest))
    digits, weights = "0123456789ABCDEFGHJKLMNPQRTUWXY", (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return body + digits[(31 - sum(digits.index(c) * w for c, w in zip(body, weights)) % 31) % 31]


FIRST, SECOND = code("MA9YYYY1"), code("MA9YYYY2")
ROWS = [["江东区企业摸底表"],
        ["序号", "单位名称", "信用代码", "营业收入（万元）", "", "经费投入", "", "科技人员数", "所属镇街"],
        ["", "", "", "2023", "2024", "2023", "2024", "", ""],
        ["1", "江东天枢医疗器械有限公司", FIRST, "1500.5", "1800", "75", "95", "12", "城关镇"],
        ["2", "江东正合工程技术有限公司", SECOND, "900", "1000", "50", "60", "8", "东街道"],
        ["合计", "", "", "2400.5", "2800", "125", "155", "20", ""]]
HELD = "序号,企业名称,发证日期\n1,江东天枢医疗器械有限公司,2023-11-08\n2,江东正合工程技术公司,2022-12-01\n"


def write_workbook(path):
    def cell(r, c, text):
        name = "%s%d" % (chr(ord("A") + c), r + 1)
        is_number = r > 2 and text.replace(".", "").isdigit()
        return '<c r="%s"><v>%s</v></c>' % (name, text) if is_number else '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (name, escape(text))

    rows = "".join('<row r="%d">%s</row>' % (r + 1, "".join(cell(r, c, t) for c, t in enumerate(row) if t)) for r, row in enumerate(ROWS))
    merged = "".join('<mergeCell ref="%s"/>' % m for m in ("A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3", "I2:I3"))
    space = "http://schemas.openxmlformats.org/"
    parts = {"[Content_Types].xml": '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
             'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' % space,
             "_rels/.rels": '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="r1" Type="%sofficeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
             % (space, space),
             "xl/workbook.xml": '<workbook xmlns="%sspreadsheetml/2006/main" xmlns:r="%sofficeDocument/2006/relationships"><sheets><sheet name="摸底" sheetId="1" r:id="r1"/></sheets></workbook>'
             % (space, space),
             "xl/_rels/workbook.xml.rels": '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="r1" Type="%sofficeDocument/2006/relationships/worksheet" '
             'Target="worksheets/sheet1.xml"/></Relationships>' % (space, space),
             "xl/worksheets/sheet1.xml": '<worksheet xmlns="%sspreadsheetml/2006/main"><sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>' % (space, rows, merged)}
    with zipfile.ZipFile(path, "w") as z:
        for name, text in parts.items():
            z.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def text(b):
    return b.run("document.querySelector('main').innerText")


def press(b, act):
    """The button of the form."""
    return b.goes(lambda: b.click("document.querySelector('button[value=%s]')" % act))


def choose(b, name, value):
    """In the row of a heading: its field of this kind ('to', 'year', 'unit'); or a field of the whole table."""
    b.run("""(() => {
        const row = [...document.querySelectorAll('table.choices tbody tr')].find(r => r.querySelector('th').innerText.startsWith(%r));
        const field = %r ? row.querySelector('[name$=".%s"]') : document.querySelector('[name=%s]');
        field.value = %r;
        field.dispatchEvent(new Event('change', {bubbles: true}));
    })()""" % (name[0], name[0], name[1], name[1], value))


def chosen(b, heading):
    return b.run("""(() => {
        const row = [...document.querySelectorAll('table.choices tbody tr')].find(r => r.querySelector('th').innerText.startsWith(%r));
        return row && row.querySelector('[name$=".to"]').selectedOptions[0].text;
    })()""" % heading)


def drop(b, path):
    b.goes(lambda: b.click("[...document.querySelectorAll('main a')].find(a => a.getAttribute('href').startsWith('/bring-in'))"))
    found = b.call("Runtime.evaluate", expression="document.querySelector('input[type=file]')")["result"]["objectId"]
    b.call("DOM.setFileInputFiles", files=[path], objectId=found)
    return press(b, "drop")


def test(w, b):
    workbook, held = os.path.join(w.folder, "摸底表.xlsx"), os.path.join(w.folder, "高企名单.csv")
    write_workbook(workbook)
    with open(held, "w", encoding="utf-8") as f:
        f.write(HELD)

    b.open(w.root + "/?lang=zh")
    check("a workbook is looked at", drop(b, workbook) == 200)
    b.picture(PICTURES + "/bring-in-columns.png")
    wrong = ["%s: %s" % (h, chosen(b, h)) for h, wanted in (("信用代码", "统一社会信用代码"), ("单位名称", "企业名称"), ("营业收入（万元） 2023", "营业收入"), ("经费投入 2023", "（不导入）"),
                                                         ("科技人员数", "科技人员"), ("所属镇街", "镇街")) if chosen(b, h) != wanted]
    check("its two header rows are read as one, and one heading is not known", wrong)
    for year in ("2023", "2024"):
        choose(b, ("经费投入 " + year, "to"), "rd_expense")
        choose(b, ("经费投入 " + year, "year"), year)
        choose(b, ("经费投入 " + year, "unit"), "wan")
    choose(b, ("科技人员数", "year"), "2024")
    check("what is chosen is looked at again", press(b, "check") == 200 and chosen(b, "经费投入 2024") == "研发费用")
    press(b, "import")
    check("and brought in", "已导入" in text(b) or [text(b)[:400]])
    with sqlite3.connect(w.db) as d:
        rows = d.execute("SELECT c.uscc, c.name, c.town, v.id % 10000, v.revenue, v.rd_expense, v.st_staff FROM annual_value v JOIN company c ON c.id = v.company_id"
                         " WHERE c.uscc IN (?, ?) ORDER BY c.uscc, v.id", (FIRST, SECOND)).fetchall()
    expected = [(FIRST, "江东天枢医疗器械有限公司", "城关镇", 2023, 15005000, 750000, None), (FIRST, "江东天枢医疗器械有限公司", "城关镇", 2024, 18000000, 950000, 12),
                (SECOND, "江东正合工程技术有限公司", "东街道", 2023, 9000000, 500000, None), (SECOND, "江东正合工程技术有限公司", "东街道", 2024, 10000000, 600000, 8)]
    check("each cell is in the database, and the row of totals is no company", sorted(rows) == sorted(expected) or [str(rows)])

    check("a list of certificates is looked at", drop(b, held) == 200)
    check("what it lacks is said", "资质" in text(b))
    choose(b, ("", "credential"), "高新技术企业")
    press(b, "import")
    b.run("document.querySelector('input[type=radio][value=\"%s\"]').click()" % SECOND)
    b.picture(PICTURES + "/bring-in-match.png")
    press(b, "match")
    with sqlite3.connect(w.db) as d:
        rows = d.execute("SELECT uscc, credential, granted_on FROM credential WHERE uscc IN (?, ?) ORDER BY granted_on", (FIRST, SECOND)).fetchall()
    check("one is found by its name, one by choosing", rows == [(SECOND, "hnte", "2022-12-01"), (FIRST, "hnte", "2023-11-08")] or [str(rows)])

    b.goes(lambda: b.click("[...document.querySelectorAll('main .links a')].find(a => a.getAttribute('href').startsWith('/lists'))"))
    b.goes(lambda: b.click("[...document.querySelectorAll('main a')].find(a => a.getAttribute('href').startsWith('/list/tech-sme'))"))
    b.open(w.root + "/list/tech-sme?lang=zh&town=%E5%9F%8E%E5%85%B3%E9%95%87&with-holders=1")
    check("they stand in a list", FIRST in text(b) or "江东天枢医疗器械有限公司" in text(b) or [text(b)[:300]])

    b.open(w.root + "/bring-in/2?lang=zh")
    press(b, "undo")
    with sqlite3.connect(w.db) as d:
        rows = d.execute("SELECT count(*) FROM credential WHERE uscc IN (?, ?)", (FIRST, SECOND)).fetchone()
    check("and all of the list is taken back", rows == (0,) and "已撤销" in text(b))
    check("the console stays empty", b.console)


main(test)
