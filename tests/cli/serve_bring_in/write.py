import re, sqlite3, subprocess, os, sys
from sender import Sender

b = Sender(sys.argv[1])

def check(what, ok):
    print("%s: %s" % (what, "yes" if ok else "NO"))

def text(target):
    return b.ask(target)[2].decode()

def rows(sql):
    with sqlite3.connect("tidu.db") as d:
        return d.execute(sql).fetchall()

def content(name):
    return open(name, "rb").read()

print("--- who may send a form")
drop = [("act", "drop")]
check("without the cookie 403", b.send_form("/bring-in", drop)[0] == 403)
b.come_in()
check("without Origin 403", b.send_form("/bring-in", drop, origin="")[0] == 403)
check("from elsewhere 403", b.send_form("/bring-in", drop, origin="http://evil.example")[0] == 403)
check("from another port 403", b.send_form("/bring-in", drop, origin="http://127.0.0.1:1")[0] == 403)
check("said by the browser to be from elsewhere 403", b.send_form("/bring-in", drop, headers=["Sec-Fetch-Site: cross-site"])[0] == 403)
check("to another name 403", b.send_form("/bring-in", drop, host="evil.example")[0] == 403)
ours = "Origin: http://127.0.0.1:%d" % b.port
check("what is no form 400", b.ask("/bring-in", "POST", headers=[ours, "Content-Type: application/json", "Content-Length: 2"], body=b"{}")[0] == 400)
check("a gigabyte 413", b.ask("/bring-in", "POST", headers=[ours, "Content-Length: 1073741824"], body=b"x" * 1000)[0] == 413)
check("without a length 400", b.ask("/bring-in", "POST", headers=[ours, "Transfer-Encoding: chunked"], body=b"5\r\nhello\r\n0\r\n\r\n")[0] == 400)
check("a page that takes none 405", b.send_form("/imports", drop)[0] == 405)
check("no file 400", b.send_form("/bring-in", drop)[0] == 400)
check("a thousand files 400", b.send_form("/bring-in", drop, [("a.csv", b"x")] * 1000)[0] == 400)
check("nothing of all this is kept", not os.path.exists("tidu.db") and not any(f for _, _, f in os.walk("tidu.db.brought-in")))

print("--- a table with two header rows")
got = b.send_form("/bring-in?lang=zh", drop, [("../../table.csv", content("table.csv"))])
check("leads to its page", got[0] == 303 and got[1]["location"] == "/bring-in/1?lang=zh")
page = text("/bring-in/1?lang=zh")
check("nothing is imported yet", not os.path.exists("tidu.db"))
check("what each column is taken for", dict(b.fields("/bring-in/1")).get("c4.to") == "revenue" and dict(b.fields("/bring-in/1")).get("c4.year") == "2023")
check("one is not known", dict(b.fields("/bring-in/1"))["c5.to"] == "")
check("texts of the table are texts", "<script>alert" not in page and "&lt;script&gt;alert(1)" in page)
check("advice for the command line is not on the page", "--" not in re.sub(r"<!--.*?-->", "", page.split("<main")[1]))
got = b.choose("/bring-in/1", "check", c5_to="rd_expense", c6_year="2023")
check("choices lead back", got[0] == 303 and got[1]["location"] == "/bring-in/1")
check("and are what it is taken for", dict(b.fields("/bring-in/1"))["c5.to"] == "rd_expense" and dict(b.fields("/bring-in/1"))["c6.year"] == "2023")
check("imported", b.choose("/bring-in/1", "import")[0] == 303 and "已导入" in text("/bring-in/1?lang=zh"))
print(rows("SELECT c.uscc, c.name, c.town, v.id % 10000, v.revenue, v.rd_expense, v.st_staff FROM annual_value v JOIN company c ON c.id = v.company_id ORDER BY v.id"))
check("once more to no effect", b.choose("/bring-in/1", "import")[0] == 303 and len(rows("SELECT 1 FROM import")) == 1)
check("by whom, and from where", rows("SELECT imported_by, file, map FROM import") == [("li", "tidu.db.brought-in/1/table.csv", "tidu.db.brought-in/1/mapping.yaml")])

print("--- a list of certificates whose rows do not name the title, two of them without a known company")
b.send_form("/bring-in", drop, [("held.csv", content("held.csv"))])
page = text("/bring-in/2?lang=zh").split("<main")[1]
check("why it would be refused is said without options of commands", "role=\"alert\"" in page and "--credential" not in page)
b.choose("/bring-in/2", "import", credential="高新技术企业")
print(rows("SELECT uscc, credential, granted_on FROM credential"))
page = text("/bring-in/2?lang=zh")
check("who it may be is offered", 'value="91990101MA00H83197"' in page and "江东天枢医疗器材有限公司" in page)
check("nothing chosen is said", b.send_form("/bring-in/2", [("act", "match")])[0] == 303 and "没有选择企业" in text("/bring-in/2?lang=zh") or "no company" in text("/bring-in/2?lang=en"))
b.send_form("/bring-in/2", [("act", "match"), ("t2", "91990101MA013G622K")])
print(rows("SELECT uscc, credential, granted_on FROM credential"))
page = text("/bring-in/2?lang=zh")
check("the other row stays open", "江东天枢医疗器材有限公司" in page and "谁也不知道的公司" not in page)

print("--- what an import replaced, side by side, and back")
b.send_form("/bring-in", drop, [("newer.csv", content("newer.csv"))])
b.choose("/bring-in/3", "import")
said = subprocess.run([os.environ["TIDU"], "imports", "show", "4", "--format", "csv", "--lang", "zh"], stdout=subprocess.PIPE).stdout
check("the page of the import is the command's", b.ask("/imports/4.csv?lang=zh")[2] == said)
page = text("/bring-in/3?lang=zh")
check("both values", "18000000" in page and "18500000" in page)
check("taken back", b.send_form("/bring-in/3", [("act", "undo")])[0] == 303 and rows("SELECT revenue FROM annual_value WHERE id % 10000 = 2023 ORDER BY id")[0][0] == 18000000)
check("and said", "已撤销" in text("/bring-in/3?lang=zh"))
check("twice does no harm", b.send_form("/bring-in/3", [("act", "undo")])[0] == 303)
check("what others stand on stays", b.send_form("/bring-in/1", [("act", "undo")])[0] == 303 and 'role="alert"' in text("/bring-in/1") and len(rows("SELECT 1 FROM company")) == 2)

print("--- forms that are none of ours")
check("a file that is not there 404", b.ask("/bring-in/99")[0] == 404 and b.send_form("/bring-in/99", [("act", "check")])[0] == 404)
check("an act that is none changes nothing", b.send_form("/bring-in/1", [("act", "rm -rf")])[0] == 303 and len(rows("SELECT 1 FROM import")) == 4)
b.send_form("/bring-in", drop, [("broken.xlsx", b"PK\x03\x04 no workbook")])
check("a workbook that is none is said", b.ask("/bring-in/4")[0] == 200 and b'role="alert"' in b.ask("/bring-in/4")[2])
check("and can be put away", b.send_form("/bring-in/4", [("act", "away")])[0] == 303 and not os.path.exists("tidu.db.brought-in/4"))
b.send_form("/bring-in", drop, [("left.csv", content("held.csv"))])
