# scenarios side by side; kept with their digests, and the same bytes when run again
$TIDU import "$ROOT/data/sample/companies.csv" --quiet 2>/dev/null
cat >a.yaml <<'YAML'
name: more R&D
author: someone
date: 2025-03-01
reason: planning
model: hnte
year: 2025
where: employees[Y-1] > 10
changes: [rd_expense+=40%]
YAML
sed 's/more R&D/lower line/; s/^changes.*/params: [hnte.rd_floor.1=3.5%]/' a.yaml >b.yaml
$TIDU whatif --scenario a.yaml --scenario b.yaml --save --quiet
$TIDU whatif --saved 1 2>&1 >/dev/null | grep byte | sed 's/(.*//'
$TIDU whatif --saved 2 2>&1 >/dev/null | grep byte | sed 's/(.*//'
sqlite3 tidu.db 'select id, name, author, date, reason, model, year, length(digest), length(result_digest) from scenario'
sqlite3 tidu.db 'select count(*) from history'
echo "--- of what it comes: draws and seed, and the data, which a file tells as a database does"
sqlite3 tidu.db 'select draws, seed, length(data_digest), length(rules_digest), program <> "" from scenario'
sed 's/more R&D/some R\&D/; s/^changes.*/changes: ["rd_expense=U(10%,40%)"]/' a.yaml >c.yaml
$TIDU whatif --scenario c.yaml --save --quiet --format csv >/dev/null
sqlite3 tidu.db 'select draws, seed from scenario where id = 3'
says() { $TIDU whatif --saved "$@" 2>&1 >/dev/null | grep -a 'scenario\|have changed\|another version' | sed 's/(SHA-256.*//'; }
says 3
$TIDU import "$ROOT/data/sample/companies.csv" --db other.db --quiet 2>/dev/null
sqlite3 other.db "attach 'tidu.db' as kept; insert into scenario select * from kept.scenario"
says 1 --db other.db
says 1 --input "$ROOT/data/sample/companies.csv" --quiet
awk 'NR == 1 { print; next } { line[++n] = $0 } END { for (i = n; i; i--) print line[i] }' "$ROOT/data/sample/companies.csv" >turned.csv
grep -v MA1X46HF80 "$ROOT/data/sample/companies.csv" >without.csv # rows that contradict: the first counts
$TIDU import without.csv --db without.db --quiet 2>/dev/null
(export TIDU_DB=without.db && $TIDU whatif --scenario a.yaml --save --quiet >/dev/null && grep -v MA1X46HF80 turned.csv >lines.csv &&
    $TIDU import lines.csv --db lines.db --quiet 2>/dev/null && sqlite3 lines.db "attach 'without.db' as kept; insert into scenario select * from kept.scenario" &&
    says 1 --db lines.db)
echo "--- everything that is shown is in it, in words of no language"
sqlite3 tidu.db 'select result from scenario where id = 1' | grep -o '^  "[a-z_]*"' | tr -d ' "' | tr '\n' ' '
echo
LANGUAGE=zh_CN LC_ALL=C.UTF-8 $TIDU whatif --scenario a.yaml --save --quiet >/dev/null
sqlite3 tidu.db 'select count(distinct result_digest) from scenario where id in (1, 4)'
echo "--- a datum that is not read; one that is read and moves nothing; one that moves something"
sqlite3 tidu.db 'update company set park = "elsewhere"' && says 1
sqlite3 tidu.db "update annual_value set net_assets = net_assets + 1 where year = 2024 and company_id = 9" && says 1
sqlite3 tidu.db "update annual_value set rd_expense = rd_expense * 2 where year = 2024" && says 1
echo "--- another rule"
mkdir models && cp "$ROOT"/models/hnte.yaml models && echo '# ours' >>models/hnte.yaml
TIDU_MODELS=models:$ROOT/models $TIDU whatif --saved 1 --db other.db 2>&1 >/dev/null | grep -a 'scenario\|have changed'  | sed 's/(SHA-256.*//'
sed -i 's/{to: 5000 wan, value: 5%}/{to: 5000 wan, value: 6%}/' models/hnte.yaml
TIDU_MODELS=models:$ROOT/models $TIDU whatif --saved 1 --db other.db 2>&1 >/dev/null | grep -a 'scenario\|have changed'
echo "--- saved before there was a digest of the data, in a database of then"
sqlite3 other.db 'alter table scenario drop column data_digest; alter table scenario drop column rules_digest; alter table scenario drop column program;
    alter table scenario drop column draws; alter table scenario drop column seed; drop table calibration_rate; drop table calibration; drop table target_value; drop view pool_log; drop view visit_log; drop view task_log; drop view task_event_log;
    drop table pool_event; drop table visit; drop table task_event; drop table task; drop table export; drop table export_rule; alter table import drop column events_added; drop view monthly_figure; drop table monthly_value;
    drop table database_subject; alter table import drop column months_added; alter table import drop column months_changed;
    pragma user_version = 9'
says 1 --db other.db
$TIDU import "$ROOT/data/sample/companies.csv" --db other.db --quiet 2>/dev/null
sqlite3 other.db 'pragma user_version; update scenario set program = "0.0.1", rules_digest = "00", data_digest = "11", result_digest = "22" where id = 2'
says 1 --db other.db
says 2 --db other.db
