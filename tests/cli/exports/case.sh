# what leaves is on record: who, when, which command, digest; what does not leave, or comes from no database, is not
export TIDU_USER=王
head -30 "$ROOT/data/sample/companies.csv" >table.csv
code=$(sed -n 2p table.csv | cut -d, -f1)
q() { "$TIDU" "$@" --quiet; }
rows() { sqlite3 "${1:-tidu.db}" 'SELECT count(*) FROM export'; }
q import table.csv
q rank hnte --output list.csv
q rank hnte --output list.xlsx
q rank hnte --format json | cat >list.json
q explain "$code" hnte --lang zh >page.txt
q plan hnte --top 2 --output plans
q roster hnte --per town --output rosters
q target status wuxing.2023 --db tidu.db --day 2023-12-31 --no-chance --output lights.html
echo "--- seven, with the digests of what is there"
rows
mine() { if [ -d "$1" ]; then (cd "$1" && find . -type f | sed 's,^\./,,' | LC_ALL=C sort | while read -r f; do echo "$(sha256sum <"$f" | cut -c1-64)  $f"; done) | sha256sum; else sha256sum "$1"; fi | cut -c1-64; }
size() { find "$1" -type f -printf '%s\n' | awk '{s += $1} END {print s}'; }
n=0
for f in list.csv list.xlsx list.json page.txt plans rosters lights.html; do
    n=$((n + 1))
    [ "$(sqlite3 tidu.db "SELECT digest || bytes FROM export WHERE id = $n")" = "$(mine $f)$(size $f)" ] && echo "$f: as counted outside"
done
sqlite3 tidu.db "SELECT id, exported_by, command, level, file, format, withheld, length(data_digest), length(rules_digest), program <> '', date(exported_at) = date('now') FROM export"
[ "$(sqlite3 tidu.db 'SELECT DISTINCT data_digest FROM export')" = "$(unzip -p list.xlsx docProps/core.xml | grep -o ' data: [0-9a-f]*' | cut -d' ' -f3)" ] && echo "the mark of the data is that of the stamps"
echo "--- the files of rules once, as they are"
sqlite3 tidu.db "SELECT count(DISTINCT rules_digest), (SELECT count(DISTINCT rules_digest) FROM export) FROM export_rule"
[ "$(sqlite3 tidu.db "SELECT digest FROM export_rule WHERE file = 'practice/tiers.yaml'")" = "$(sha256sum "$ROOT/models/practice/tiers.yaml" | cut -c1-64)" ] && echo "a file of rules by its digest"
[ "$(sqlite3 tidu.db 'SELECT count(*) FROM export_rule')" = "$(find "$ROOT/models" -name '*.yaml' ! -name '*.cases.yaml' | wc -l)" ] && echo "all of them"
echo "--- no database, or no answer: no row"
q rank hnte --input table.csv --output other.csv
q models list >models.txt
q rank no-such-model --output other.csv 2>&1
q rank hnte --output no/such/folder/other.csv 2>&1 | sed 's/:.*//'
q calendar --on 2025-01-01 --days 90 >calendar.txt
rows
echo "--- the list, and that it left, too"
q exports --format csv | head -3 | cut -d, -f1,3
q exports --to 2020-01-01 --format csv | wc -l
q exports --from 2020-01-01 --format json | grep -c '"export"'
rows
q exports --from yesterday 2>&1
echo "--- a first import that is answered at once"
q rank hnte --import table.csv --db fresh.db --output fresh.csv
sqlite3 fresh.db 'SELECT file, length(data_digest) FROM export'
cut -d, -f1-3 fresh.csv | cmp - <(cut -d, -f1-3 list.csv) && echo the same list
echo "--- while somebody writes, and in a database of an older program: the answer is there, the row is not"
sqlite3 tidu.db 'BEGIN IMMEDIATE' ".shell $TIDU rank hnte --output busy.csv 2>&1 | tail -1"
cmp busy.csv list.csv && echo the same list
rows
cp tidu.db old.db
sqlite3 old.db 'PRAGMA user_version = 13'
"$TIDU" rank hnte --db old.db --output old.csv 2>&1 | tail -1
cmp old.csv list.csv && echo the same list
echo "--- an answer at a level, by the option and by the environment: its level, what it does not show, the words that give it again, and it holds"
q rank hnte --top 3 --level L1 --output bureau.csv
TIDU_LEVEL=public q rank hnte --top 3 --output public.csv
sqlite3 tidu.db "SELECT level, file, withheld, command FROM export WHERE file IN ('bureau.csv', 'public.csv') ORDER BY id"
head -1 bureau.csv; head -1 public.csv
for f in bureau.csv public.csv; do q verify $f | sed -n 3p; TIDU_LEVEL=L0 q verify $f --format json | grep '"verdict"'; done
