# What levels show of people's work. Personal (张*) are coach, contact, visitor and who noted it; internal are days, reasons and findings, with the
# numbers of persons masked; a command that stands in place of a file is cut behind its name; figures that explain a move are tax-secret.
export TIDU_USER=尉迟恭
one=91990101MA00H83197 two=91990101MA013G622K three=91990101MA01LQ9351
head=uscc,name,town,founded_on,year,revenue,employees
cat >a.csv <<T
$head
$one,一,东镇,2015-01-01,2024,123456789,20
$two,二,东镇,2015-01-01,2024,234567891,20
$three,三,西镇,2015-01-01,2024,100000000,20
T
cat >b.csv <<T
$head
$one,一,东镇,2015-01-01,2024,345678912,20
$two,二,西镇,2015-01-01,2024,234567891,20
T
day() { sqlite3 tidu.db "UPDATE import SET imported_at = '$1T04:00:00Z' WHERE id = (SELECT max(id) FROM import)"; }
$TIDU import a.csv --quiet; day 2025-02-01
$TIDU pool enter hnte $one $three --reason '王副镇长推荐，电话13812345678' --on 2025-02-02 --quiet; day 2025-02-02
$TIDU pool enter hnte $two --reason 自荐 --on 2025-03-10 --quiet; day 2025-03-10
$TIDU pool assign $one --coach 欧阳青云 --contact '李四13987654321' --quiet; day 2025-02-02
$TIDU task visit $one --by 司马光 --on 2025-02-20 --about 送政策 --found '联系人证件330521199003071231' --quiet; day 2025-02-20
$TIDU task add '致电13812345678催报' --company $one --owner 科技局 --due 2025-03-31 --on 2025-03-01 --quiet; day 2025-03-01
$TIDU task close 1 --evidence 吴科3号 --reason '已电话13812345678' --on 2025-03-20 --quiet; day 2025-03-20
$TIDU import b.csv --quiet; day 2025-03-15
q() { echo "\$ tidu $*"; "$TIDU" "$@" --quiet 2>&1; }
for level in L0 L1 L2 L3; do q pool list hnte --on 2025-03-31 --format csv --level $level; done
q pool --on 2025-03-31 --format csv --level L1
q pool history hnte $one --format csv --level L1
q pool months hnte --from 2025-02 --to 2025-03 --on 2025-03-31 --format csv --level L1 | cut -d, -f1-5
echo "--- visits and tasks"
for level in L0 L1 L3; do q task visits --format csv --level $level; done
q task list --state all --on 2025-03-31 --format csv --level L1
q task list --state all --on 2025-03-31 --format csv --level L0
q task list --state all --per town --on 2025-03-31 --format csv --level L1
for level in L0 L1; do q task show 1 --on 2025-03-31 --level $level; done
echo "--- two days: who moved is told, the figures that made it are not"
for level in L1 L2; do
    q diff 2025-03-01 2025-03-31 tech-sme --format csv --level $level
    q diff 2025-03-01 2025-03-31 tech-sme --table causes --format csv --level $level
done
q diff 2025-03-01 2025-03-31 tech-sme --table causes --format csv --level L3
q diff 2025-03-01 2025-03-31 tech-sme --table counts --format csv --level L1
echo "--- who looks after how many, and questions about persons"
q pool load hnte --level L2; q task list --per coach --level L2; q task list --coach 欧阳青云 --level L2; q task --coach 欧阳青云 --level L2; q task visits --by 司马光 --level L2
q pool list hnte --where 'coach = "欧阳青云"' --level L2
q task add 待办 --company $three --coach 欧阳青云 --owner 科技局 --due 2025-03-31 --on 2025-03-01 --level L1; echo "writing goes on: $?"
echo "--- what left, and whether it holds"
$TIDU history $one --indicator revenue --format csv --output figures.csv --quiet --lang en --level L3
mkdir sent && sed 's/345678912/345678913/' figures.csv >sent/figures.csv
hide() { sed -E 's/20[0-9-]{8} [0-9:]{5}/(now)/; s/\b[0-9a-f]{12}\b/(digest)/g; s/ +$//'; }
q exports --format csv --level L1 | head -2 | tail -1
for level in L1 L3; do echo "rows with their command at $level: $($TIDU exports --format json --quiet --level $level 2>/dev/null | grep -c '"command":')"; done
for level in L0 L1; do q verify sent/figures.csv --level $level | hide; done
q verify sent/figures.csv --level L3 | grep -m1 -o "first difference.*"
$TIDU imports --level L1 --quiet 2>/dev/null | grep -o "tidu [a-z ]*…" | sort | uniq -c
