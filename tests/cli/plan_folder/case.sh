# a folder of plans is whole or not there; a folder with other files is left alone
sample=$ROOT/data/sample
plan() { $TIDU plan hnte --quiet --year 2025 --input "$sample/companies.csv" --credentials "$sample/credentials.csv" "$@"; }
plan --top 3 --output plans && ls plans
grep -c '<svg' plans/91990101MA3770JR9J.html
grep -l '<script' plans/9199*.html # a page needs none
sqlite3 :memory: "select json_extract(value, '\$.uscc') from json_each(cast(readfile('plans/plans.json') as text))"
# a place is one in the whole list, not among the pages
listed=$($TIDU rank hnte --quiet --year 2025 --input "$sample/companies.csv" --credentials "$sample/credentials.csv" --format csv | tail -n +2 | wc -l)
grep -c "2 of $listed" plans/91990101MA3770JR9J.html
plan --top 3 --output plans
echo $?
mkdir empty && plan --top 1 --output empty && ls empty
(trap "" XFSZ; ulimit -f 8 && plan --top 3 --output full)
echo $?
ls
plan --top 1
echo $?
plan --top 1 --where 'revenue[Y-1] > 99999 yi' --output none
echo $?
ls
# what others keep under a name like that of an unfinished plan stays, and pages of another plan never come in
mkdir mine other.unfinished
echo mine >mine/file; echo mine >other.unfinished/0002.html
ln -s mine link.unfinished
for name in other link; do
    (trap "" XFSZ; ulimit -f 8 && plan --top 3 --output $name)
    plan --top 1 --output $name/
    ls $name
done
cat mine/file other.unfinished/0002.html
ls
echo "--- documents beside the pages, or nothing at all"
plan --top 2 --documents --output signed && ls signed
python3 - <<'END'
import glob, xml.dom.minidom as dom, zipfile
for name in sorted(glob.glob("signed/*.docx")):
    body = dom.parseString(zipfile.ZipFile(name).read("word/document.xml"))
    words = "".join(t.firstChild.data for t in body.getElementsByTagName("w:t") if t.firstChild)
    print(len(body.getElementsByTagName("w:tbl")) > 5, name[7:-5] in words)
END
(trap "" XFSZ; ulimit -f 100 && plan --top 20 --documents --output half)
echo $?
ls -d half* 2>/dev/null
