# the 173 Chinese unicorns of 2022, and those that had gone public by 2025, through five definitions; money is in
# dollars on both sides (usd_cny=1). Every verdict stands beside one of our own, every no beside its reason
data=$ROOT/../shared/data/unicorns_2022/Unicorn_Companies.csv
exits=$ROOT/../shared/data/unicorn_exits_wikipedia_2025/former_unicorns.csv
[ -r "$data" ] && [ -r "$exits" ] || { echo "skipped: the data are not here"; exit 77; }
$TIDU import "$data" --map "$ROOT/data/maps/unicorns_2022.yaml" --problems problems.csv --quiet
sed 1d problems.csv | cut -d, -f1,2,4-
$TIDU import "$exits" --map "$ROOT/data/maps/unicorn_exits_2025.yaml" --strict
assess() { $TIDU assess "$1" --year "$2" --setting usd_cny=1 --quiet --format csv; }
assess unicorn@cb-insights 2022 >cb.csv
assess unicorn@hurun 2022 >hurun.csv
assess unicorn@jiangsu 2022 >js22.csv
assess unicorn@jiangsu 2025 >js25.csv
assess unicorn 2025 >gei.csv
assess potential-unicorn 2025 >potential.csv
# What the data decide, without tidu: a year alone is its first of January, so that ten years before 2025-07-01 is 2016
# and later; valuations are whole billions. Funding is what came up to 2021: with 50 million the sum of ten years, none of
# which is below 0, is enough for 'gei'. Region, record and other funding of single years are in no column: no yes there.
sqlite3 >expected <<EOF
.import --csv "$data" u
create view v as select Company n, "Year Founded" + 0 f, trim(Valuation, '\$B') + 0 b,
    trim(Funding, '\$BM') * iif(Funding like '%B', 1000, 1) m from u where Country = 'China';
select 'cb', n, 'yes', '' from v
union all select 'hurun', n, iif(f < 2000, 'no', 'yes'), iif(f < 2000, 'age', '') from v
union all select 'js22', n, iif(f < 2011 or b <= 1, 'no', 'open'), iif(f < 2011, 'age', '') || iif(b <= 1, 'valuation', '') from v
union all select 'js25', n, iif(f < 2008, 'no', 'open'), iif(f < 2008, 'age', '') from v
union all select 'gei', n, iif(f < 2016, 'no', iif(m >= 50, 'yes', 'open')), iif(f < 2016, 'age', '') from v
union all select 'potential', n, iif(f < 2017, 'no', 'open'), iif(f < 2017, 'age', '') from v
order by 1, 2;
EOF
sqlite3 >got <<EOF
.import --csv "$data" u
.import --csv cb.csv cb
.import --csv hurun.csv hurun
.import --csv js22.csv js22
.import --csv js25.csv js25
.import --csv gei.csv gei
.import --csv potential.csv potential
create view a as
select 'cb' m, name, verdict, iif("gate.unlisted" = 'unmet', 'unlisted', '') || iif("gate.valuation" = 'unmet', 'valuation', '') why from cb
union all select 'hurun', name, verdict, iif("gate.age" = 'unmet', 'age', '') || iif("gate.unlisted" = 'unmet', 'unlisted', '')
    || iif("gate.valuation" = 'unmet', 'valuation', '') from hurun
union all select 'js22', name, verdict, iif("gate.age" = 'unmet', 'age', '') || iif("gate.unlisted" = 'unmet', 'unlisted', '')
    || iif("gate.valuation" = 'unmet', 'valuation', '') from js22
union all select 'js25', name, verdict, iif("gate.age" = 'unmet', 'age', '') || iif("gate.unlisted" = 'unmet', 'unlisted', '')
    || iif("gate.valuation" = 'unmet', 'valuation', '') from js25
union all select 'gei', name, verdict, iif("gate.age" = 'unmet', 'age', '') || iif("gate.unlisted" = 'unmet', 'unlisted', '')
    || iif("gate.valuation" = 'unmet', 'valuation', '') from gei
union all select 'potential', name, verdict, iif("gate.age" = 'unmet', 'age', '') || iif("gate.unlisted" = 'unmet', 'unlisted', '')
    || iif("gate.worth" = 'unmet', 'worth', '') from potential;
select a.* from a join u on u.Company = a.name where u.Country = 'China' order by 1, 2;
EOF
diff expected got && cut -d'|' -f1,3,4 got | sort | uniq -c
# verdicts that hang on the day that the list does not give: with 31 December those founded in 2015 (2016) change, no others
sed 's/day: 01-01/day: 12-31/' "$ROOT/data/maps/unicorns_2022.yaml" >december.yaml
for model in unicorn potential-unicorn; do
    $TIDU assess $model --year 2025 --setting usd_cny=1 --quiet --format csv --input "$data" --map december.yaml \
        --problems problems.csv 2>/dev/null | cut -d, -f1,6 | sort -t, -k1,1 >later
    assess $model 2025 | cut -d, -f1,6 | sort -t, -k1,1 >first
    join -t, first later | awk -F, '$2 != $3 {print $1}' | sed 's/^cb://' | sort >changed
    sqlite3 ':memory:' ".import --csv '$data' u" "select \"Year Founded\" from u where Company in ('$(sed "s/'/''/g" changed |
        paste -sd, | sed "s/,/','/g")')" | sort | uniq -c
    sqlite3 ':memory:' ".import --csv '$data' u" "select count(*) || ' in the list' from u where \"Year Founded\" = $((2014 + ++i))"
done
# those that went public: none is a unicorn any more, and the reason is that
sqlite3 ':memory:' ".import --csv '$exits' x" "select 'cb:' || trim(Company) from x where trim(Country) = 'China'
    and (\"Exit reason\" like 'IPO%' or \"Exit reason\" like 'SPAC%' or \"Exit reason\" like 'Direct%')" | sort >left
cut -d, -f1,6,10 cb.csv | sort -t, -k1,1 | join -t, left - | cut -d, -f2- | sort | uniq -c
# of both lists, all countries: public by 2025 though a unicorn of 2022; the row of the exit has its date. The flag has
# none, so that an earlier year is judged by it too
sqlite3 tidu.db "select 'now listed: ' || uscc || ', row ' || h.line from history h where indicator = 'listed' and new_value = 1 order by uscc"
$TIDU explain cb:Instacart unicorn@cb-insights --year 2025 --setting usd_cny=1 --quiet | grep -o 'former_unicorns.csv [0-9][0-9:]*'
$TIDU explain cb:Instacart unicorn@cb-insights --year 2022 --setting usd_cny=1 --quiet | grep '^verdict'
# a company that was bought stays, for want of an indicator
grep iTutorGroup cb.csv | cut -d, -f1,6
# what a person reads: left the list, too old on the day, below the line
explain() { $TIDU explain "$1" "$2" --year "$3" --setting usd_cny=1 --quiet | sed -n '/^setting/p; /^What stands/,/^$/p'; }
explain cb:Zhihu unicorn@hurun 2025
explain cb:Bytedance unicorn 2025
explain "cb:China Cloud" unicorn@jiangsu 2022
