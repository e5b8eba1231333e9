/*
 * Aggregating several values of a company, and apportioning a rounded total to its parts.
 */
#ifndef COMPOSITE_AGGREGATE_H
#define COMPOSITE_AGGREGATE_H

#include <stddef.h>

/*
 * Weighted means of value[k] over the cells with a value, their weights scaled to add up to 1. Missing if there are
 * none or their weights are all 0. The geometric mean requires values of at least 0, and is 0 if any is 0.
 */
double aggregate_arithmetic(const double *value, const double *weight, size_t k);
double aggregate_geometric(const double *value, const double *weight, size_t k);

/*
 * Round the parts (at least 0) to whole units that add up to `total`, by the method of largest remainders (Hamilton);
 * among equal remainders the earlier part is first. A part of 0 stays 0.
 */
void aggregate_apportion(const double *part, size_t k, long total, long *unit);

#endif
