# whether a file that left still holds: one changed byte, datum, rule, and whatever else can have happened
export TIDU_USER=王
head -30 "$ROOT/data/sample/companies.csv" >table.csv
code=$(sed -n 2p table.csv | cut -d, -f1) name=$(sed -n 2p table.csv | cut -d, -f2)
q() { "$TIDU" "$@" --quiet; }
q import table.csv --db d.db
id=$(sqlite3 d.db 'SELECT substr(identity, 1, 8) FROM database_identity')
hide() { sed -E "s/$id/DATABASE/; s/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}/THEN/g; s/database [0-9a-f]{8}/database ID/; s/ is [0-9a-f]{8};/ is ID;/; s/\b[0-9a-f]{64}\b/(64)/g; s/\b[0-9a-f]{12}\b/(12)/g; s/[0-9a-f]{32}/(32)/g"; }
# verdict FILE ...: the verdict with its reason, and the status
verdict() { "$TIDU" verify "$@" 2>&1 | sed -n 3p | hide | cut -c1-300; "$TIDU" verify "$@" --quiet >/dev/null 2>&1; echo "= $?"; }
for form in csv json xlsx html docx; do q rank hnte --db d.db --output list.$form; done
q rank hnte --db d.db --format csv >sent.csv
q explain "$code" hnte --db d.db >page.txt
q explain "$code" hnte --db d.db --lang zh >page_zh.txt
q plan hnte --top 2 --db d.db --output plans
q roster hnte --per town --db d.db --output rosters
q ladder --db d.db --output ladder.xlsx
q history "$code" --db d.db --output history.xlsx
q target status wuxing.2023 --db d.db --day 2023-12-31 --output lights.json
all="list.csv list.json list.xlsx list.html list.docx sent.csv page.txt page_zh.txt plans rosters ladder.xlsx history.xlsx lights.json"
mkdir kept && cp -r $all kept/
echo "--- as they were written"
for f in $all; do echo "$f: $(verdict $f --db d.db | tr '\n' ' ')"; done
"$TIDU" verify list.csv --db d.db | hide
"$TIDU" verify list.csv --db d.db --lang zh | hide | head -9
"$TIDU" verify list.csv --db d.db --format json | grep -A5 verdict | hide
cp list.xlsx renamed.bin && verdict renamed.bin --db d.db
TIDU_DB=d.db verdict list.csv
echo "--- the list of a pool, by its short name too; what would change something is not run, whatever the record says"
q pool list hnte --db d.db --output list_pool.csv && q pool hnte --db d.db --output pool.csv && q pool --db d.db --output pools.csv && q task --db d.db --output tasks.csv
for f in list_pool.csv pool.csv pools.csv tasks.csv; do echo "$f: $(verdict $f --db d.db | tr '\n' ' ')"; done
cp d.db wrong.db && sqlite3 wrong.db "UPDATE export SET command = '[\"pool\",\"enter\",\"hnte\",\"$code\",\"--reason\",\"x\"]' WHERE file = 'pool.csv'; UPDATE export SET command = '[\"task\",\"add\",\"x\"]' WHERE file = 'tasks.csv'"
verdict pool.csv --db wrong.db | sed "s/$code/CODE/"; verdict tasks.csv --db wrong.db; sqlite3 wrong.db 'SELECT count(*) FROM pool_event; SELECT count(*) FROM task'
rm list_pool.csv pool.csv pools.csv tasks.csv
echo "--- one file of a folder"
book=$(ls rosters | head -1) && cp "rosters/$book" "sent to the town.xlsx" && cp "rosters/$book" "$book"
verdict "rosters/$book" --db d.db; verdict "plans/$(ls plans | head -1)" --db d.db; verdict "$book" --db d.db; verdict "sent to the town.xlsx" --db d.db
echo "--- one changed byte"
sed -i '3s/样例/样列/' list.csv && verdict list.csv --db d.db && verdict list.csv --db d.db --lang zh
sed -i '3s/"readiness":0/"readiness":1/' list.json && verdict list.json --db d.db
sed -i '0,/<td class="n">1</s//<td class="n">2</' list.html && verdict list.html --db d.db
cat >cell.py <<'END'
# Change one text, or one number of a cell, in a packed file, and pack it again
import re, sys, zipfile
name, part, old, new = sys.argv[1:]
with zipfile.ZipFile("kept/" + name) as a, zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as b:
    for entry in a.namelist():
        text = a.read(entry)
        if entry == part:
            assert old.encode() in text, (old, text[:300])
            text = text.replace(old.encode(), new.encode(), 1)
        b.writestr(entry, text)
END
python3 cell.py list.xlsx xl/sharedStrings.xml "$name" "某某$name" && verdict list.xlsx --db d.db
python3 cell.py list.docx word/document.xml "$name" "某某$name" && verdict list.docx --db d.db | sed 's/<[^>]*>//g' | cut -c1-60
python3 cell.py list.xlsx docProps/app.xml Microsoft Macrosoft && verdict list.xlsx --db d.db | sed -E 's/byte [0-9]+/byte N/'
cp list.xlsx other_name.xlsx && verdict other_name.xlsx --db d.db | sed -E 's/byte [0-9]+/byte N/'
head -c 3000 kept/list.xlsx >list.xlsx && verdict list.xlsx --db d.db
page=$(cd plans && ls | grep -v index | head -1)
echo >>"plans/$page" && verdict plans --db d.db | sed "s/$page/PAGE/"
rm "plans/$page" && verdict plans --db d.db | sed "s/$page/PAGE/g"
cp list.csv unknown.csv && verdict unknown.csv --db d.db | hide && verdict unknown.csv --db d.db --export 1
sed 's/样列/样例/' unknown.csv >again.csv && verdict again.csv --db d.db
rm -r $all && cp -r kept/* .
echo "--- an import of what the answer does not read"
printf 'uscc,name,contact\n%s,%s,李四\n' "$code" "$name" >contact.csv
cp d.db unread.db && q import contact.csv --db unread.db
for f in list.csv list.json list.xlsx list.html list.docx; do echo "$f: $(verdict $f --db unread.db | tr '\n' ' ')"; done
"$TIDU" verify list.csv --db unread.db --format json | grep -A3 '"data"\|"imports"' | grep -v '^$' | hide
echo "--- one changed datum"
printf 'uscc,name,year,revenue\n%s,%s,2024,99999999\n' "$code" "$name" >revenue.csv
cp d.db changed.db && q import revenue.csv --db changed.db
for f in list.csv list.json list.xlsx list.html list.docx page.txt rosters; do echo "$f: $(verdict $f --db changed.db | tr '\n' ' ')"; done
other=$(sed -n 20p table.csv | cut -d, -f1)
"$TIDU" verify list.csv --db changed.db | sed -n '5,22p' | hide
"$TIDU" verify list.csv --db changed.db --lang zh | hide | sed -n '3p;10p;16,19p'
q explain "$(sed -n 30p table.csv | cut -d, -f1)" hnte --db d.db >stranger.txt
cp d.db stranger.db && q import revenue.csv --db stranger.db && verdict stranger.txt --db stranger.db
"$TIDU" verify stranger.txt --db stranger.db --format json | grep '"data"' | hide
sed -i '3s/样例/样列/' list.csv && verdict list.csv --db changed.db && cp kept/list.csv .
echo "--- the import is undone again; then one that the answer stands on is undone"
q imports undo 2 --db changed.db && verdict list.csv --db changed.db
cp d.db gone.db && q import revenue.csv --db gone.db && q rank hnte --db gone.db --output newer.csv && q imports undo 2 --db gone.db
sleep 1; verdict newer.csv --db gone.db
"$TIDU" verify newer.csv --db gone.db | hide | grep -A4 '^Imports'
q import revenue.csv --db gone.db && verdict newer.csv --db gone.db
echo "--- edited in the database by another program"
cp d.db edited.db && sqlite3 edited.db "UPDATE annual_value SET revenue = 1 WHERE year = 2024" && verdict list.csv --db edited.db
echo "--- a file that the command reads is not in the record: changed, and gone"
echo "$code" >named.txt && q rank hnte --db d.db --codes named.txt --output named.csv && verdict named.csv --db d.db
sed -n 20p table.csv | cut -d, -f1 >named.txt && verdict named.csv --db d.db && verdict named.csv --db d.db --lang zh
rm named.txt && verdict named.csv --db d.db && verdict named.csv --db d.db --lang zh
echo "--- the data of a past day stay what they were"
cp d.db past.db && sqlite3 past.db "UPDATE import SET imported_at = '2024-02-03T04:05:06Z'"
q rank hnte --db past.db --as-of 2024-03-01 --output past.csv && q import revenue.csv --db past.db && verdict past.csv --db past.db
echo "--- the history of a company that has another value since: that of then is computed again as it was"
cp d.db told.db && q history "$code" --db told.db --format csv --output told.csv && q import revenue.csv --db told.db
"$TIDU" verify told.csv --db told.db | grep '^computed' | cut -c1-60
echo "--- options that every command has may stand before it"
"$TIDU" --lang zh --quiet rank hnte --db told.db --top 2 --output before.csv && verdict before.csv --db told.db
sqlite3 told.db "SELECT command FROM export WHERE file = 'before.csv'"
echo "--- the day on which a command was asked is that of the record"
cp d.db day.db && q target status wuxing.2023 --db day.db --day 2023-03-05 --no-chance --output day.json
sqlite3 day.db "UPDATE export SET command = replace(command, '\"--day\",\"2023-03-05\",', ''), exported_at = '2023-03-05T12:00:00Z' WHERE file = 'day.json'; SELECT command FROM export WHERE file = 'day.json'"
sqlite3 day.db "UPDATE import SET imported_at = '2023-01-01T00:00:00Z'" && verdict day.json --db day.db
sqlite3 day.db "UPDATE export SET exported_at = '2023-09-05T12:00:00Z' WHERE file = 'day.json'" && verdict day.json --db day.db
echo "--- one changed rule"
mkdir own && sed 's/{to: 5000 wan, value: 5%}/{to: 5000 wan, value: 9%}/' "$ROOT/models/hnte.yaml" >own/hnte.yaml
export TIDU_MODELS=own:$ROOT/models
verdict list.csv --db d.db && verdict list.csv --db d.db --lang zh
"$TIDU" verify list.csv --db d.db | sed -n '7,15p' | hide
sed -i '3s/样例/样列/' list.csv && verdict list.csv --db d.db && cp kept/list.csv .
cp "$ROOT/models/hnte.yaml" own/ && verdict list.csv --db d.db
echo '# ours' >>own/hnte.yaml && verdict list.csv --db d.db && "$TIDU" verify list.csv --db d.db | sed -n 8p | hide
rm own/hnte.yaml && export TIDU_MODELS=own && verdict list.csv --db d.db
unset TIDU_MODELS
echo "--- another database, none, no file, no record"
q import table.csv --db other.db
verdict list.xlsx --db other.db | hide; verdict list.csv --db other.db; verdict list.csv --db nowhere.db; verdict nothing.csv --db d.db
"$TIDU" verify nothing.csv --db d.db; echo "= $?"
printf 'uscc\n1\n' >foreign.csv; verdict foreign.csv --db d.db; verdict list.csv --db d.db --export 999
cp d.db old.db && sqlite3 old.db 'PRAGMA user_version = 13; DROP TABLE export; DROP TABLE export_rule' && verdict list.csv --db old.db
"$TIDU" verify; echo "= $?"; "$TIDU" verify list.csv --db d.db --input table.csv 2>&1 | head -1
echo "--- what the record says is data, and no command that changes anything"
try() { cp d.db wrong.db; sqlite3 wrong.db "UPDATE export SET command = '$1' WHERE id = 1"; verdict list.csv --db wrong.db; }
try '["import","table.csv","--db","d.db"]'
try '["imports","undo","1"]'
try '["target","delete","everything"]'
try '["rank","hnte","--output","d.db","--db","other.db","--problems","d.db","--import","table.csv"]'
try '["assess","hnte","--save","--lang","en"]'
try '["rank; touch owned","hnte"]'
try '["rank","hnte","--no-such-option"]'
try '["rank","no-such-model"]'
try '["rank",'
try '[]'
cp d.db wrong.db; sqlite3 wrong.db "UPDATE export SET digest = NULL" 2>&1 | sed 's/.*NOT NULL.*/the digest is never absent/'
sqlite3 d.db 'SELECT count(*) FROM run; SELECT count(*) FROM import'; ls owned 2>/dev/null
echo "--- made from a file"
q rank hnte --input table.csv --output file.xlsx && q rank hnte --input table.csv --top 3 --output few.xlsx && q rank hnte --input table.csv --output file.csv
verdict file.xlsx --input table.csv; verdict few.xlsx --input table.csv | cut -c1-140; verdict file.csv --input table.csv; verdict list.xlsx --input table.csv
cp table.csv elsewhere.csv && sed -i '2s/0/1/' elsewhere.csv && verdict file.xlsx --input elsewhere.csv; verdict file.xlsx --db d.db | hide
