"""A roster that a town has filled in."""
import re
import zipfile
from html import escape, unescape


class Roster:
    """The second sheet of a roster, whose cells can be written as a spreadsheet program does."""

    def __init__(self, path):
        self.path, z = path, zipfile.ZipFile(path)
        self.parts = [(i, z.read(i)) for i in z.infolist()]
        texts = z.read("xl/sharedStrings.xml").decode()
        texts = [unescape(re.sub("<[^>]*>", "", t)) for t in re.findall("<si>(.*?)</si>", texts, re.S)]
        self.xml = z.read("xl/worksheets/sheet2.xml").decode()
        self.rows = {}
        for at, row, rest in re.findall(r'<c r="([A-Z]+)([0-9]+)"([^>]*/>|.*?</c>)', self.xml):
            value = re.search("<v>(.*?)</v>", rest)
            text = texts[int(value[1])] if value and 't="s"' in rest else value[1] if value else ""
            self.rows.setdefault(int(row), {})[at] = text
        self.columns = {text: at for at, text in self.rows[3].items()}

    def write(self, row, heading, text):
        at = self.columns[heading] + str(row)
        new = '<c r="%s"\\1 t="inlineStr"><is><t>%s</t></is></c>' % (at, escape(text).replace("\\", "\\\\"))
        self.xml, n = re.subn(r'<c r="%s"( s="[0-9]+")?[^>/]*(?:/>|>.*?</c>)' % at, new, self.xml)
        assert n == 1, (at, n)

    def companies(self):
        return [r for r in sorted(self.rows) if r > 3 and self.rows[r].get(self.columns["统一社会信用代码"])]

    def save(self):
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as z:
            for i, data in self.parts:
                z.writestr(i, self.xml if i.filename == "xl/worksheets/sheet2.xml" else data)
