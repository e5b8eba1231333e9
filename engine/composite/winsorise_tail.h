/*
 * The rule of COINr (composite/winsorise.h) where many points may be drawn in, as a share of a million companies.
 */
#ifndef COMPOSITE_WINSORISE_TAIL_H
#define COMPOSITE_WINSORISE_TAIL_H

#include <stdbool.h>

#include "composite/winsorise.h"

/*
 * The result of winsorise_shape_fit, but for the rounding of skewness and kurtosis on the way, in O(n + t log t) for
 * t = rule.points instead of O(n t). work[n]. False if memory is exhausted.
 */
bool winsorise_tail_fit(const double *values, size_t n, shape_rule rule, double *work, double *low, double *high,
                        shape_treatment *done);

#endif
