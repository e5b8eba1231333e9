# a file that cannot be read: one sentence with its place, exit 1, and no database comes to be
head=uscc,name,founded_on,year,revenue
a=91990101MA00H83197
# refuse FILE: every command that reads one
refuse() {
    $TIDU import "$1" --db new.db
    echo "$1: import $?"
    $TIDU assess hnte --input "$1" 2>&1 | diff - <($TIDU inspect "$1" 2>&1) >&2
    [ ! -e new.db ] || rm -v new.db*
}
: >empty.csv
refuse empty.csv
echo $head >header_only.csv
refuse header_only.csv
mkdir folder
refuse folder
printf '%s\n%s,\377\303\050,2015-03-01,2024,100\n' $head $a >unreadable_encoding.csv
refuse unreadable_encoding.csv
printf '%s\n%s,\326\320,2015-03-01,2024,100\n' $head $a >gb18030.csv
$TIDU assess hnte --encoding utf-8 --input gb18030.csv
printf 'uscc,name,year,revenue,revenue\n%s,A,2024,1,2\n' $a >duplicate_header.csv
refuse duplicate_header.csv
printf 'uscc,name,year,revenue,营业收入\n%s,A,2024,1,2\n' $a >duplicate_label.csv
refuse duplicate_label.csv
printf 'name,year,revenue\nA,2024,1\n' >no_code.csv
$TIDU assess hnte --input no_code.csv
printf '%s\n%s,"A,2015-03-01,2024,100\n%s,B,2015-03-01,2024,100\n' $head $a $a >open_quote.csv
refuse open_quote.csv
refuse absent.csv
printf 'keys: {code: uscc}\ncolumns: {a: revenu}\n' >map.yaml
printf '%s\n%s,A,2015-03-01,2024,100\n' $head $a >good.csv
$TIDU import good.csv --map map.yaml
$TIDU import good.csv --map absent.yaml
printf 'uscc,credential,granted_on,expires_on\n%s,hntee,2024-01-01,2027-01-01\n' $a >held.csv
$TIDU import --credentials held.csv --strict
$TIDU import empty.csv --lang zh
