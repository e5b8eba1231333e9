# the 173 Chinese unicorns of 2022 and those that had left the list by 2025, through five definitions; money is in
# dollars on both sides (usd_cny=1). Every verdict stands beside one of our own, and every no beside its reason
data=$ROOT/../shared/data/unicorns_2022/Unicorn_Companies.csv
exits=$ROOT/../shared/data/unicorn_exits_wikipedia_2025/former_unicorns.csv
[ -r "$data" ] && [ -r "$exits" ] || { echo "skipped: the data are not here"; exit 77; }
$TIDU import "$exits" --map "$ROOT/data/maps/unicorn_exits_2025.yaml" --strict --quiet
$TIDU import "$data" --map "$ROOT/data/maps/unicorns_2022.yaml" --problems problems.csv --quiet
cut -d, -f1,2,6,7 problems.csv | sort | uniq -c
