# What cannot be read has its place, and what cannot be asked is said.
cat >good.yaml <<'END'
plan: sample
name: {zh: 样, en: sample}
district: {zh: 样区, en: Sample}
horizon: {from: 2026, to: 2026}
documents:
  plan: {title: {zh: 计划, en: plan}, number: 示例〔2026〕1号, seen: full}
targets:
  - {id: a, name: {zh: 甲, en: a}, definition: hnte_new, aim: 42, unit: 家, owner: 高新科, cite: plan}
END
bad() {
    sed "$1" good.yaml >bad.yaml
    $TIDU target list bad.yaml --lang "${2:-en}"
    echo "exit $?"
}
bad 's/owner: 高新科/owner: [高新科, 办公室]/'
bad 's/owner: 高新科/owner: [高新科, 办公室]/' zh
bad 's/owner: 高新科/owner: 高新科, joint: [高新科]/'
bad 's/aim: 42/comparator: at_most, aim: 42/'
bad 's/unit: 家/unit: 加/'
bad 's/, aim: 42, unit: 家//'
bad 's/cite: plan/cite: note/'
bad '$a\  - {id: a, name: {zh: 乙, en: b}, definition: b, aim: 1, unit: 家, cite: plan}'
bad 's/, cite: plan}/, part_of: b, cite: plan}/'
$TIDU models check bad.yaml --format csv
echo "--- what cannot be asked"
$TIDU target list wuxing.2022
$TIDU target list nowhere
$TIDU target list no-file.yaml
$TIDU target look
echo "exit $?"
$TIDU target check good.yaml --owner 高新科
echo "exit $?"
$TIDU target
echo "exit $?"
echo "--- a practice that cannot be read"
mkdir -p own/practice && sed 's/^history: .*/history: much/' "$ROOT/models/practice/targets.yaml" >own/practice/targets.yaml
TIDU_MODELS=own:$ROOT/models $TIDU target check 2>&1 | sed 's|.*/practice|practice|'
