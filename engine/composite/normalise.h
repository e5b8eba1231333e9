/*
 * Normalising columns to a common scale: x[n] to out[n], which may be x. A cell without a value is unchanged and not
 * counted in minima, ranks and means. With `is_up` higher values are better, otherwise lower ones. A constant column
 * becomes 1/2 everywhere, since it does not distinguish companies.
 */
#ifndef COMPOSITE_NORMALISE_H
#define COMPOSITE_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>

/* 0 for the worst value, 1 for the best, linear in between. */
void normalise_min_max(const double *x, size_t n, bool is_up, double *out);

/* 0 at `low` and below, 1 at `high` and above (reversed without is_up); low < high. */
void normalise_goalposts(const double *x, size_t n, double low, double high, bool is_up, double *out);

/* x / base, however much more than 1; 0 for less than 0. base > 0, higher values are better. */
void normalise_base(const double *x, size_t n, double base, double *out);

/* (rank - 1) / (n - 1); equal values get the mean of their ranks. A single value becomes 1/2. */
typedef struct ranked_cell {
    double value;
    size_t at;
} ranked_cell;

void normalise_percentile(const double *x, size_t n, bool is_up, double *out, ranked_cell *work);

/* Distance from the mean in standard deviations (divisor n - 1); 0 for a constant column. work[n]. */
void normalise_z_score(const double *x, size_t n, bool is_up, double *out, double *work);

#endif
