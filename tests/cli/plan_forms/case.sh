# the same plan in every form has the same numbers; PDF by whatever program there is, or nothing at all is written
sample=$ROOT/data/sample
plan() { $TIDU plan hnte --quiet --year 2025 --input "$sample/companies.csv" --credentials "$sample/credentials.csv" "$@"; }
plan --top 5 --markdown --documents --output forms && ls forms | sed 's/.*\././' | sort | uniq -c | tr -s ' '
python3 - <<'END'
import glob, html, json, re, xml.dom.minidom as dom, zipfile

def cells_of_html(text):
    text = "".join(re.findall(r'<section class="page".*?</section>', text, re.S))
    out = []
    for table in re.findall(r"<table>.*?</table>", text, re.S):
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.S):
            out.append([html.unescape(c) for c in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)])
    return out

def cells_of_markdown(text):
    out = []
    for line in text.splitlines():
        if line.startswith("|") and not re.fullmatch(r"\|(-+:?\|)+", line):
            out.append([html.unescape(re.sub(r"\\(.)", r"\1", c)) for c in re.split(r"(?<!\\)\|", line)[1:-1]])
    return [row for row in out if any(row)]

def cells_of_word(name):
    out = []
    body = dom.parseString(zipfile.ZipFile(name).read("word/document.xml"))
    for row in body.getElementsByTagName("w:tr"):
        out.append(["".join(t.firstChild.data for t in c.getElementsByTagName("w:t") if t.firstChild) for c in row.getElementsByTagName("w:tc")])
    return out

n = 0
for name in sorted(glob.glob("forms/9*.html")):
    page = cells_of_html(open(name, encoding="utf-8").read())
    markdown = cells_of_markdown(open(name[:-4] + "md", encoding="utf-8").read())
    word = cells_of_word(name[:-4] + "docx")
    # of the two pages; behind them notes are a list in one form and a table in another
    same = lambda rows: [[c.strip() for c in row] for row in rows[:len(page)]]
    assert same(page) == same(markdown), next((a, b) for a, b in zip(same(page), same(markdown)) if a != b)
    assert same(page) == same(word), next((a, b) for a, b in zip(same(page), same(word)) if a != b)
    n += len(page)
print(n > 200)
END
echo "--- PDF by a program that is there"
mkdir bin
cat >bin/chromium <<'END'
#!/bin/sh
# stands for a browser: the page as it is, a profile that must go again, and the pages that it is to fail on
for word; do
    case $word in
        --print-to-pdf=*) pdf=${word#*=} ;;
        --user-data-dir=*) mkdir -p "${word#*=}/Default" && echo x >"${word#*=}/Default/file" ;;
        *.html) page=$word ;;
    esac
done
case $page in *$REFUSED*) [ -n "$REFUSED" ] && exit 1 ;; esac
cat "$page" >"$pdf"
END
chmod +x bin/chromium
PATH=$PWD/bin:$PATH plan --top 6 --pdf --output printed
ls -A printed | sed 's/.*\././' | sort | uniq -c | tr -s ' '
for page in printed/9*.html; do cmp "$page" "${page%.html}.pdf"; done
echo "--- one page fails: the pages stay, no half file stays"
REFUSED=91990101MA3770JR9J PATH=$PWD/bin:$PATH plan --top 3 --pdf --output half
echo $?
ls -A half | grep -c html
ls -A half | grep -c part
ls half/91990101MA3770JR9J.pdf 2>/dev/null
echo "--- none is there"
mkdir nothing
PATH=$PWD/nothing plan --top 3 --pdf --output none
echo $?
ls -d none 2>/dev/null
echo "--- in an empty folder whose name ends in a slash"
mkdir empty && PATH=$PWD/bin:$PATH plan --top 1 --pdf --output empty/ && ls empty
echo "--- the disk is full in the middle"
(trap "" XFSZ; ulimit -f 2000 && plan --top 200 --output late)
echo $?
ls -d late* 2>/dev/null
