/*
 * Natural logarithms of columns, many at a time and the same bits on every instruction set.
 */
#ifndef NUMERIC_LOGARITHM_H
#define NUMERIC_LOGARITHM_H

#include <stddef.h>

/* out[i] = ln x[i], off by less than one unit in the last place; 0 gives -infinity, what is below 0 NaN. `out` may be `x`. */
void logarithm(const double *x, double *out, size_t n);

#endif
