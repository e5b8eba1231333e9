# Who enters and leaves by rule. The pool takes firms with a revenue of 1000 wan or more last year. On 31 March 2021 that is the revenue of 2020:
#   A 3000 wan: enters      B 500 wan: no      C not known: not told      D 2000 wan, but a high-tech enterprise until 2023-11-07: no
#   E 1000 wan, exactly the line: enters      F 5000 wan: enters      G founded in June: no
# Out go E on the day of its certificate (2021-10-20), F because it lies outside 3206, A three years after its entry: on 2024-03-31 and not a
# day earlier. A meets the rule in 2024 again (4000 wan in 2023), and enters only by hand.
export TIDU_MODELS=own:$ROOT/models
mkdir -p own/pools
cat >own/pools/growing.yaml <<'T'
pool: growing
name: {zh: 成长培育库, en: pool of growing firms}
note: {zh: 测试, en: of a test}
leads_to: hnte
visits: 90
enter:
  - {id: large, name: {zh: 上年营业收入一千万元以上, en: revenue of 1000 wan or more last year}, need: "revenue[Y-1] >= 1000 wan"}
leave:
  - {id: passed, name: {zh: 已通过认定, en: recognised}, certificate: hnte}
  - {id: late, name: {zh: 满三年未通过, en: three years without passing}, years: 3}
  - {id: moved, name: {zh: 已迁出, en: moved away}, moved: yes}
  - {id: dishonest, name: {zh: 严重失信, en: serious dishonesty}, need: "serious_dishonesty[Y-1] = 1"}
T
A=91320600MA100001A8 B=91320600MA100002A9 C=91320600MA100003AA D=91320600MA100004AB E=91320600MA100005AC F=91320600MA100006AD G=91320600MA100007AE
cat >companies.csv <<T
uscc,name,founded_on,region,town,year,revenue,serious_dishonesty
$A,甲公司,2015-01-01,320602,一镇,2020,30000000,0
$A,甲公司,,,,2022,30000000,0
$A,甲公司,,,,2023,40000000,0
$B,乙公司,2015-01-01,320602,一镇,2020,5000000,0
$C,丙公司,2015-01-01,320602,二镇,2020,,0
$D,丁公司,2015-01-01,320602,二镇,2020,20000000,0
$E,戊公司,2015-01-01,320602,二镇,2020,10000000,0
$F,己公司,2015-01-01,330100,三镇,2020,50000000,
$G,庚公司,2021-06-01,320602,三镇,2020,50000000,0
T
cat >certificates.csv <<T
uscc,credential,granted_on,expires_on,number
$D,hnte,2020-11-08,2023-11-07,GR1
$E,hnte,2021-10-20,2024-10-19,GR2
T
$TIDU import companies.csv --credentials certificates.csv --quiet 2>/dev/null
csv() { "$TIDU" pool "$@" --format csv --quiet 2>/dev/null; }
echo "--- due, and entered"
"$TIDU" pool due growing --on 2021-03-31 --format csv
csv due growing --on 2021-03-31 | awk -F, '$1 == "entered" { print $2, $6, $7 }' | sort >listed
"$TIDU" pool enter growing --by-rule --on 2021-03-31
sqlite3 tidu.db "SELECT uscc, day, rule FROM pool_log WHERE event = 'entered'" | tr '|' ' ' | sort | diff listed - && echo "it did what was listed"
echo "--- nobody twice"
"$TIDU" pool enter growing --by-rule --on 2021-03-31
echo "--- out"
csv due growing --on 2021-12-31 | cut -d, -f1,2,6-8
echo "with the region:"
csv due growing --on 2021-12-31 --region 3206 | cut -d, -f1,2,6-8
csv due growing --on 2021-12-31 --region 3206 | awk -F, '$1 == "left" { print $2, $6, $7 }' | sort >listed
"$TIDU" pool list growing --on 2021-12-31 --region 3206 --format csv --quiet | cut -d, -f2,12-
echo "--- no region, and one in which nobody is: A, E and F are elsewhere"
for region in abc 3 32060 0206 "" 3207; do "$TIDU" pool leave growing --by-rule --region "$region" --on 2021-12-31; done
"$TIDU" pool due growing --region 3207 --on 2021-12-31 --format csv 2>&1 >/dev/null | grep 3207
sqlite3 tidu.db "SELECT count(*) FROM pool_event WHERE event = 'left'"
"$TIDU" pool leave growing --by-rule --region 3206 --on 2021-12-31
sqlite3 tidu.db "SELECT uscc, day, rule FROM pool_log WHERE event = 'left'" | tr '|' ' ' | sort | diff listed - && echo "it did what was listed"
sqlite3 tidu.db "SELECT uscc, day, rule, reason FROM pool_log WHERE event = 'left' ORDER BY uscc"
echo "--- the day before three years, and three years"
csv due growing --on 2024-03-30 | cut -d, -f1,2,6-8
csv due growing --on 2024-03-31 | cut -d, -f1,2,6-8
"$TIDU" pool leave growing --by-rule --on 2024-03-31 --quiet
echo "--- again only by hand"
csv due growing --on 2024-06-30 | grep "$A"
"$TIDU" pool enter growing --by-rule --on 2024-06-30
"$TIDU" pool enter growing $A --on 2024-06-30 --reason "重新申请"
echo "--- any past day"
for day in 2021-03-30 2021-03-31 2021-10-19 2021-10-20 2021-12-30 2021-12-31 2024-03-30 2024-03-31 2024-06-30; do
    echo "$day $(csv list growing --on $day | cut -d, -f2 | tail -n +2 | tr '\n' ' ')"
done
echo "--- a database without certificates does not say who has none"
"$TIDU" import companies.csv --db other.db --quiet 2>/dev/null
"$TIDU" pool due growing --on 2021-03-31 --db other.db --format csv --quiet | cut -d, -f1,2,7,8
"$TIDU" pool enter growing --by-rule --on 2021-03-31 --db other.db
echo "--- E left with its certificate of 2021-10-20, valid until 2024-10-19, by a rule that has another id by now: it enters again by rule"
printf 'uscc,name,year,revenue\n%s,戊公司,2023,10000000\n' $E >later.csv
"$TIDU" import later.csv --quiet 2>/dev/null
csv due growing --on 2024-10-20 | grep "$E"
sed -i 's/id: passed/id: recognised/' own/pools/growing.yaml
csv due growing --on 2024-10-20 | grep "$E"
