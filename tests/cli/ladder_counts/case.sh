# Eight invented companies A to H, counted by hand.
#
# On 2025-07-01 A holds flame and badge, B, C and G spark, E badge, F torch and badge, D and H nothing; nobody but D and H
# has never had a certificate, and one certificate is of a company that is not in the data.
#   spark (2024: 1000 wan, 10 staff)  yes A B D, open G (revenue missing, 0.7; holds it, so not new), no C (9 staff) E F (revenue) H (8 staff)
#   flame (2024: 5000 wan, 3 years)   yes A, open G (0.5), no B C D E F (revenue) H (a year old, nothing to be done)
#   so of spark 1 of 3 holders fails, of the others 2 qualify and 3 fail; of flame nobody else qualifies, and the one that is open lacks data
#   reserve of spark                  not B C G; key A D; later E F H, who miss one thing each
#   since 2024-01-01                  then A spark flame, B C G spark, E badge; A lost spark and got badge, F got torch and
#                                     badge, which it had until 2022; B renewed spark; none stays none for D E H
#   running out in twelve months      E badge 2025-08-15, G spark 2025-08-31 (renewed on 2025-08-20), C spark 2025-12-31,
#                                     A flame 2026-02-28; B's earlier spark has run out, F's torch has no end
#   crossing (C 2000 wan, others 500) B 1500 to 2500; near E 450 of 500 and D 1600 of 2000, exactly 80%; unclear H (founded in
#                                     2024) and F (2023 missing); A and G were above it a year before; C is at 50%
export TIDU_MODELS=$CASE/models
show() {
    echo "--- $*"
    $TIDU ladder --ladder ours --input "$CASE/companies.csv" --credentials "$CASE/credentials.csv" --unit wan --year 2025 "$@"
}
for table in ladder highest groups overlaps tiers; do show --quiet --format csv --table $table; done
show --quiet --format csv --companies
for table in labels moves changes; do show --quiet --format csv --since 2024-01-01 --table $table; done
for table in months certificates; do show --quiet --format csv --expiring --table $table; done
show --quiet --format csv --list never-applied
show --quiet --format csv --list never-applied --rung flame --readiness 0.5
show --quiet --format csv --list crossing
show --quiet --format csv --list reserve
show --quiet --format csv --table highest --town 东镇
show --quiet 91990101MA00H83197
show --quiet --format json --since 2024-01-01 | head -c 300
show
# as an official reads it
show --lang zh --quiet
show --lang zh --quiet --companies
show --lang zh --quiet --list crossing
