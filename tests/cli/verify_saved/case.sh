# A workbook that a spreadsheet opened and saved again: numbers keep 15 digits there, and no row is to be blamed for that; what was changed is named
head -60 "$ROOT/data/sample/companies.csv" >table.csv
"$TIDU" import table.csv --db d.db --quiet
"$TIDU" rank hnte --db d.db --output list.xlsx --quiet
cp list.xlsx kept.xlsx
cat >save.py <<'END'
# Pack again with numbers of 15 digits, as spreadsheets do; then add to the nth number with a fraction, relative to it
import re, sys, zipfile
place, change = int(sys.argv[1]), float(sys.argv[2])
met = rounded = 0
def save(found):
    global met, rounded
    x = float(found[1])
    if x != int(x):
        met += 1
        x += x * change * (met == place)
    text = "%.15g" % x
    rounded += float(text) != float(found[1])
    return "<v>" + text + "</v>"
with zipfile.ZipFile("kept.xlsx") as a, zipfile.ZipFile("list.xlsx", "w", zipfile.ZIP_STORED) as b:
    for entry in a.namelist():
        text = a.read(entry).decode()
        b.writestr(entry, re.sub("<v>([0-9.eE+-]+)</v>", save, text) if entry.startswith("xl/worksheets/") else text)
print("numbers with a fraction:", met > 9, "changed by rounding:", rounded > 0)
END
verdict() { "$TIDU" verify list.xlsx --db d.db "$@" >said.txt; echo "= $?"; sed -n 3p said.txt; }
python3 save.py 0 0; verdict; verdict --lang zh
echo "--- one number changed by a hundredth, and in the 12th digit"
python3 save.py 9 0.01; verdict
python3 save.py 9 1e-12; verdict | sed -E "s/: the file has.*//"
echo "--- a code that is all digits is no number"
printf 'uscc,name,founded_on,year,revenue\n91990101MA00H83197,123456789012345678,2015-01-01,2024,100\n' >digits.csv
"$TIDU" import digits.csv --db digits.db --quiet; "$TIDU" rank hnte --db digits.db --output list.csv --quiet
sed -i 's/123456789012345678/123456789012345679/' list.csv
"$TIDU" verify list.csv --db digits.db | sed -n 3p
