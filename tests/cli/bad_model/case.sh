# a model file with a fault: its line and column, and what to write instead; `check` lists the same and assess refuses
printf 'uscc,name,year,revenue\n91990101MA00H83197,A,2024,100\n' >good.csv
# model EXPRESSION: a whole model with this one gate
model() {
    cat <<END
model: fault
rung: fault
name: {zh: 试例, en: an example}
effective: {from: 2020-01-01}
documents:
  rule: {title: {zh: 办法, en: a rule}, number: "1", seen: full}
priors:
  missing: 0.5
  note: {zh: 假设, en: an assumption}
gates:
  - id: gate
    name: {zh: 条件, en: a condition}
    law: {zh: 条文, en: its words}
    cite: rule art. 1
    need: $1
END
}
# score STEP: a score of two steps, the second as given
score() {
    cat <<END
score:
  step: 1
  groups:
    - id: all
      name: {zh: 全部, en: all}
      max: 10
      cite: rule art. 2
      items:
        - id: sales
          name: {zh: 收入, en: sales}
          cite: rule art. 2
          over: revenue[Y-1]
          steps:
            - {to: 100 wan, points: 0}
            - {$1, points: 10}
pass: total > 5
END
}
# refuse NAME: the model on standard input
refuse() {
    cat >"$1.yaml"
    $TIDU assess "$1.yaml" --quiet --input good.csv >/dev/null
    echo "$1: assess $?"
    $TIDU models check "$1.yaml" --format csv | sed 1d
    echo "$1: check ${PIPESTATUS[0]}"
}
brackets() {
    head -c "$1" /dev/zero | tr '\0' "$2"
}
model 'revenue[Y-1] > 0' | refuse sound
model 'revenu[Y-1] > 0' | refuse unknown_indicator
model 'revenue[Y-1] / name > 0' | refuse divides_by_a_text
model 'revenue[Y-1] > 5' | refuse money_and_number
model 'revenue[Y-1] >' | refuse ends_early
{ model 'revenue[Y-1] > 0' && score 'from: 50 wan'; } | refuse overlapping_bands
{ model 'revenue[Y-1] > 0' && score 'from: 200 wan'; } | refuse hole_between_bands
{ model 'revenue[Y-1] > 0' && score 'to: 50 wan'; } | refuse unreachable_band
{ model 'revenue[Y-1] > 0' && score 'above: 100 wan'; } | refuse sound_bands
model "$(brackets 10000 '(')1$(brackets 10000 ')') > 0" | refuse nests_10000_brackets
model "$(brackets 100 '(')1$(brackets 100 ')') > 0" | refuse nests_100_brackets
model "$(brackets 10000 '[')1$(brackets 10000 ']')" | refuse nests_10000_lists
{ model 'revenue[Y-1] > 0' && yes '# as large as this' | head -c 104857600; } | refuse is_100_MB
rm is_100_MB.yaml
refuse is_empty </dev/null
{ model 'revenue[Y-1] > 0' && echo 'gatez: []'; } | refuse unknown_key
{ model 'revenue[Y-1] > 0' && echo 'model: twice'; } | refuse key_twice
{ model 'revenue[Y-1] > 0' && echo 'notes: [a'; } | refuse no_yaml
$TIDU assess absent.yaml --input good.csv
$TIDU assess hntee --input good.csv
$TIDU assess gazelle --input good.csv --setting big_dropp=0.3
echo $?
$TIDU assess gazelle --input good.csv --setting big_drop=much
echo $?
$TIDU assess unknown_indicator.yaml --input good.csv --lang zh
