# one byte changed at any of 20 places of a file, whatever its form: verify says so every time, and never that it holds
head -12 "$ROOT/data/sample/companies.csv" >table.csv
"$TIDU" import table.csv --db d.db --quiet
for form in csv json xlsx html docx txt; do "$TIDU" rank hnte --db d.db --output "list.$form" --quiet; done
mkdir kept && cp list.* kept/
cat >flip.py <<'END'
import os, subprocess, sys
form = sys.argv[1]
whole = open("kept/list." + form, "rb").read()
said, places = {}, [round(i * (len(whole) - 1) / 19) for i in range(20)]
for i, place in enumerate(places):
    changed = bytearray(whole)
    changed[place] ^= 1 << i % 8
    open("list." + form, "wb").write(changed)
    got = subprocess.run([os.environ["TIDU"], "verify", "list." + form, "--db", "d.db", "--format", "json"], capture_output=True, text=True)
    word = got.stdout.split('"verdict": "')[1].split('"')[0] if '"verdict"' in got.stdout else got.stderr
    said[word, got.returncode] = said.get((word, got.returncode), 0) + 1
open("list." + form, "wb").write(whole)
got = subprocess.run([os.environ["TIDU"], "verify", "list." + form, "--db", "d.db"], capture_output=True)
print(form, len(set(places)), said, "and as it was:", got.returncode)
END
for form in csv json xlsx html docx txt; do python3 flip.py $form; done
