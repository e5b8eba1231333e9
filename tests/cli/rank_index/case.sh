# A model names the index that orders its list: the column potential holds that index, as 'index run' has it, and a name that
# stands for no index is an error.
cat >own.yaml <<'END'
extends: hnte
model: own
index: peers
END
data=(--input "$ROOT/data/sample/companies.csv" --credentials "$ROOT/data/sample/credentials.csv")
$TIDU rank own.yaml "${data[@]}" --format csv --quiet >list.csv
$TIDU index run peers "${data[@]}" --format csv --quiet >index.csv
python3 - <<'END'
import csv
scores = {r["uscc"]: r["score"] for r in csv.DictReader(open("index.csv"))}
rows = list(csv.DictReader(open("list.csv")))
differ = [r["uscc"] for r in rows if float(r["potential"] or "nan") != float(scores[r["uscc"]] or "nan") and r["potential"] + scores[r["uscc"]]]
print(len(rows) > 100, "differ:", len(differ))
END
$TIDU rank own.yaml "${data[@]}" --top 1 2>&1 | grep -c "index 'peers'"
$TIDU rank hnte "${data[@]}" --top 1 2>&1 | grep -c "ordered by the index"
sed 's/peers/pears/' own.yaml >other.yaml
$TIDU rank other.yaml "${data[@]}" --quiet --top 1
echo $?
$TIDU models show own.yaml | grep peers
