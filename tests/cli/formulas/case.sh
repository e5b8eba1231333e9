# Names that a spreadsheet would compute, as OWASP lists them: in CSV with an apostrophe, in a workbook as texts (t="s", no <f>), and what is read
# back is the name as it was. Negative numbers stay numbers.
cat >names.csv <<'X'
uscc,name,town,year,revenue,net_profit
91330521147120090M,=HYPERLINK("http://x"),+甲镇,2024,100,-5
913304212562117687,"	@SUM(1)",甲镇,2024,100,-5
91320581MA1MF2QR12,＝1+1公司,－乙镇,2024,100,-5
91320102MA1MK4TX01,'=已加撇号,甲镇,2024,100,-5
91320102MA1MK4TX02,'90年代公司,甲镇,2024,100,-5
X
$TIDU import names.csv --db a.db --quiet 2>/dev/null
$TIDU rank tech-sme --db a.db --quiet --without-ways --format csv --output out.csv 2>/dev/null
cut -d, -f3 out.csv
sqlite3 a.db "select name from company order by uscc" | cat -A
echo "--- read back: names that are the same are no change"
$TIDU assess tech-sme --input names.csv --quiet --format csv 2>/dev/null | cut -d, -f1,2 >names-again.csv
sed 's/^\(9[^,]*\),/\1,/; s/$/,2024,100/; 1s/,2024,100/,year,revenue/' names-again.csv >again.csv
$TIDU import again.csv --db b.db --quiet 2>/dev/null
sqlite3 b.db "select name from company order by uscc" >b.txt
sqlite3 a.db "select name from company order by uscc" | diff - b.txt && echo same
echo "--- the names as keys find their companies"
printf '企业名称,年度,职工总数\n"\047=HYPERLINK(""http://x"")",2024,12\n' >byname.csv
$TIDU import byname.csv --db a.db --quiet 2>/dev/null
sqlite3 a.db "select uscc, employees from annual_value v join company c on c.id = v.company_id where employees is not null"
echo "--- a workbook"
$TIDU rank tech-sme --db a.db --quiet --without-ways --format xlsx --output out.xlsx 2>/dev/null
unzip -p out.xlsx 'xl/worksheets/*.xml' | grep -c '<f>'
unzip -p out.xlsx xl/sharedStrings.xml | grep -o '<t[^>]*>[^<]*HYPERLINK[^<]*'
