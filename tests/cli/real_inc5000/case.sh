# 250 of the fastest growing private companies of the USA: sales at the start follow from growth, and each verdict of
# four definitions stands beside one of our own in whole numbers
data=$ROOT/../shared/data/inc5000_2019_extract/inc5000_2019_every20th.csv
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
$TIDU import "$data" --map "$ROOT/data/maps/inc5000_2019.yaml"
for model in hgf@oecd gazelle@oecd hgf@eu gazelle@eu; do
    $TIDU assess $model --year 2019 --quiet --format csv >$model.csv
done
# growth stands with four decimals; a company that lacks a figure is unknown, unless another condition is not met
sqlite3 >expected <<EOF
.import --csv "$data" inc
create view v as select Name n, Founded + 0 f, nullif(trim(Previous_Workers), '') + 0 e0, nullif(trim(Workers), '') + 0 e3,
    cast(round(nullif(trim(" Growth_%"), '') * 10000) as integer) g from inc where " " = 'Million';
create view w as select n, e0 >= 10 and f < 2015 old, 2018 - f <= 5 young,
    1000 * e3 > 1728 * e0 or g > 728000 oecd, 1000 * e3 > 1331 * e0 eu from v;
create view x as select 'hgf@oecd' m, n, old and oecd is_so from w union all select 'gazelle@oecd', n, old and young and oecd from w
union all select 'hgf@eu', n, old and eu from w union all select 'gazelle@eu', n, old and young and eu from w;
select m, n, case is_so when 1 then 'yes' when 0 then 'no' else 'open' end from x order by 1, 2;
EOF
sqlite3 >got <<EOF
.import --csv hgf@oecd.csv a
.import --csv gazelle@oecd.csv b
.import --csv hgf@eu.csv c
.import --csv gazelle@eu.csv d
select model, name, verdict from a union all select model, name, verdict from b
union all select model, name, verdict from c union all select model, name, verdict from d order by 1, 2;
EOF
diff expected got && cut -d'|' -f1,3 got | sort | uniq -c
# sales at the start times the growth are the sales at the end, to a dollar; of the totals nothing comes in
sqlite3 tidu.db <<EOF
.import --csv "$data" inc
select count(*), max(abs(old.revenue * (1 + " Growth_%" / 100) - new.revenue)) < 1, sum(new.revenue = round(inc.Revenue * 1000000))
from inc join company c on c.name = inc.Name join annual_value old on old.company_id = c.id and old.year = 2015
join annual_value new on new.company_id = c.id and new.year = 2018 where " Growth_%" > 0;
select count(*) from company where name = '5000';
EOF
# the one that is open: its growth is missing, and its staff has not grown
grep open hgf@oecd.csv | cut -d, -f2
grep '^3602' "$data"
# what it is asked for: the sales at the start and nothing of the years between
$TIDU explain inc:5 hgf@oecd --quiet | sed -n '/^What stands/,/^$/p'
