# without --format the form follows the name of the file; what a command cannot write is refused, and nothing is written
data="--input $ROOT/data/sample/companies.csv --quiet"
for name in list.csv 名单.JSON list.html list.xlsx list.txt list; do
    # shellcheck disable=SC2086
    $TIDU rank hnte $data --top 3 --output "$name"
    echo "$? $name: $(head -c 4 "$name" | tr '\n\3\4' '   ')"
done
rm -- *
# shellcheck disable=SC2086
{
    $TIDU explain 91990101MA00H83197 hnte $data --output why.csv; echo $?
    $TIDU explain 91990101MA00H83197 hnte $data --format csv; echo $?
    $TIDU rank hnte $data --format csv --output list.xlsx; echo $?
    $TIDU rank hnte $data --format json --top 1 --output list.txt; echo $?
}
ls
