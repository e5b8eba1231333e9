/*
 * Several values of one company brought together, and the sum taken apart again.
 */
#ifndef NUMERIC_AGGREGATE_H
#define NUMERIC_AGGREGATE_H

#include <stddef.h>

/*
 * Weighted means of value[k] over those that have a value, with their weights scaled to 1. Missing when
 * none has one or all their weights are 0. The geometric mean of values above 0; with a 0 it is 0.
 */
double aggregate_arithmetic(const double *value, const double *weight, size_t k);
double aggregate_geometric(const double *value, const double *weight, size_t k);

/*
 * Round the parts (at least 0) to whole units so that they add up to `total`, by the largest
 * remainders (Hamilton), the earlier part first among equals. A part of 0 stays 0.
 */
void aggregate_apportion(const double *part, size_t k, long total, long *unit);

#endif
