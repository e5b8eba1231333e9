/*
 * Arithmetic on columns of cells (base/cell.h), element by element: arrays of `n` in, an array of `n` out, which may be
 * one of the inputs.
 *
 * A result without a value has a reason: undefined takes precedence over not applicable, and that over missing; x/0 is
 * undefined.
 *
 * The functions ending in _error bound the rounding error of the same operation: from bounds of the absolute errors of
 * the operands (ea, eb) they compute a bound for the result `r`. Source: N. J. Higham, "Accuracy and Stability of
 * Numerical Algorithms", 2nd ed., section 3.3 (running error analysis). The bound is infinite if there is none (a
 * divisor that may be zero).
 */
#ifndef NUMERIC_ARITHMETIC_H
#define NUMERIC_ARITHMETIC_H

#include <stddef.h>

/* Half the distance from 1 to the next double: the relative error of one rounding. */
#define ARITHMETIC_UNIT 0x1p-53

void arithmetic_add(const double *a, const double *b, double *out, size_t n);
void arithmetic_subtract(const double *a, const double *b, double *out, size_t n);
void arithmetic_multiply(const double *a, const double *b, double *out, size_t n);
void arithmetic_divide(const double *a, const double *b, double *out, size_t n);
void arithmetic_negate(const double *a, double *out, size_t n);

/* bound = factor * |a|, for an operand with a known relative error */
void arithmetic_relative_error(const double *a, double factor, double *out, size_t n);
void arithmetic_add_error(const double *ea, const double *eb, const double *r, double *out, size_t n);
void arithmetic_multiply_error(const double *a, const double *ea, const double *b, const double *eb,
                               const double *r, double *out, size_t n);
void arithmetic_divide_error(const double *ea, const double *b, const double *eb, const double *r,
                             double *out, size_t n);

#endif
