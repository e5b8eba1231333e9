# What each export level shows of the same answers, by the classes of models/practice/export.yaml: name and result; nothing secret; bands; everything.
sample=$ROOT/data/sample
cat >three.csv <<'X'
uscc,name,town,year,revenue,rd_expense,employees,coach,contact,remark
91330521147120090M,甲公司,小镇,2024,12345678,2345678,40,欧阳青云,王五 13812345678,联系李四 0572-2345678
913304212562117687,乙公司,大镇,2024,523456789,52345678,400,司马光,赵六13912345678,身份证 33052119900307123X
X
$TIDU import three.csv --db a.db --quiet 2>/dev/null
code=91330521147120090M
for level in L0 L1 L2 L3; do
    echo "--- $level"
    $TIDU rank tech-sme --db a.db --quiet --without-ways --group town --lang zh --level $level 2>/dev/null
done
echo "--- the words, the environment, an unknown level"
for level in public bureau leaders full; do $TIDU assess tech-sme --db a.db --format csv --level $level 2>&1 >/dev/null | grep level; done
TIDU_LEVEL=L1 $TIDU assess tech-sme --db a.db --format csv 2>&1 >/dev/null | grep level
TIDU_LEVEL=L1 $TIDU assess tech-sme --db a.db --format csv --level L0 --quiet 2>/dev/null | head -1
TIDU_LEVEL=L9 $TIDU assess tech-sme --db a.db; echo $?
$TIDU assess tech-sme --db a.db --level secret; echo $?
echo "--- refused: figures of companies, filters that ask about one, lists sorted by persons, copies of cells, plans"
for words in "history $code" "explain $code tech-sme" "gaps $code tech-sme" "monthly rd_expense --input $sample/monthly.csv" "rank tech-sme --where revenue[Y-1]>=500wan" \
    "coverage rd-active --group coach" "plan tech-sme --output plans"; do
    echo "tidu ${words/$sample/sample}"
    $TIDU $words $([[ $words = *--input* ]] || echo --db a.db) --level L1 2>&1 | grep -v "^tidu: see"
    echo "${PIPESTATUS[0]}"
done
$TIDU import three.csv --db a.db --problems p.csv --level L2; echo $?; ls p.csv plans 2>&1
for where in 'coach = "欧阳青云"' 'employees[Y-1] > 100' 'town = "小镇"'; do
    for level in L0 L1 L2; do $TIDU assess tech-sme --db a.db --format csv --where "$where" --level $level 2>&1 | grep -E "^9|^tidu" | cut -c1-150; done
done
echo "--- L2 has bands of amounts, and refuses what has none"
$TIDU history $code --db a.db --level L2; echo $?
echo "--- towns: sums where enough companies are in them and no two dominate"
$TIDU monthly rd_expense --input $sample/monthly.csv --table towns --level L1 --format csv 2>/dev/null
echo "--- the foot of every form"
$TIDU ladder --db a.db --level L1 --lang zh --format html 2>/dev/null | grep -A2 "<footer>"
$TIDU ladder --db a.db --level L1 --format json 2>/dev/null | sed -n '/export_level/p'
for form in xlsx docx; do $TIDU ladder --db a.db --level L1 --format $form --output out.$form 2>/dev/null; done
unzip -p out.docx word/footer1.xml | grep -o "export level[^<]*"
unzip -p out.xlsx xl/worksheets/sheet2.xml | grep -o "<oddFooter>[^<]*"
unzip -p out.xlsx xl/sharedStrings.xml | grep -o "export level[^<]*"
echo "--- the roster at each level"
cat >cells.py <<'X'
import re, sys, zipfile
box = zipfile.ZipFile(sys.argv[1])
strings = [re.sub("<[^>]*>", "", s) for s in re.findall("<si>(.*?)</si>", box.read("xl/sharedStrings.xml").decode(), re.S)]
wanted = ("13812345678", "138", "欧阳", "王", "2234", "1234", "100万", "李")
print(sorted(s for s in strings if s.startswith(wanted) or "李" in s or "*" in s))
X
for level in L0 L1 L2 L3; do
    $TIDU roster tech-sme --db a.db --with-holders --quiet --lang zh --level $level --output r.xlsx 2>/dev/null; echo "$level $?"
    python3 cells.py r.xlsx
done
