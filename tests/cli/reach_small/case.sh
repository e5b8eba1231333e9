# Ways worked out by hand. A0 has 2 of 40 in S&T, so (2 + n) / (40 + n) >= 10% asks for 3 persons: 30 wan; 40 wan of R&D are 10 less than
# 5% of 1000 wan: 10 wan; a second patent: 3 wan and 1 wan once. In all 44 wan; a bought patent is 5 instead of 4: 45 wan.
. "$CASE/make.sh"
reach A0 small
# B0 is three years old on 2027-06-01, before the application of that year: there a patent is all that is missing
reach B0 small --lang zh
# 5% of 1 yi are 500 wan, C0 has 100 and can spend 20 more
reach C0 small
reach D0 small
reach F0 small --format json
