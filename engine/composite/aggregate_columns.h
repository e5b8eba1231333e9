/*
 * The means of composite/aggregate.h for n companies at once: x[j] are k columns of n cells, out[n] the means, with the same
 * bits as one company after the other would give. False if memory is exhausted.
 */
#ifndef COMPOSITE_AGGREGATE_COLUMNS_H
#define COMPOSITE_AGGREGATE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

bool aggregate_columns_arithmetic(const double *const *x, const double *weight, size_t k, size_t n, double *out);
bool aggregate_columns_geometric(const double *const *x, const double *weight, size_t k, size_t n, double *out);

/* Any other mean of one company, as composite/aggregate.h has them: row by row. */
typedef double (*aggregate_mean)(const double *value, const double *weight, size_t k);
bool aggregate_columns_by(aggregate_mean mean, const double *const *x, const double *weight, size_t k, size_t n, double *out);

/*
 * Min-max and weighted arithmetic mean in one, without the scaled columns. `low` and `high` [k] are the scales, those of a
 * population, say: values beyond them count as the nearer one. is_up[k]; NULL: higher is better everywhere. A column without
 * spread gives 1/2, as in composite/scale.h. Equal to doing it in two steps but for rounding, below 1e-15 k. One read of
 * the matrix.
 */
typedef struct scaled_columns {
    const double *const *x; /* [k] columns of n cells */
    const double *weight, *low, *high;
    const bool *is_up;
    size_t k, n;
} scaled_columns;

void aggregate_columns_scaled(const scaled_columns *c, double *out);

/* The same by the extremes of these columns, which are read first: two reads. False if memory is exhausted. */
bool aggregate_columns_min_max(const double *const *x, const double *weight, const bool *is_up, size_t k, size_t n,
                               double *out);

#endif
