/*
 * How much one column of cells (base/cell.h) tells the companies apart; cells without a value are ignored. What each
 * measure refuses is checked by the caller (data_weights.h); a column that does not move has 0 everywhere.
 */
#ifndef COMPOSITE_COLUMN_INFORMATION_H
#define COMPOSITE_COLUMN_INFORMATION_H

#include <stdbool.h>
#include <stddef.h>

/* What one pass over a column finds. */
typedef struct column_totals {
    double count; /* of values */
    double sum;
    double least, greatest; /* infinity and -infinity if there are none */
} column_totals;

column_totals column_read(const double *x, size_t n);

/*
 * Whether a column has two values that differ by more than rounding, a few units in the last place of the greatest: what
 * min-max would blow up otherwise.
 */
bool column_totals_move(const column_totals *t);
bool column_moves(const double *x, size_t n);

/* The mean of the values; 0 if there are none, or if it differs from 0 by rounding alone. */
double column_mean(const column_totals *t);

/* 1 - entropy of the shares x / sum x, as the sum of p ln(n p) / ln n; no value is below 0. */
double column_diversity(const double *x, size_t n, const column_totals *t);

/* Standard deviation with the divisor n - 1. */
double column_deviation(const double *x, size_t n, const column_totals *t);

/* Gini's coefficient, sum of |x_i - x_l| / (2 n^2 mean), by sorting: O(n). No value is below 0. -1 without memory. */
double column_gini(const double *x, size_t n);

#endif
