# A pool whose file was deleted while it has members: its log can be read and its members leave by hand; what the file would say is not known
export TIDU_MODELS=own:$ROOT/models
mkdir -p own/pools
printf '%s\n' 'pool: old' 'name: {zh: 旧库, en: old pool}' 'note: {zh: 测试, en: of a test}' 'leads_to: hnte' 'visits: 90' >own/pools/old.yaml
A=91320600MA100001A8 B=91320600MA100002A9
printf 'uscc,name,founded_on,town,year,revenue,coach\n%s,甲公司,2015-01-01,一镇,2020,3,张三\n%s,乙公司,2015-01-01,一镇,2020,3,张三\n' $A $B >companies.csv
$TIDU import companies.csv --quiet 2>/dev/null
$TIDU pool enter old $A $B --reason 年度评审 --on 2025-02-01 --quiet
rm own/pools/old.yaml
csv() { "$TIDU" pool "$@" --format csv; }
csv --on 2025-06-01 --quiet | grep "^pool,\|^old,"
echo "--- with a number of days it is known"
csv --on 2025-06-01 --days 30 --quiet | grep "^old,"
echo "--- members"
csv list old --on 2025-06-01 | cut -d, -f1-7,12
echo "--- coaches: called on in time, or not, nobody knows"
csv load --on 2025-06-01
csv load old --on 2025-06-01 --days 30
echo "--- out by hand, and nothing else"
"$TIDU" pool enter old $A --reason x --on 2025-06-01
"$TIDU" pool leave old --by-rule --on 2025-06-01
"$TIDU" pool leave old $A --reason 停办 --on 2025-06-01
"$TIDU" pool leave oldest $A --reason 停办 --on 2025-06-01
csv history old | cut -d, -f1-3,6
csv months old --on 2025-06-30 --from 2025-05
