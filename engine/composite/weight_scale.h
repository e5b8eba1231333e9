/*
 * Weights that need neither data nor judgements: equal ones, and given ones scaled to add up to 1.
 */
#ifndef COMPOSITE_WEIGHT_SCALE_H
#define COMPOSITE_WEIGHT_SCALE_H

#include <stddef.h>

void weights_equal(size_t k, double *out);

/* Scale given[k] (at least 0, not all 0) to add up to 1; equal weights if they are all 0. `out` may be `given`. */
void weights_scale(const double *given, size_t k, double *out);

#endif
