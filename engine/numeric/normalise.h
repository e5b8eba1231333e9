/*
 * Columns brought to one scale. `x` has n cells, `out` n cells (it may be x); a cell without a value
 * stays as it is, and takes no part in minima, ranks and means. With `is_up` more is better, else
 * less is. A column without any spread is 1/2 everywhere: it tells nobody from another.
 */
#ifndef NUMERIC_NORMALISE_H
#define NUMERIC_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>

/* 0 for the worst value, 1 for the best, linear between. */
void normalise_min_max(const double *x, size_t n, bool is_up, double *out);

/* 0 at `low` and below, 1 at `high` and above (the other way round without is_up); low < high. */
void normalise_goalposts(const double *x, size_t n, double low, double high, bool is_up, double *out);

/* (rank - 1) / (n - 1); equal values share the mean of their ranks. A lone value is 1/2. */
typedef struct ranked_cell {
    double value;
    size_t at;
} ranked_cell;

void normalise_percentile(const double *x, size_t n, bool is_up, double *out, ranked_cell *work);

/* Distance from the mean in standard deviations (n - 1); 0 without spread. work[n]. */
void normalise_z_score(const double *x, size_t n, bool is_up, double *out, double *work);

#endif
