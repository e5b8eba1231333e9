# what is no workbook is named for what it is, with what to do; nothing enters a database
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
printf 'uscc,name,year,revenue\n91990101MA00H83197,样例甲有限公司,2024,1000\n' >a.csv
python3 "$ROOT/tests/cli/csv_to_xlsx.py" good.xlsx a=a.csv
printf '<html><table><tr><td>uscc</td></tr></table></html>' >web.xls
printf '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>' >xml.xls
printf '[{"uscc": "91990101MA00H83197"}]' >list.json
gzip -c a.csv >a.csv.gz
head -c 500 good.xlsx >cut.xlsx
python3 - <<'END'
import zipfile
def change(name, part, old, new):
    with zipfile.ZipFile("good.xlsx") as good, zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as bad:
        for item in good.namelist():
            text = good.read(item).decode()
            bad.writestr(item, text.replace(old, new) if item.endswith(part) else text)
change("broken.xlsx", "sheet0.xml", "2024</v>", "2024</w>")
change("entity.xlsx", "sheet0.xml", "<worksheet", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet')
change("bomb.xlsx", "sheet0.xml", "<sheetData>", "<sheetData>" + " " * 90000000)
with zipfile.ZipFile("table.ods", "w") as ods:
    ods.writestr("content.xml", "<x/>")
with zipfile.ZipFile("packed.zip", "w") as packed:
    packed.write("a.csv")
END
for file in web.xls xml.xls list.json a.csv.gz cut.xlsx broken.xlsx entity.xlsx bomb.xlsx table.ods packed.zip; do
    $TIDU import $file
    echo "exit $?"
    $TIDU inspect $file --lang zh 2>&1
done
$TIDU import a.csv --credentials web.xls
ls
