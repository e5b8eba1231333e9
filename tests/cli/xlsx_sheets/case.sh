# a workbook has a sheet for every town, each with the town's name; one that would be cut is not written
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
python3 - >towns.csv <<'END'
towns = ["'Quay'", "O'Brien", "a/b", "UPPER", "upper", "x" * 31 + " east", "x" * 31 + " west", "x" * 40]
towns += ["镇" * 31 + "东", "镇" * 31 + "西"] + ["town %d" % i for i in range(300)]
print("uscc,name,town,year,revenue")
for i, town in enumerate(towns):
    print('C%03d,company,"%s",2024,%d' % (i, town, 1000 + i))
END
list() { $TIDU rank tech-sme --input towns.csv --quiet --format xlsx --group town --output "$@"; }
list list.xlsx
python3 - <<'END'
import re, zipfile
names = re.findall('<sheet name="([^"]*)"', zipfile.ZipFile("list.xlsx").read("xl/workbook.xml").decode())
print(len(names))
print("\n".join(sorted(n for n in names if not n.startswith("town "))))
END
# a part of a workbook is larger than the workbook: a limit that lets it pass and cuts a part
rm list.xlsx
sed 's/,"[^"]*",/,one,/' towns.csv >one.csv
list() { $TIDU rank tech-sme --input one.csv --quiet --format xlsx --output list.xlsx; }
list && python3 - <<'END'
import zipfile
print([i.file_size > 65536 for i in zipfile.ZipFile("list.xlsx").infolist() if i.filename.endswith("sheet2.xml")])
END
[ "$(stat -c %s list.xlsx)" -lt 49152 ] && echo "it is small"
before=$(cksum <list.xlsx)
(trap "" XFSZ; ulimit -f 48; list)
echo "exit $?"
[ "$before" = "$(cksum <list.xlsx)" ] && ls
