# --output and --problems never write over what is read, nor over a database; a mode stays, a link is followed
printf 'uscc,name,year,revenue\n91990101MA00H83197,A,2024,100\n' >in.csv
printf 'uscc,credential,granted_on,expires_on,number\n' >held.csv
printf '{}\n' >map.yaml
ln in.csv linked.csv
$TIDU import --quiet in.csv --db s.db
cksum in.csv held.csv map.yaml s.db >before
try() {
    $TIDU "$@" --quiet
    echo "$1 ${*: -2}: exit $?"
    cksum in.csv held.csv map.yaml s.db | diff before -
}
try rank tech-sme --db s.db --output s.db
try rank tech-sme --input in.csv --output s.db
try rank tech-sme --input in.csv --output ./in.csv
try rank tech-sme --input in.csv --output linked.csv
try rank tech-sme --input in.csv --credentials held.csv --output held.csv
try rank tech-sme --input in.csv --map map.yaml --problems map.yaml
try import in.csv --db s.db --problems s.db
try import in.csv --db s.db --problems in.csv
try inspect in.csv --output in.csv
: >list.csv
try rank tech-sme --input in.csv --problems list.csv --output list.csv
chmod 600 list.csv
ln -s list.csv link.csv
$TIDU rank tech-sme --input in.csv --format csv --output link.csv
stat -c '%a %F' list.csv link.csv
wc -l <list.csv
ls
