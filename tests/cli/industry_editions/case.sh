# a code of GB/T 4754-2011 is not read as one of 2017: the rules see no industry, which is unknown and never "no"
cat >made.yaml <<END
model: made
rung: made
name: {zh: 制造业, en: manufacturing}
effective: {from: 2020-01-01}
documents:
  notice: {title: {zh: 样例, en: a sample}, number: "1"}
priors: {missing: 0.5, note: {zh: 假设, en: assumed}}
gates:
  - id: made
    name: {zh: 制造业, en: manufacturing}
    law: {zh: 属于制造业, en: belongs to manufacturing}
    cite: notice art. 1
    need: starts_with(industry, "C39", "39")
END
printf '统一社会信用代码,行业代码（GB/T 4754-2011）,年度,营业收入\n91330521147120090M,3911,2024,1\n' >old.csv
sed 's/-2011/-2017/; s/^统一社会信用代码,行业/统一社会信用代码,国民经济行业/' old.csv >new.csv
sed 's/行业代码.*2011）/行业/' old.csv >unnamed.csv
printf 'columns:\n  行业: {to: industry, edition: 2011}\n' >old.yaml
for words in old.csv new.csv unnamed.csv 'unnamed.csv --map old.yaml'; do
    echo "$words: $($TIDU assess ./made.yaml --quiet --format csv --input $words | sed 1d | cut -d, -f6,10)"
done
# kept as what it is, and shown as that
$TIDU import unnamed.csv --map old.yaml --quiet
sqlite3 tidu.db 'select industry is null, industry_2011 from company'
$TIDU inspect old.csv --quiet --lang zh | grep 行业
sed -i 's/2011/2012/' old.yaml
$TIDU import unnamed.csv --map old.yaml --quiet
