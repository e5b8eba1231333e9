/*
 * A ratio of two sums over many, R = ΣA / ΣB, which is not the mean of their ratios.
 *
 *   level    a_i / ΣB adds up to R
 *   pull     (a_i - R b_i) / ΣB: how far i is above or below what the ratio gives it; adds up to 0
 *   without  (ΣA - a_i) / (ΣB - b_i): the ratio if i were not there
 *   change   ((a_i1 - a_i0) - R0 (b_i1 - b_i0)) / ΣB1: adds up to R1 - R0, as Σ(a_i0 - R0 b_i0) is 0. Who comes in has 0 before, who leaves 0 after
 */
#ifndef NUMERIC_RATIO_SUM_H
#define NUMERIC_RATIO_SUM_H

#include <stddef.h>
#include <stdint.h>

typedef struct ratio_sum {
    double of, per;  /* sums over those that have both; `more` is added to them */
    double ratio;    /* NAN where `per` is 0 */
    double mean;     /* of the ratios of those whose b is above 0; NAN: there is none */
    size_t n;        /* that have both */
    size_t n_ratios; /* of these, with b above 0 */
    size_t n_lacking; /* that lack one of the two */
} ratio_sum;

/* Over those with is_in[i] set; a cell that is no number is lacking. `of`, `per`: what is added to the sums beside them. */
void ratio_sum_of(const double *a, const double *b, const uint8_t *is_in, size_t n, double of, double per, ratio_sum *out);

/* Of one with `a` and `b` in the sums. */
double ratio_sum_level(const ratio_sum *r, double a);
double ratio_sum_pull(const ratio_sum *r, double a, double b);
double ratio_sum_without(const ratio_sum *r, double a, double b); /* NAN: nothing is left to divide by */

/* Its part in the change from `before` to `after`; a year in which it is not in the sums has 0 and 0. */
double ratio_sum_change(const ratio_sum *before, const ratio_sum *after, double a0, double b0, double a1, double b1);

#endif
