# 240 real companies of 2015 to 2018 through the shipped mapping; each gate beside a count of our own in whole numbers
data=$ROOT/../shared/data/cordip_cn_2015_2018/panel_cn.csv
[ -r "$data" ] || { echo "skipped: the data are not here"; exit 77; }
grep -q '"' "$data" && exit 1 # what follows splits at every comma
map="--map $ROOT/data/maps/cordip.yaml --strict"
# the same question put to the file without tidu: sums of whole euros, 1 EUR = 7.8467 CNY
awk -F, '
function whole(text,  part) { # euros from millions with at most six decimals
    split(text, part, ".")
    return part[1] * 1000000 + substr(part[2] "000000", 1, 6)
}
NR > 1 {
    ids[$1]
    rd[$1, $7] = $8
    ns[$1, $7] = $9
}
END {
    for (id in ids) {
        spent = sold = missing = 0
        for (year = 2016; year <= 2018; year++) {
            missing += rd[id, year] == "" || ns[id, year] == ""
            spent += whole(rd[id, year])
            sold += whole(ns[id, year])
        }
        yuan = whole(ns[id, 2018]) * 7.8467
        line = yuan <= 50000000 ? 5 : yuan <= 200000000 ? 4 : 3
        state = missing ? "unknown" : sold > 0 && spent * 100 >= line * sold ? "met" : "unmet"
        print "cordip:" id "," state
        first = whole(ns[id, 2015]) / 1000
        last = whole(ns[id, 2018]) / 1000
        missing = ns[id, 2015] == "" || ns[id, 2018] == ""
        # cagr >= 20%: last / first >= 1.2^3 = 1.728
        print "cordip:" id "," (missing ? "unknown" : first > 0 && last >= 1.728 * first ? "met" : "unmet") >"growth"
    }
}' "$data" | sort >expected
$TIDU assess hnte --quiet --format csv --year 2019 --input "$data" $map >hnte.csv
# gate FILE: code and state, counted with their quotes in the names
gate() {
    awk -F, -v name="$2" 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == name) at = i - NF; next} {print $1 "," $(NF + at)}' "$1" | sort
}
gate hnte.csv gate.rd_intensity >got
diff expected got && cut -d, -f2 got | sort | uniq -c
$TIDU assess "$CASE/growth.yaml" --quiet --format csv --year 2019 --input "$data" $map >growth.csv
gate growth.csv gate.growth >got
sort growth | diff - got && cut -d, -f2 got | sort | uniq -c
$TIDU import --quiet "$data" $map && $TIDU assess hnte --quiet --format csv --year 2019 | cmp - hnte.csv
$TIDU explain cordip:410 hnte --year 2019 --format json | tr '{' '\n' | grep '"rd_intensity"' | head -1
# the plan of one of them: what is missing is asked for once, whatever hangs on it
$TIDU plan hnte --quiet --year 2019 --input "$data" $map --top 1 --output plans
python3 - <<'END'
import json
plan, = json.load(open("plans/plans.json", encoding="utf-8"))
asked = [a["what"] for a in plan["actions"] if a["kind"] == "ask"]
print(len(asked) == len(set(asked)), plan["kind"], plan["verdict"], [s["verdict"] for s in plan["scenarios"]])
print({r["indicator"]: [k for k in ("2016", "2017", "2018") if r[k] != "not known"] for r in plan["research"]})
END
