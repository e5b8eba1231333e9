# The ledger and the check in every form, with equal numbers; the schemas name the files.
for what in list check; do
    for form in xlsx html docx json csv; do $TIDU target $what --output $what.$form --quiet; done
    sqlite3 :memory: "select '$what', count(*), count(distinct json_extract(value, '\$.plan')) from json_each(cast(readfile('$what.json') as text))"
done
file -b --mime-type list.xlsx list.docx
sqlite3 :memory: "select json_extract(value, '\$.aim'), json_extract(value, '\$.unit'), json_extract(value, '\$.line') from json_each(cast(readfile('list.json') as text)) where json_extract(value, '\$.id') = 'skilled-talents'"
grep -o '<td[^>]*>≥7000<' list.html
$TIDU target check wuxing.2023 --lang zh --output zh.html --quiet
grep -oE '疑为 7000 人|矛盾' zh.html | sort -u
$TIDU models schema --format csv | grep target
