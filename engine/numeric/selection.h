/*
 * The k-th least of n values without sorting them.
 */
#ifndef NUMERIC_SELECTION_H
#define NUMERIC_SELECTION_H

#include <stddef.h>

/* Copy the values among the cells x[n] to values[n]; returns their number. */
size_t selection_values(const double *x, size_t n, double *values);

/*
 * Rearrange values[n] so that values[k] is the one that sorting would put there, with none greater before it and none
 * less behind it; returns it. k < n; no NaN. O(n).
 */
double selection_kth(double *values, size_t n, size_t k);

/* Quantile of type 7, linear in (n - 1) p, of values[n], which are rearranged; n >= 1. */
double selection_quantile(double *values, size_t n, double p);

#endif
