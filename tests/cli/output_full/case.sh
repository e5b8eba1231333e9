# a full disk is an error that leaves things as they were, a device stays a device; a reader that has gone is no error
[ -c /dev/full ] || { echo "no /dev/full"; exit 77; }
sample=$ROOT/data/sample/companies.csv
$TIDU --help | true
echo "${PIPESTATUS[0]}"
$TIDU rank hnte --quiet --input "$sample" | head -1 | cut -c1-4
echo "${PIPESTATUS[0]}"
$TIDU rank hnte --quiet --input "$sample" --output /dev/full
echo $?
$TIDU rank hnte --quiet --input "$sample" --problems /dev/full --top 1 >/dev/null
echo $?
[ -c /dev/full ] && echo "still a device"
$TIDU rank hnte --quiet --input "$sample" --format csv >whole
$TIDU rank hnte --quiet --input "$sample" --format csv --output named && cmp whole named
(ulimit -f 1 && $TIDU rank hnte --quiet --input "$sample" --format csv --output named)
echo $?
cmp whole named && ls
$TIDU --help >/dev/full
