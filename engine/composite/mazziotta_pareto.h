/*
 * The Mazziotta-Pareto index of one company (Mazziotta & Pareto 2013, 2016): the mean of its values less, or more, a penalty
 * for their imbalance. Missing values are left out; missing if there are none, undefined where the mean is not above 0.
 */
#ifndef COMPOSITE_MAZZIOTTA_PARETO_H
#define COMPOSITE_MAZZIOTTA_PARETO_H

#include <stddef.h>

typedef enum imbalance {
    IMBALANCE_LOWERS, /* of an index where more is good */
    IMBALANCE_RAISES  /* where more is bad */
} imbalance;

/*
 * MPI of values standardised to mean 100 and deviation 10: M (1 - cv^2) or M (1 + cv^2), where cv is the deviation of the
 * company's values (divisor k - 1, as Compind; 0 of a single value) relative to their mean M.
 */
double mazziotta_pareto(const double *value, size_t k, imbalance effect);

/*
 * Adjusted MPI of values scaled by mazziotta_pareto_scale: M - S cv or M + S cv, S with the divisor k.
 */
double mazziotta_pareto_adjusted(const double *value, size_t k, imbalance effect);

/*
 * The scale of the adjusted index: 70 at `low`, 130 at `high` (linear, also beyond), 100 between them: the goalposts are
 * the reference value less and more half of the range of the data. low < high; a cell without a value is unchanged.
 */
void mazziotta_pareto_scale(const double *x, size_t n, double low, double high, double *out);

#endif
