# the same companies in many forms give the same answer
cat >yuan.csv <<END
uscc,name,year,revenue,rd_expense
91990101MA00H83197,样例甲有限公司,2022,10000000,400000
91990101MA00H83197,样例甲有限公司,2023,12345000,500000
91990101MA00H83197,样例甲有限公司,2024,20000000,1400000
END
answer() {
    $TIDU assess hnte --quiet --format csv --year 2025 "$@"
}
answer --input yuan.csv >expected
cut -d, -f1-6,14 expected
same() {
    echo "$1: $(shift; answer "$@" | cmp - expected && echo same)"
}
same "standard input" --input - <yuan.csv
iconv -f UTF-8 -t GB18030 yuan.csv >gb.csv
same GB18030 --input gb.csv
same "GB18030, said" --input gb.csv --encoding gb18030
{ printf '\357\273\277'; cat yuan.csv; } >bom.csv
same "byte order mark" --input bom.csv
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE yuan.csv; } >utf16.csv
same UTF-16 --input utf16.csv
sed 's/$/\r/' yuan.csv >crlf.csv
same CRLF --input crlf.csv
sed '1!s/,\([0-9]*\)0000,\([0-9]*\)0000$/,\1,\2/; s/,12345000,500000/,1234.5,50/' yuan.csv >wan.csv
same "ten thousands" --input wan.csv --unit wan
cat >wide.csv <<END
uscc,name,revenue@2022,revenue@2023,revenue@2024,rd_expense@2022,rd_expense@2023,rd_expense@2024
91990101MA00H83197,样例甲有限公司,10000000,12345000,20000000,400000,500000,1400000
END
same "a column a year" --input wide.csv
cat >chinese.csv <<END
二〇二四年企业表,,,,
统一社会信用代码,企业名称,年度,营业收入（万元）,研发费用（元）
91990101MA00H83197,样例甲有限公司,2022年,"1,000.0",400000
91990101MA00H83197,样例甲有限公司,2023,１２３４．５,500000
91990101MA00H83197,样例甲有限公司,2024,2000,"1,400,000"
合计,,,4234.5,2300000
END
same "Chinese labels" --input chinese.csv
cat >other.csv <<END
编号,公司,哪年,销售,研发,地区
91990101MA00H83197,样例甲有限公司,2022,1000,40,内
91990101MA00H83197,样例甲有限公司,2023,1234.5,50,内
91990101MA00H83197,样例甲有限公司,2024,2000,140,内
91990101MA013G622K,样例乙有限公司,2024,1,1,外
END
cat >map.yaml <<END
keys: {code: 编号, year: 哪年}
columns:
  公司: name
  销售: {to: revenue, unit: wan}
  研发: {to: rd_expense, factor: 10000}
rows:
  - {column: 地区, equals: 内}
END
same "another table by its mapping" --input other.csv --map map.yaml
$TIDU import gb.csv --quiet && same "the database"
answer --db tidu.db --lang zh | cmp - expected
