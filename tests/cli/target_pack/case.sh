# The bulletin of a month and the papers of a meeting: worst light first, changes, offices with joint items apart, towns, problems.
mkdir -p own/targets
cat >own/targets/sample.2024.yaml <<'END'
plan: sample.2024
name: {zh: 样例区 2024 年科技创新目标, en: Targets of the sample district for 2024}
district: {zh: 样例区, en: Sample district}
horizon: {from: 2024, to: 2024}
documents:
  plan: {title: {zh: 样例区计划, en: plan of the sample district}, number: 样例〔2024〕1号, seen: full}
targets:
  - {id: hnte-new, name: {zh: 新认定高新技术企业, en: new high-tech enterprises}, definition: hnte_new, aim: 6, stretch: 8, unit: 家, span: new, owner: 高新科, joint: [各镇街], split: {method: equal, parts: [{to: 样例东街道, aim: 3}, {to: 样例山镇, aim: 3}]}, cite: plan part 1}
  - {id: rd, name: {zh: 研发经费占比, en: R&D to GDP}, definition: rd_intensity, aim: 3.2, unit: "%", base: {year: 2023, value: 3}, owner: 综合科, joint: [高新科], cite: plan part 2}
  - {id: park, name: {zh: 科技园开园, en: the park opens}, definition: park_opening, comparator: by_date, by: 2024-07-31, owner: 综合科, cite: plan part 2}
  - {id: bodies, name: {zh: 引进研发机构, en: R&D bodies}, definition: bodies_new, comparator: range, aim: 1, most: 2, unit: 家, span: new, owner: 人才科, cite: plan part 3}
  - {id: talents, name: {zh: 引进人才, en: talents}, definition: talents_new, aim: 20, unit: 人, span: new, owner: 人才科, cite: plan part 3}
END
cat >values.csv <<'END'
指标,镇街,月份,数值,依据
sample.2024/hnte-new,,2024-10,3,公示名单
sample.2024/hnte-new,样例东街道,2024-10,0,公示名单
sample.2024/hnte-new,样例山镇,2024-10,3,公示名单
sample.2024/rd,,2024-06,3.09%,统计局快报
科技园开园,,2024-07,否,现场核实
sample.2024/bodies,,2024-06,1,合同
END
export TIDU_MODELS=own:$ROOT/models
pack() { $TIDU target pack sample.2024 --values values.csv "$@"; }
pack --month 2024-10 --lang zh
echo "--- the bulletin, and a month in which nothing changes"
pack --month 2024-09 --bulletin
echo "--- a folder: three forms of both, whole or not there"
pack --month 2024-10 --lang zh --output out
ls out
python3 - <<'END'
import zipfile, re
names = [n for n in zipfile.ZipFile('out/例会材料.xlsx').namelist() if n.startswith('xl/worksheets/sheet')]
print(len(names), 'sheets')
text = re.sub('<[^>]*>', ' ', zipfile.ZipFile('out/通报.docx').read('word/document.xml').decode())
page = open('out/例会材料.html', encoding='utf-8').read()
for word in ('■ 红灯', '▲ 黄灯', '● 绿灯', '○ 无数据', '科技园开园'):
    print(word, word in text, word in page)
END
pack --month 2024-10 --output out; echo "exit $?"
pack --month 2024-10 --output one.docx; ls one.docx
echo "--- for one office; what cannot be asked"
pack --month 2024-10 --owner 人才科 --format json 2>/dev/null | head -5
pack --month 2024-13; echo "exit $?"
pack; echo "exit $?"
$TIDU target status --month 2024-10; echo "exit $?"
