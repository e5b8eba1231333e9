# a policy in a folder of one's own is checked, joins those that come with tidu, and replaces the one of its id
mkdir -p own/policies
cat >own/policies/grant.yaml <<'Y'
policy: district-grant
name: {zh: 区级研发奖励, en: District grant}
rungs: [hnte]
effective: {from: 2020-01-01}
documents: {notice: {title: {zh: 办法, en: Rules of the test}, number: 试〔2020〕1号}}
cite: notice art. 1
lines:
  - name: {zh: 奖励额, en: granted to the firm}
    amount: 100000 yuan
Y
sed 's/tax at 15%/tax of ours/' "$ROOT/models/policies/hnte-income-tax.yaml" >own/policies/hnte-income-tax.yaml
$TIDU models check own/policies/grant.yaml --quiet
printf 'uscc,founded_on,year,taxable_income,employees,total_assets\nA1,2015-01-01,2026,3000000,300,50000000\n' >small.csv
TIDU_MODELS=own $TIDU plan hnte --input small.csv --year 2027 --on 2027-12-31 --output plans --quiet
sed 's/<[^>]*>/ /g' plans/A1.html | grep -oE 'granted to the firm.* wan|tax of ours.* wan|tax at 15%'
sed -i 's/amount: 100000 yuan/amount: 100000 yuan +/' own/policies/grant.yaml
$TIDU models check own/policies/grant.yaml --quiet
echo $?
# each kind of file beside the models is told from a model
cd "$ROOT/models" || exit
for file in actions.yaml levers.yaml tables/size-classes.yaml ladders/national.yaml indices/peers.yaml practice/tiers.yaml practice/base-rates.yaml practice/filing.yaml practice/selection.yaml; do
    $TIDU models check $file --quiet
done
