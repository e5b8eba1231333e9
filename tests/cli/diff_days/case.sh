# who moved between two days and why: every cause once, each company made so that its cause is known beforehand
mkdir own
version() { # FROM TO SALES
    cat <<END
model: spark
rung: spark
name: {zh: 星火, en: spark}
effective: {from: $1$2}
documents:
  rule: {title: {zh: 办法, en: a rule}, number: "$1", seen: full}
priors:
  missing: 0.5
  note: {zh: 假设, en: an assumption}
gates:
  - id: age
    name: {zh: 年限, en: age}
    law: {zh: 满一年, en: a year old}
    cite: rule art. 1
    need: application_date >= add_years(founded_on, 1)
  - id: sales
    name: {zh: 收入, en: sales}
    law: {zh: 收入, en: sales}
    cite: rule art. 2
    need: revenue[Y-1] >= $3 yuan
  - id: staff
    name: {zh: 人员, en: staff}
    law: {zh: 人员, en: staff}
    cite: rule art. 3
    need: employees[Y-1] >= 10
END
}
version 2020-01-01 ", to: 2025-06-30" 100 >own/spark.2020.yaml
version 2025-07-01 "" 200 >own/spark.2025.yaml
export TIDU_MODELS=own:$ROOT/models
head=uscc,name,town,founded_on,year,revenue,employees
one=91990101MA00H83197 both=91990101MA013G622K either=91990101MA01LQ9351 new=91990101MA0271C49J runs=91990101MA02Q9F519
listed=91990101MA03AHJ608 ended=91990101MA03URM744 moved=91990101MA04E2Q83T filled=91990101MA050AU93W same=91990101MA05HJYA4F
young=91990101MA063U2B3M back=91990101MA06M45C3W
cat >a.csv <<END
$head
$one,一,东镇,2015-01-01,2024,50,20
$both,二,东镇,2015-01-01,2024,50,5
$either,三,东镇,2015-01-01,2024,150,20
$runs,五,东镇,2015-01-01,2024,300,20
$listed,六,东镇,2015-01-01,2024,300,20
$ended,七,东镇,2015-01-01,2024,300,20
$moved,八,东镇,2015-01-01,2024,300,20
$filled,九,西镇,2015-01-01,2024,300,
$same,十,西镇,2015-01-01,2024,300,20
$young,十一,西镇,2024-04-01,2024,300,20
$back,十二,西镇,2015-01-01,2024,300,20
END
cat >b.csv <<END
$head
$one,一,东镇,2015-01-01,2024,150,21
$both,二,东镇,2015-01-01,2024,150,15
$either,三,东镇,2015-01-01,2024,90,9
$new,四,东镇,2015-01-01,2024,300,20
$moved,八,西镇,2015-01-01,2024,300,20
$filled,九,西镇,2015-01-01,2024,300,20
END
printf '%s\n' uscc,credential,granted_on,expires_on $ended,spark,2022-04-02,2025-04-01 $ended,hnte,2022-04-02,2025-04-01 >held1.csv
printf '%s\n' uscc,credential,granted_on,expires_on $runs,spark,2025-04-01,2028-03-31 $listed,spark,2024-12-01,2027-11-30 \
    $runs,hnte,2025-04-01,2028-03-31 $same,hnte,2024-12-01,2027-11-30 >held2.csv
printf '%s\n' $head $one,一,东镇,2015-01-01,2024,999,30 $back,十二,西镇,2015-01-01,2024,1,1 >taken-back.csv
for f in "a.csv --credentials held1.csv" "taken-back.csv" "b.csv --credentials held2.csv"; do
    TIDU_USER=王芳 $TIDU import $f --quiet || exit
    [ "$f" = taken-back.csv ] && $TIDU imports undo 3 --quiet
done
at() { sqlite3 tidu.db "update import set imported_at = '$2T08:00:00Z' where file = '$1'"; }
at a.csv 2025-02-01 && at held1.csv 2025-02-01 && at taken-back.csv 2025-03-20 && at b.csv 2025-04-10 && at held2.csv 2025-04-10
sqlite3 tidu.db "update import set undone_at = '2025-03-25T08:00:00Z' where undone_at is not null"
movers() { $TIDU diff "$@" --format csv --quiet | cut -d, -f1,3-7,8-; }
echo "--- data and certificates, one rule in one year"
movers 2025-03-01 2025-05-01 spark
$TIDU diff 2025-03-01 2025-05-01 spark --table causes --format csv | cut -d, -f1,3,5-15
$TIDU diff 2025-03-01 2025-05-01 spark --table counts
echo "--- of one town: who moved away went"
movers 2025-03-01 2025-05-01 spark --town 东镇 | grep 八
movers 2025-03-01 2025-05-01 spark --town 西镇 | grep 八
echo "--- another version of the rule, 200 instead of 100"
movers 2025-05-01 2025-08-01 spark
echo "--- data and rule: what the one brought the other took from two"
$TIDU diff 2025-03-01 2025-08-01 spark --format csv 2>&1 | cut -d, -f1,3,6-8 | sed 's/"certificate/certificate/'
echo "--- another year, of which there are no figures"
$TIDU diff 2025-08-01 2026-02-01 spark
echo "--- rungs of the ladder"
movers 2025-03-01 2025-05-01
$TIDU diff 2025-03-01 2025-05-01 --table counts --format csv
echo "--- pools, by their log: entered in between, and entered before but written down in between"
sqlite3 tidu.db "insert into pool_event (pool, uscc, event, day, rule, reason, import_id, line) values
    ('gazelle', '$one', 'entered', '2025-02-10', null, '早已在库', 1, 2), ('gazelle', '$both', 'entered', '2025-04-05', 'growth', null, 1, 3),
    ('gazelle', '$either', 'entered', '2025-02-20', null, '补录', 4, 4), ('gazelle', '$one', 'left', '2025-04-20', null, '迁出', 4, 5),
    ('gazelle', '$same', 'entered', '2025-05-02', null, '后一天之后', 4, 6), ('gazelle', '$young', 'entered', '2025-04-21', null, '已撤销', 3, 7)"
$TIDU diff 2025-03-01 2025-05-01 --table pools --format csv
$TIDU diff 2025-03-01 2025-05-01 | sed -n '/^Pools/,$p'
echo "--- an import that was taken back"
movers 2025-03-01 2025-03-27 spark
$TIDU diff 2025-03-22 2025-05-01 spark
echo "--- nothing"
$TIDU diff 2025-05-01 2025-05-02 spark
echo "--- refused"
$TIDU diff 2025-05-01 2025-03-01 spark
$TIDU diff 2025-05-01 2025-05-01 spark
$TIDU diff 2025-01-01 2025-03-01 spark
$TIDU diff 2025-03-01 2025-05-01 spork
$TIDU diff 2025-03-01 2025-05-01 spark --on1 2024-05-01 --year 2025
$TIDU diff 2025-03-01 2025-05-01 spark --ladder national 2>&1 | head -1
$TIDU diff 1.3.2025 2025-05-01 spark
echo "--- Chinese"
$TIDU diff 2025-03-01 2025-05-01 spark --lang zh
