/*
 * Statistics of a column of cells (base/cell.h). Cells without a value are ignored, and sums are compensated and taken
 * over sorted values, so that the order of the cells does not change any bit.
 */
#ifndef NUMERIC_SAMPLE_H
#define NUMERIC_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

/* Neumaier's compensated sum (1974). Initialise with {0}. */
typedef struct compensated_sum {
    double total;
    double lost;
} compensated_sum;

void compensated_sum_add(compensated_sum *s, double x);
double compensated_sum_value(const compensated_sum *s);

/* Copy the values of x[n] to sorted[n] in ascending order; returns their number. */
size_t sample_sort(const double *x, size_t n, double *sorted);

/* Least and greatest value; false if there is none. */
bool sample_range(const double *x, size_t n, double *least, double *greatest);

/* --- statistics of sorted values ----------------------------------------------- */

double sample_mean(const double *sorted, size_t n);
double sample_deviation(const double *sorted, size_t n); /* divisor n - 1; NaN for fewer than 2 values */

/* Quantile of type 7 (R's default, Hyndman & Fan 1996), linear in (n - 1) p; n is at least 1. */
double sample_quantile(const double *sorted, size_t n, double p);

#endif
