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
