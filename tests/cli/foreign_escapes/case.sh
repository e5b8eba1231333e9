# Control characters of a foreign file never reach the terminal as commands: of a cell, a header, a name of a file, an argument.
esc=$(printf '\033')
printf 'uscc,year,revenue,%s[2Jx\n91990101MA00H83197,2024,%s[2Jx,1\n' "$esc" "$esc" >table.csv
cp table.csv "a${esc}[1m.csv"
{
    $TIDU rank hnte --input table.csv
    $TIDU rank hnte --input "a${esc}[1m.csv" --strict
    $TIDU rank "${esc}]0;title" --input table.csv
    $TIDU explain "${esc}[2J" hnte --input table.csv
} >out.txt 2>said.txt
grep -c "$esc" said.txt out.txt
cat said.txt
