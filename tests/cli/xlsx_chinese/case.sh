# in Chinese the tabs of a workbook are Chinese, too
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
for view in --companies "--expiring 12" "--list never-applied"; do
    # shellcheck disable=SC2086
    $TIDU ladder $view --input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" --lang zh \
        --quiet --output list.xlsx
    python3 -c '
import re, zipfile
for name in re.findall("<sheet name=\"([^\"]*)\"", zipfile.ZipFile("list.xlsx").read("xl/workbook.xml").decode()):
    print(name, "" if any("一" <= c <= "鿿" for c in name) else "is not Chinese")'
done
