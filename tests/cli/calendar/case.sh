# The days of published notices, a district's own file, and what cannot be read.
echo "--- Guangdong 2024: three batches, their cities, and the declaration of July"
$TIDU calendar --region 440106 --on 2024-06-01 --days 120 --format csv | cut -d, -f1-5,7,10-13
echo "--- amended: 2023 from 08-20 to 09-05, 2025 from 08-25 to 09-05 with the cities to 09-26"
$TIDU calendar hnte --region 440106 --on 2023-08-01 --days 40 --quiet --lang zh
$TIDU calendar hnte --region 440106 --on 2025-08-24 --days 20 --quiet --lang zh
echo "--- on the closing day and the day after"
$TIDU calendar hnte --region 110105 --on 2026-05-15 --days 1 --format csv --quiet | cut -d, -f1,2
$TIDU calendar hnte --region 110105 --on 2026-05-16 --days 1 --format csv | cut -d, -f1,2
echo "--- Shenzhen has its own, Shaanxi asks for its report earlier than the nation"
$TIDU calendar hnte --region 440305 --on 2024-06-01 --days 120 --quiet --format csv | cut -d, -f1-3
$TIDU calendar hnte --region 610103 --on 2023-01-01 --quiet --format csv | cut -d, -f1-3
echo "--- a closing day that nobody published is not guessed"
$TIDU calendar tech-sme --on 2024-07-01 --days 200 --region 330502 --lang zh
echo "--- a district that closes a week earlier"
mkdir -p own/calendar
cat >own/calendar/tianhe.yaml <<'END'
calendar: hnte@tianhe
name: {zh: 天河区高新技术企业申报, en: Applications in Tianhe}
year: 2024
region: "440106"
documents:
  call: {title: {zh: 天河区通知, en: call}, number: 示例〔2024〕1号, seen: full}
entries:
  - {id: batch-1, kind: batch, rung: hnte, name: {zh: 2024 年第一批, en: first batch of 2024}, closes: 2024-06-14, cite: call}
END
for region in 440106 440103; do
    TIDU_MODELS=own:$ROOT/models $TIDU calendar hnte --region $region --on 2024-06-01 --days 60 --quiet --format csv | cut -d, -f1-3,6,7
done
echo "--- faults have a place"
bad() {
    sed "$1" own/calendar/tianhe.yaml >bad.yaml
    $TIDU models check bad.yaml --format csv --quiet | tail -n +2
}
bad 's/closes: 2024-06-14/opens: 2024-06-15, closes: 2024-06-14/'
bad 's/closes: 2024-06-14/closes: 2025-06-14/'
bad 's/rung: hnte/rung: hnt/'
bad '$a\  - {id: batch-1, kind: batch, rung: hnte, name: {zh: 二, en: two}, closes: 2024-06-14, cite: call}'
bad '$a\amendments:\n  - {entry: batch-2, closes: 2024-06-14, cite: call}'
bad 's/"440106"/guangzhou/'
bad 's/^year: .*//'
bad 's/^calendar: .*/model: x/'
sed 's/closes: 2024-06-14/closes: soon/' -i own/calendar/tianhe.yaml
TIDU_MODELS=own:$ROOT/models $TIDU calendar --on 2024-06-01
echo "exit $?"
echo "--- what cannot be asked"
$TIDU calendar htne --on 2024-06-01
$TIDU calendar --region Huzhou --on 2024-06-01
$TIDU calendar --on 2024-06-31
$TIDU calendar --on 2024-06-01 --remind 3
$TIDU calendar --on 2024-06-01 --format csv --output x.ics
echo "exit $?"
echo "--- companies: by their regions and certificates; who holds the title beyond the year applies for nothing, but reports"
cat >firms.csv <<'END'
uscc,name,town,region,year,revenue
BJ,北京企业,甲镇,110105,2025,100
HZ,湖州企业,乙镇,330502,2025,100
GZ,广州企业,乙镇,440106,2025,100
NO,无区划,,,2025,100
END
printf 'uscc,credential,granted_on,expires_on,number\nHZ,hnte,2024-12-01,2027-11-30,1\nBJ,hnte,2023-12-01,2026-11-30,4\nGZ,hnte,2023-05-01,2026-04-30,2\nBJ,tech-sme,2025-09-01,2026-07-31,3\n' >held.csv
of() { $TIDU calendar hnte tech-sme --input firms.csv --credentials held.csv --problems problems.csv --quiet --on 2026-05-01 "$@" 2>/dev/null; }
of --format csv | cut -d, -f1,3-8
of --next --lang zh --format csv | cut -d, -f1,4-9
of --next --town 乙镇 --format csv | cut -d, -f1,4,6
echo "--- what cannot be asked"
of --region 1101 || $TIDU calendar hnte --input firms.csv --region 1101
$TIDU calendar --input firms.csv --quiet 2>&1 | tail -1
$TIDU calendar hnte --next
