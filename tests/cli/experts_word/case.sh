# how many get a rung: told once experts have said their yes or no, or where it is a formality
#
# Ten companies: A to C have too few sales; of D to J, who are open, a datum is missing for D, and an expert has said yes of E and F, who qualify. So
# all five that are open hang on the expert (G to J) or on data (D), and nobody can tell how many pass. Where the expert says yes to nine of ten
# it is a formality: data are missing for one of five, and 4 x 0.9 + 0.5 x 0.9 = 4.05 are expected, 6.05 of the seven that file.
mkdir -p models/ladders models/practice
cp "$ROOT"/models/practice/*.yaml models/practice
cat >models/ladders/ours.yaml <<'END2'
ladder: ours
name: {zh: 示例阶梯, en: ours}
documents: {plan: {title: {zh: 示例, en: invented}, number: 示例4号}}
cite: plan art. 1
rungs: [nova]
END2
model() {
    cat >models/nova.yaml <<END2
model: nova
rung: nova
name: {zh: 新星企业, en: Nova}
effective: {from: 2015-01-01}
documents: {rules: {title: {zh: 示例, en: invented}, number: 示例1号}}
priors: {missing: 0.5, note: {zh: 示例, en: invented}}
gates:
  - {id: size, name: {zh: 规模, en: size}, cite: rules art. 1, need: "revenue[Y-1] >= 1000 wan", act: [revenue]}
  - {id: field, name: {zh: 方向, en: field}, cite: rules art. 2, need: "true", judged: {prior: $1}}
END2
}
companies() {
    echo uscc,year,revenue,judged_nova_field
    for c in A B C; do echo $c,2024,500,; done
    echo D,2024,,
    for c in E F; do echo $c,2024,2000,1; done
    for c in G H I J; do echo $c,2024,2000,; done
}
export TIDU_MODELS=$PWD/models:$ROOT/models
show() { $TIDU "$@" --input companies.csv --unit wan --year 2025; }
model 0.8
companies >companies.csv
show ladder --ladder ours --table ladder --format csv --quiet
show ladder --ladder ours 2>&1 | grep told
show ladder --ladder ours --lang zh 2>&1 | grep 无法
show forecast nova --file 7 2>/dev/null
show forecast nova --file 7 --format json 2>/dev/null | tr -d ' \n'
echo
echo "--- a formality"
model 0.9
show ladder --ladder ours --table ladder --format csv --quiet
show forecast nova --file 7 2>&1 | grep -E 'expected|told'
