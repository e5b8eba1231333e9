/*
 * Means of several values of one company, and apportioning a rounded total to its parts.
 */
#ifndef COMPOSITE_AGGREGATE_H
#define COMPOSITE_AGGREGATE_H

#include <stddef.h>

/*
 * Weighted means of value[k] over the cells with a value, their weights scaled to add up to 1; values of weight 0 are left
 * out. Missing if nothing is left. The geometric, the harmonic and the power mean (except of an exponent that is a positive
 * whole number) require values of at least 0 and are undefined otherwise; the geometric mean, the harmonic one and the power
 * mean of an exponent below 0 are 0 if any value is 0, as their limits are.
 */
double aggregate_arithmetic(const double *value, const double *weight, size_t k);
double aggregate_geometric(const double *value, const double *weight, size_t k);
double aggregate_harmonic(const double *value, const double *weight, size_t k);

/*
 * (sum w x^p)^(1/p): p = 1 arithmetic, 0 geometric, -1 harmonic, minus or plus infinity the least or greatest. Odd whole
 * exponents take negative values where the sum is not negative.
 */
double aggregate_power(const double *value, const double *weight, size_t k, double exponent);

/* The least value, whatever its weight, if above 0. */
double aggregate_least(const double *value, const double *weight, size_t k);

/*
 * The weighted minimum (Yager 1981) of values in 0..1: the least of max(x, 1 - w / greatest w), so that a value counts the
 * less the less it weighs. Undefined for values outside of 0..1.
 */
double aggregate_weighted_least(const double *value, const double *weight, size_t k);

/*
 * The weighted median: the value at which half of the weight is reached in ascending order, or the mean of it and the next
 * where it is reached exactly. With equal weights the ordinary median.
 */
double aggregate_median(const double *value, const double *weight, size_t k);

/*
 * Ordered weighted average (Yager 1988): position[0] weighs the best value, position[k - 1] the worst. With gaps the
 * positions are stretched over the values that there are: the share of position i of m is what the k positions have between
 * i / m and (i + 1) / m.
 */
double aggregate_ordered(const double *value, const double *position, size_t k);

/* What each value weighs in it; equal values weigh alike. 0 of those without a value. */
void aggregate_ordered_shares(const double *value, const double *position, size_t k, double *share);

/*
 * Round the parts to whole units that add up to `total`, by the method of largest remainders (Hamilton);
 * among equal remainders the earlier part is first. A part of 0 stays 0, and none changes its sign.
 */
void aggregate_apportion(const double *part, size_t k, long total, long *unit);

#endif
