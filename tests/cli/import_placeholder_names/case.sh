# a table of taxes that has no names takes none away, whether it comes later, first or beside the other
printf 'uscc,name,year,revenue\n91990101MA00H83197,甲,2023,100\n91990101MA013G622K,乙,2023,7\n91990101MA0HRB413R,丙,2023,7\n' >list.csv
printf 'uscc,name,year,net_profit\n91990101MA00H83197,91990101MA00H83197,2023,5\n91990101MA013G622K,＊＊＊,2023,6\n91990101MA0HRB413R,暂无,2023,7\n' >tax.csv
ask() { sqlite3 "$1" 'select name, revenue, net_profit from company c join annual_value v on v.company_id = c.id'; }
$TIDU import --quiet list.csv && $TIDU import tax.csv
ask tidu.db
$TIDU import tax.csv --db tax.db && sqlite3 tax.db 'select count(name) from company' && $TIDU import --quiet list.csv --db tax.db
ask tax.db
$TIDU import tax.csv list.csv --prefer tax.csv --quiet --db both.db
ask both.db
