# the rules themselves: which there are, one as the decree reads, are they sound, do their examples hold
$TIDU models | cut -d' ' -f1 | head -1
for model in tech-sme hnte gazelle unicorn; do
    $TIDU models list --format csv | grep "^$model,"
done | cut -d, -f1-5
$TIDU models show tech-sme | grep -v ^digest
$TIDU models show hnte --lang zh | sed -n '1p;/^条件/,/^age/p'
$TIDU models show hnte --format json >hnte.json
sqlite3 :memory: "select json_valid(cast(readfile('hnte.json') as text))"
$TIDU models check hnte --format csv
$TIDU models test unicorn --format csv | sed -n 's|.*/models/||; 1,3p'
$TIDU models test unicorn --lang zh >/dev/null
echo $?
# an example that does not come out is shown with what came out, and fails
mkdir own
cp "$ROOT/models/unicorn.yaml" own/
sed 's/verdict: yes/verdict: no/' "$ROOT/models/unicorn.cases.yaml" >own/unicorn.cases.yaml
TIDU_MODELS=own $TIDU models test unicorn --format csv | sed -n '/^own/p' | sed -n 1,3p
echo "${PIPESTATUS[0]}"
# a folder that is named twice is one folder
ln -s "$ROOT/models" again
$TIDU models list --format csv | cut -d, -f1 >once
TIDU_MODELS="$ROOT/models/:again" $TIDU models list --format csv | cut -d, -f1 | diff once - && wc -l <once | awk '{print ($1 > 50)}'
# the share of figures from memory that models/README.md tells is the one that the program counts
grep -cF "$($TIDU models list 2>&1 >/dev/null)" "$ROOT/models/README.md"
