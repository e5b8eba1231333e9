# what must be named, and what must be refused: lists as bureaus send them, with outcomes that cannot be what they say
cat >companies.csv <<'END'
uscc,year,founded_on,hightech_field,ip_class1,employees,st_staff,revenue,rd_expense,rd_expense_domestic,hightech_income,total_income,major_incident,net_assets,conversions,region
A,2020,2010-01-01,101,5,100,20,100000000,6000000,6000000,80000000,100000000,0,50000000,4,
A,2021,2010-01-01,101,5,100,20,110000000,6000000,6000000,80000000,110000000,0,55000000,4,
A,2022,2010-01-01,101,5,100,20,120000000,6000000,6000000,80000000,120000000,0,60000000,4,
B,2022,2010-01-01,101,5,100,20,120000000,6000000,6000000,80000000,120000000,0,60000000,4,
C,2020,2010-01-01,0,5,100,20,100000000,6000000,6000000,80000000,100000000,0,50000000,4,
C,2021,2010-01-01,0,5,100,20,100000000,6000000,6000000,80000000,100000000,0,50000000,4,
C,2022,2010-01-01,0,5,100,20,100000000,6000000,6000000,80000000,100000000,0,50000000,4,
T,2023,2010-01-01,101,5,100,20,120000000,6000000,6000000,80000000,120000000,0,60000000,4,440106
END
cat >filed.csv <<'END'
uscc,model,batch,year,status,day
A,hnte,2023-1,2023,filed,2023-06-01
A,hnte,2023-1,2023,recognised,2023-11-01
A,hnte,2023-2,2023,filed,2023-08-01
A,hnte,2023-2,2023,recognised,2023-12-01
B,hnte,2023-1,2023,filed,2023-06-01
C,hnte,2023-1,2023,filed,2023-06-02
C,hnte,2023-1,2023,recognised,2023-11-01
D,hnte,2023-3,2023,recognised,2023-11-01
S,hnte,2023-3,2023,filed,2023-06-01
S,hnte,2023-3,2023,refused,2023-11-01
E,hnte,2023-1,2023,filed,2023-12-01
E,hnte,2023-1,2023,recognised,2023-11-01
F,hnte,2023-1,2023,filed,2021-06-01
G,hnte,2022-1,2022,recognised,2022-11-01
H,hnte,2024-1,2024,filed,2024-06-01
I,hnte,2023-1,2023,filed,2023-06-01
J,hnte,2023-1,2023,filed,2023-06-01
J,hnte,2023-1,2023,withdrawn,2023-07-01
K,hnte,早批,,filed,2023-06-01
Q,hnte,2023-1,2023,filed,2023-06-01
Q,hnte,2023-1,2023,refused,2023-10-01
Q,hnte,2023-1,2023,recognised,2023-11-01
T,hnte,2024-1,2024,filed,2024-03-01
T,hnte,2024-1,2024,refused,2024-11-01
L,gazelle,2010-1,2010,filed,2010-06-01
L,gazelle,2010-1,2010,recognised,2010-09-01
END
$TIDU import companies.csv --applications filed.csv --quiet 2>/dev/null
echo "--- a history of three: refused, and everything that cannot be used is named"
$TIDU calibrate hnte 2>&1 | sed 's/; /\n  /g'
echo "exit ${PIPESTATUS[0]}"
sqlite3 tidu.db 'SELECT count(*) FROM calibration'
echo "--- the same in Chinese"
$TIDU calibrate hnte --lang zh 2>&1 | sed 's/; /\n  /g' | head -3
echo "--- other statuses are other shares"
$TIDU calibrate hnte --from recommended 2>&1 | sed 's/; /\n  /g' | head -2
$TIDU calibrate hnte --from proposed --to recommended
echo "exit $?"
echo "--- no rule was in force then"
$TIDU calibrate gazelle 2>&1 | sed 's/; /\n  /g'
echo "--- no applications, no database, a file"
$TIDU calibrate srdi
echo "exit $?"
$TIDU calibrate hnte --db nowhere.db
$TIDU calibrate hnte --end
echo "exit $?"
$TIDU calibrate nosuch
$TIDU calibrate hnte --years 2023..
echo "--- lists that cannot be whole: of forty recognised thirty did not file, and a list of those that passed"
{
    echo uscc,model,batch,year,status,day
    for i in {100..139}; do
        [ "$i" -lt 130 ] || echo "X$i,hnte,2022-1,2022,filed,2022-06-01"
        echo "X$i,hnte,2022-1,2022,recognised,2022-11-01"
    done
    for i in {200..224}; do echo "X$i,hnte,2022-2,2022,filed,2022-06-01"; done
    for i in {200..224}; do echo "X$i,hnte,2022-2,2022,recognised,2022-11-01"; done
} >lists.csv
$TIDU import companies.csv --applications lists.csv --db lists.db --quiet 2>/dev/null
$TIDU calibrate hnte --db lists.db 2>&1 | sed 's/; /\n  /g'
$TIDU calibrate hnte --db lists.db --lang zh 2>&1 | sed 's/；/\n  /g'
echo "--- practice that cannot be"
mkdir -p own/practice
cp "$ROOT"/models/practice/*.yaml own/practice
for wrong in 's/filings: 30/filings: 0/' 's/most: 0.6/most: 1/' 's/lines: \[20000000, 200000000\]/lines: [2, 1]/' '/^shift:/d' 's/weight: 8/wait: 8/'; do
    sed "$wrong" "$ROOT/models/practice/calibration.yaml" >own/practice/calibration.yaml
    TIDU_MODELS=own:$ROOT/models $TIDU calibrate hnte 2>&1 | tail -1
done
