/*
 * Outliers drawn in, so that one giant does not squeeze all others into a corner. Every treatment
 * keeps the order of values; a cell without a value stays as it is. `out` may be x; work[n].
 */
#ifndef NUMERIC_WINSORISE_H
#define NUMERIC_WINSORISE_H

#include <stdbool.h>
#include <stddef.h>

/* Values beyond the quantiles `low` and `high` (0 to 1, type 7) take the quantile's value. */
void winsorise_quantiles(const double *x, size_t n, double low, double high, double *out,
                         double *work);

/* When a column has outliers, and how many points may be drawn in before logarithms are taken. */
typedef struct shape_rule {
    double skewness; /* of either sign, and ... */
    double kurtosis; /* ... this much: both are too much */
    size_t points;
} shape_rule;

typedef struct shape_treatment {
    double skewness; /* before; NaN when there are too few values */
    double kurtosis;
    size_t points;   /* how many were drawn in */
    bool is_low;     /* at the lower end */
    bool is_logged;  /* drawing in did not do: ln(x - least + 1% of the range) */
} shape_treatment;

/*
 * The rule of COINr (Becker et al. 2022): while skewness and kurtosis are too great, the extreme value
 * (with all its equals) takes the next one's; after `points` of them that is undone and
 * the column is logged.
 */
shape_treatment winsorise_shape(const double *x, size_t n, shape_rule rule, double *out, double *work);

#endif
