# the schemas of files of rules: which there are, one of them, its keys against what sqlite reads of it, a slip of the pen
$TIDU models schema --format csv | head -4
$TIDU models schema --lang zh | sed -n '1p;3p'
$TIDU models schema tiers
$TIDU models schema model --output model.json
sqlite3 :memory: "select json_valid(t), json_extract(t, '\$.else.required'), json_extract(t, '\$.else.additionalProperties'),
    json_array_length(t, '\$.then.required') from (select cast(readfile('model.json') as text) t)"
$TIDU models schema modle
echo $?
$TIDU models schema weather
echo $?
