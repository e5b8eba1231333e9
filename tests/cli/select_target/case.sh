# The chance of a target in the small model of reach_small, by hand. W1 to W3 have the day of their foundation open, so that a patent (4 wan)
# brings each an even chance; Z lacks one person (10 wan) and is certain then. With 12 wan most passes are expected of the three W, 1.5; one pass
# at least is likelier by Z, 1 against 0.875; two are not.
. "$CASE/../reach_small/make.sh"
cat >table.csv <<EOF
uscc,name,founded_on,year,employees,st_staff,revenue,rd_expense,ip_class1
W1,first,,2024,10,2,10000000,600000,1
W2,second,,2024,10,2,10000000,600000,1
W3,third,,2024,10,2,10000000,600000,1
Z,one person short,2015-01-01,2024,19,1,10000000,600000,2
EOF
choose() {
    $TIDU select small --input table.csv --by 2026 --quiet --budget 120000 "$@"
}
choose --target 1 | head -13
choose --target 1 --maximise target
choose --target 2 --maximise target --format json | grep -E 'chosen|expected_(after|most)|target|compar'
choose --target 1 --maximise target --lang zh | head -22
$TIDU fairness small --input table.csv --by 2026 --quiet --budget 120000 --target 1 --maximise target --format csv | head -2
choose --maximise target
choose --target 1 --maximise passes --format json | grep -E 'target|compared'
choose --maximise luck
