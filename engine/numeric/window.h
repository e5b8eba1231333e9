/*
 * Aggregates over the years of a window, row by row: `x` is an array of `k` columns in order of time, oldest first,
 * each of `n` cells.
 *
 * A year that is not applicable (before the company was founded) is ignored; a missing year makes the result missing,
 * an undefined one undefined. A window without any applicable year is not applicable.
 *
 * `error` may be NULL; otherwise it gets a bound of the rounding error, given that every x[j] is within `unit_errors` *
 * ARITHMETIC_UNIT * |x[j]| of its true value.
 */
#ifndef NUMERIC_WINDOW_H
#define NUMERIC_WINDOW_H

#include <stddef.h>

typedef void (*window_kernel)(const double *const *x, size_t k, double unit_errors, double *out,
                              double *error, size_t n);

void window_sum(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                size_t n);
void window_mean(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                 size_t n);
void window_least(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                  size_t n);
void window_greatest(const double *const *x, size_t k, double unit_errors, double *out,
                     double *error, size_t n);

/*
 * The arithmetic mean of the yearly ratios minus one:
 *   1/2 (y2/y1 + y3/y2) - 1 for three years, and so on.
 * Special cases follow the guideline for high-tech enterprises (195号, III.4): a first year of 0 is ignored; any later
 * base of 0 and any negative base make the result undefined, as does having only one applicable year.
 */
void window_growth_mean(const double *const *x, size_t k, double unit_errors, double *out,
                        double *error, size_t n);

/*
 * Compound annual growth (last/first)^(1/(k-1)) - 1. Undefined if the first year is not above 0 or the last one is
 * negative; not applicable if the first year is not applicable.
 */
void window_cagr(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                 size_t n);

#endif
