# columns of an HTML list are as wide as their texts, so that names are not broken into lines of two letters
python3 -c 'pass' 2>/dev/null || { echo "no python3"; exit 77; }
sample=$ROOT/data/sample
for lang in zh en; do
    $TIDU rank hnte --input "$sample/companies.csv" --credentials "$sample/credentials.csv" --year 2025 --quiet --lang $lang \
        --format html --output $lang.html
    LC_ALL=C.UTF-8 python3 - $lang.html <<'END'
import re, sys, unicodedata

html = open(sys.argv[1], encoding="utf-8").read()
widths = [float(w) for w in re.findall('<col style="width:([0-9.]+)em">', html)]
whole = int(re.search("--em:([0-9]+)", html).group(1))
rows = [re.findall("<td[^>]*>(.*?)</td>", r) for r in re.findall("<tr>(.*?)</tr>", html)[1:]]

def ems(text):
    """A Chinese letter is one em, a digit about 0.55 of one in the fonts of the page."""
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text.replace("&gt;", ">"))

widest = [max(ems(r[c]) for r in rows[:200]) for c in range(len(widths))]
broken = [c for c, (w, text) in enumerate(zip(widths, widest)) if text > w and text <= 20]
print(len(rows) > 100, broken, abs(whole - sum(widths)) <= 1)
print("longer texts have columns of 20 em or more:", all(w >= 20 for w, text in zip(widths, widest) if text > w))
END
done
grep -c 'class="scroll"' zh.html
