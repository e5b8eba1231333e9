# who moved is who differs between two plain assessments; and each datum that is said to decide is put in, or taken back, by an import
for seed in 1 2 3; do
    rm -f ./*.db
    python3 "$CASE/twin.py" "$ROOT/data/sample/companies.csv" $seed
done
