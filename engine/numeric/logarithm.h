/*
 * Natural logarithms of columns, vectorised, with the same bits on every instruction set.
 */
#ifndef NUMERIC_LOGARITHM_H
#define NUMERIC_LOGARITHM_H

#include <stddef.h>

/*
 * out[i] = ln x[i] for i < n, with an error of less than one unit in the last place; -infinity for 0, NaN below 0.
 * `out` may be `x`.
 */
void logarithm(const double *x, double *out, size_t n);

#endif
