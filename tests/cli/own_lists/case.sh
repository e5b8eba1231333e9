# A list that tidu wrote changes nothing when it comes back, in either language and form; what people filled in comes in
"$TIDU" import "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv" --quiet
state() { sqlite3 "$1" 'SELECT * FROM company; SELECT * FROM annual_value; SELECT * FROM data_year; SELECT * FROM credential'; }
state tidu.db >before

# again FILE: import it into a copy, and say whether anything changed and which columns nobody knew
again() {
    cp tidu.db copy.db
    "$TIDU" import "$1" --db copy.db --problems problems.csv --quiet || echo "$1: exit $?"
    state copy.db | cmp -s - before || echo "$1: CHANGED"
    grep -E '^D10[18]' problems.csv | cut -d, -f1,6
    echo "$1: lists known: $(grep -c '^D127,note' problems.csv)"
}
for lang in en zh; do
    "$TIDU" rank hnte --lang $lang --output rank-$lang.csv --quiet
    "$TIDU" rank hnte --lang $lang --output rank-$lang.xlsx --quiet
    "$TIDU" assess hnte --lang $lang --output assess-$lang.csv --quiet
    "$TIDU" plan hnte --top 2 --lang $lang --output plan-$lang --quiet
    "$TIDU" index run potential --lang $lang --output index-$lang.csv --quiet
    for list in --companies '--list never-applied' '--list crossing' '--list reserve' '--expiring 24' '--since 2024-07-01'; do
        name=ladder$(echo "$list" | tr -d ' ')-$lang
        # shellcheck disable=SC2086
        "$TIDU" ladder $list --lang $lang --output "$name.xlsx" --quiet
    done
    "$TIDU" ladder --companies --lang $lang --output ladder--companies-$lang.csv --quiet
done
for list in *.csv *.xlsx plan-*/roster.*; do
    [ "$list" = problems.csv ] || again "$list"
done

echo '--- filled in'
head -3 rank-en.csv | sed '1s/$/,contact,willing,visited_on,remark/;2s/$/,王某 0512-1,是,2025-03-01,要辅导/;3s/$/,,不愿意,,/' >filled.csv
"$TIDU" import filled.csv 2>&1
sqlite3 tidu.db "SELECT uscc, contact, willing, visited_on, remark FROM company WHERE willing IS NOT NULL ORDER BY willing DESC"
printf '名次,代码,名称,结论,把握,得分下限,得分上限,联系人,备注\n1,91990101MA3T4UWW88,样例0214博远生物医药有限公司,待定,0.9,51,100,李某,已走访\n' >chinese.csv
"$TIDU" import chinese.csv 2>&1
sqlite3 tidu.db "SELECT uscc, contact, remark FROM company WHERE contact = '李某'"
"$TIDU" rank hnte --where 'willing = 1' --format csv --quiet | cut -d, -f1,2,5

echo '--- the list of another district'
printf 'rank,uscc,name,model,year,verdict,readiness\n1,91330521147120090M,样例乙有限公司,hnte,2025,open,0.5\n' >other.csv
"$TIDU" import other.csv 2>&1
echo '--- a rule without points has fewer columns'
state tidu.db >before
for model in gazelle little-giant unicorn star above-scale; do
    "$TIDU" rank $model --lang zh --output $model.xlsx --top 2 --quiet && again $model.xlsx
done 2>&1
echo '--- the same question, the same workbook'
"$TIDU" rank hnte --top 3 --output one.xlsx --quiet
sleep 1.1
"$TIDU" rank hnte --top 3 --output two.xlsx --quiet
cmp one.xlsx two.xlsx && echo same
python3 -c 'import sys, zipfile; z = zipfile.ZipFile("one.xlsx"); sys.stdout.buffer.write(z.read("docProps/core.xml") + z.read("xl/sharedStrings.xml"))' |
    grep -o 'tidu-list: [^<]*\|<dcterms:created[^/]*' | sed -E 's/[0-9a-f]{32}/(32)/; s/[0-9a-f]{32}/(32)/; s/data-day: [-0-9]*/data-day: TODAY/'
