# a workbook that tidu wrote says from which database and data; on its way back that is held against the database
make_table() { printf '统一社会信用代码,企业名称,年度,营业收入(元)\n913304212562117687,样例甲有限公司,2024,%s\n91330521147120090M,样例乙有限公司,2024,200\n' "$1"; }
make_table 100 >one.csv
make_table 150 >two.csv
make_table 170 >elsewhere.csv
printf '统一社会信用代码,证书名称,发证日期,有效期至\n91330521147120090M,高新技术企业,2023-11-08,2026-11-07\n' >held.csv
stamp() { unzip -p "$1" docProps/core.xml | grep -o 'tidu-list: [^<]*'; }
part() { stamp "$1" | tr ';' '\n' | sed -n "s/^ $2: //p"; }
hide() { sed -E "s/$(part east.xlsx database | cut -c1-8)/EAST/; s/$(sqlite3 west.db 'SELECT substr(identity, 1, 8) FROM database_identity')/WEST/; s/$(date +%F)/TODAY/g"; }
back() { cp "$2" trial.db; "$TIDU" import "$1" --db trial.db --problems problems.csv "${@:3}" >said 2>&1 || tail -1 said; grep -E '^D13[0-2]' problems.csv | cut -d, -f1-3,7- | hide; }

for place in east west; do "$TIDU" import one.csv --credentials held.csv --db $place.db --quiet; done
"$TIDU" rank hnte --with-holders --db east.db --output east.xlsx --quiet
"$TIDU" rank hnte --with-holders --db west.db --output west.xlsx --quiet
stamp east.xlsx | sed -E 's/[0-9a-f]{32}/(32)/g' | hide
[ "$(part east.xlsx database)" = "$(sqlite3 east.db 'SELECT identity FROM database_identity')" ] && echo its own id
[ "$(part east.xlsx database)" != "$(part west.xlsx database)" ] && [ "$(part east.xlsx data)" = "$(part west.xlsx data)" ] && echo the same data in two databases
"$TIDU" imports --db east.db 2>&1 >imports.txt | sed "s/$(part east.xlsx database | cut -c1-8)/EAST/"
echo '--- back to where it came from'
back east.xlsx east.db
echo '--- to another database'
back east.xlsx west.db
back east.xlsx west.db --lang zh
back east.xlsx west.db --strict | hide
echo '--- in a folder'
mkdir folder; cp east.xlsx folder/; back folder west.db
back folder west.db --strict | hide
echo '--- when newer data have come in, and when they are gone again'
cp east.db later.db
"$TIDU" import two.csv --db later.db --quiet
back east.xlsx later.db
back east.xlsx later.db --lang zh
"$TIDU" rank hnte --with-holders --db later.db --output later.xlsx --quiet
"$TIDU" imports undo 3 --db later.db --quiet
back east.xlsx later.db
back later.xlsx later.db
"$TIDU" rank hnte --with-holders --db later.db --output undone.xlsx --quiet && cmp east.xlsx undone.xlsx && echo the same workbook as before
echo '--- a list made from a file'
"$TIDU" rank hnte --input one.csv --credentials held.csv --output file.xlsx --quiet
[ "$(part file.xlsx data)" = "$(sha256sum one.csv | cut -c1-32)" ] && [ "$(part file.xlsx certificates)" = "$(sha256sum held.csv | cut -c1-32)" ] && echo the digests of the files
back file.xlsx east.db
"$TIDU" rank hnte --input elsewhere.csv --output file.xlsx --quiet
back file.xlsx east.db | sed "s/$(sha256sum elsewhere.csv | cut -c1-12)/ELSEWHERE/"
echo '--- without keywords, and without the line on the notes; with neither it is known by its headers'
cat >strip.py <<'END'
import re, sys, zipfile
def strip(to, files):
    with zipfile.ZipFile('east.xlsx') as a, zipfile.ZipFile(to, 'w') as b:
        for name in a.namelist():
            text = a.read(name)
            b.writestr(name, re.sub(rb'tidu-list: [^<]*', b'a note', text) if name in files else text)
strip('notes.xlsx', ['docProps/core.xml'])
strip('keywords.xlsx', ['xl/sharedStrings.xml'])
strip('neither.xlsx', ['docProps/core.xml', 'xl/sharedStrings.xml'])
END
python3 strip.py
for file in notes keywords neither; do back $file.xlsx west.db; grep -c ^D127 problems.csv; done
echo '--- read and imported at once'
"$TIDU" rank hnte --with-holders --import one.csv --db fresh.db --output fresh.xlsx --quiet
[ "$(part fresh.xlsx database)" = "$(sqlite3 fresh.db 'SELECT identity FROM database_identity')" ] && back fresh.xlsx fresh.db
echo '--- a database from before there were ids: nothing is said until an import has given it one'
sqlite3 west.db 'DROP TABLE database_identity; DROP TABLE calibration_rate; DROP TABLE calibration; DROP TABLE target_value; DROP VIEW pool_log; DROP VIEW visit_log; DROP VIEW task_log; DROP VIEW task_event_log; DROP TABLE pool_event; DROP TABLE visit; DROP TABLE task_event; DROP TABLE task; DROP TABLE export; DROP TABLE export_rule; ALTER TABLE import DROP COLUMN events_added; DROP VIEW monthly_figure; DROP TABLE monthly_value; DROP TABLE database_subject; ALTER TABLE import DROP COLUMN months_added; ALTER TABLE import DROP COLUMN months_changed; DROP TABLE scenario; CREATE TABLE scenario (id INTEGER PRIMARY KEY); PRAGMA user_version = 8'
"$TIDU" rank hnte --with-holders --db west.db --output old.xlsx --quiet
"$TIDU" rank hnte --with-holders --db west.db --as-of "$(date +%F)" --output day.xlsx --quiet
stamp old.xlsx | sed -E 's/[0-9a-f]{32}/(32)/g' | sed -E "s/$(date +%F)/TODAY/g"
[ "$(stamp old.xlsx)" = "$(stamp day.xlsx)" ] && echo the same for today
"$TIDU" import two.csv --db west.db --quiet
sqlite3 west.db 'SELECT length(identity) FROM database_identity; PRAGMA user_version'
