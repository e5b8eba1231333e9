/*
 * How far two rankings of the same companies agree. Ranks: 1 is first; what is given may be any numbers of which the least
 * is first, and pairs without a value on either side (base/cell.h) are left out, so ranks are taken anew among the others,
 * equal ones sharing the mean of their places.
 *
 * Sources: Spearman 1904; Kendall 1938, 1945 (tau-a, tau-b), counted as Knight 1966 does, in n log n; Goodman & Kruskal 1954;
 * Pinto da Costa & Soares 2005 (weighted Spearman); Salabun & Urbaniak 2020 (WS); Vigna 2015 (additive hyperbolic tau).
 */
#ifndef COMPOSITE_RANK_AGREEMENT_H
#define COMPOSITE_RANK_AGREEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

/* Each coefficient is a cell, undefined where it has no value: fewer than two pairs, or all of a side equal. */
typedef struct rank_agreement {
    size_t n;                  /* pairs with a value on both sides */
    uint64_t concordant, discordant, tied_x, tied_y, tied_both; /* pairs of pairs; tied_x and tied_y include tied_both */
    double spearman;           /* Pearson's r of mean ranks */
    double kendall_a;          /* (C - D) / (n (n - 1) / 2) */
    double kendall_b;          /* (C - D) / sqrt((C + D + only x tied) (C + D + only y tied)) */
    double gamma;              /* (C - D) / (C + D) */
    double weighted_spearman;  /* 1 - 6 sum (x - y)^2 (2n + 2 - x - y) / (n^4 + n^3 - n^2 - n) */
    double ws;                 /* 1 - sum 2^-x |x - y| / max(|1 - x|, |n - x|): x is the ranking that counts */
    double weighted_kendall;   /* each exchange counts 1/rank + 1/rank, ranks of x */
    double weighted_kendall_both; /* the mean of that by ranks of x and of y */
    double mean_shift;         /* mean |x - y| of ranks */
    double largest_shift;
} rank_agreement;

/* x[n] is the ranking of reference. TIDU_OK or TIDU_ENOMEM. */
tidu_status rank_agreement_measure(const double *x, const double *y, size_t n, rank_agreement *out, tidu_error *err);

/* The same of scores, of which the greatest is first. */
tidu_status rank_agreement_of_scores(const double *x, const double *y, size_t n, rank_agreement *out, tidu_error *err);

#endif
