# colours that a county publishes each year, counted as a ladder: who moved between two days
printf 'uscc,name,year,revenue\nA1,甲,2023,1\nA2,乙,2023,1\nA3,丙,2023,1\nA4,丁,2023,1\n' >c.csv
cat >colours.csv <<'END'
uscc,credential,granted_on,expires_on,number
A1,colour-yellow@jiashan,2022-07-01,2023-06-30,
A2,colour-green@jiashan,2022-07-01,2023-06-30,
A3,colour-green@jiashan,2022-07-01,2023-06-30,
A1,colour-green@jiashan,2023-07-01,2024-06-30,
A2,colour-blue@jiashan,2023-07-01,2024-06-30,
A3,colour-yellow@jiashan,2023-07-01,2024-06-30,
END
for day in 2022-12-31 2023-12-31; do
    "$TIDU" ladder --ladder jiashan-colours --on $day --input c.csv --credentials colours.csv --format csv --table highest --quiet 2>/dev/null
done
"$TIDU" ladder --ladder jiashan-colours --on 2023-12-31 --since 2022-12-31 --input c.csv --credentials colours.csv --format csv --table changes --quiet --lang zh 2>/dev/null
"$TIDU" ladder --ladder jiashan-colours --on 2023-12-31 --since 2022-12-31 --input c.csv --credentials colours.csv --quiet 2>/dev/null | head -40
