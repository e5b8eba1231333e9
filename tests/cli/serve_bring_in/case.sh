# `tidu serve --write`: a table with two header rows and a list of certificates become data by choosing, what is replaced stands side by side and is
# taken back; and nobody else can send a form. All names are invented, some are hostile.
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
export TIDU_MODELS=$ROOT/models LOGNAME=li
printf '某区企业主要指标表,,,,,,\n统一社会信用代码,企业名称,营业收入（万元）,,经费（万元）,科技人员数,所属街道\n,,2022,2023,2023,,\n' >table.csv
printf '91990101MA00H83197,江东天枢医疗器械有限公司,1500,1800,95,12,城关镇\n91990101MA013G622K,<script>alert(1)</script>,900,1000,60,8,东街道\n' >>table.csv
printf '序号,企业名称,发证日期\n1,江东天枢医疗器械有限公司,2023-11-08\n2,江东天枢医疗器材有限公司,2023-11-08\n3,谁也不知道的公司,2023-11-08\n' >held.csv
printf '统一社会信用代码,年度,营业收入（万元）\n91990101MA00H83197,2023,1850\n' >newer.csv
export PYTHONPATH=$CASE/../serve
for how in read write; do
    if [ $how = write ]; then $TIDU serve --write --quiet >address & else $TIDU serve --quiet >address & fi
    server=$!
    while ! [ -s address ]; do sleep 0.05; kill -0 $server || exit 1; done
    echo "--- a server that may $how"
    python3 "$CASE/$how.py" "$(cat address)"
    kill -INT $server
    wait $server
    echo "ends with $?"
    rm address
done
echo "--- what is left on disk: what was imported, and what was chosen for it"
find tidu.db.brought-in -type f | sort
cat tidu.db.brought-in/1/mapping.yaml
echo "--- who may read it"
stat -c %a tidu.db.brought-in tidu.db.brought-in/1/table.csv 2>/dev/null || stat -f %Lp tidu.db.brought-in tidu.db.brought-in/1/table.csv
