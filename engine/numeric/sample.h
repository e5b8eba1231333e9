/*
 * Statistics of a column of cells (base/cell.h): cells without a value are left out, and every sum is
 * taken over sorted values with a compensated addition, so that the order of the cells changes no bit.
 */
#ifndef NUMERIC_SAMPLE_H
#define NUMERIC_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

/* A sum that keeps what rounding loses (Neumaier 1974). Begin with {0}. */
typedef struct compensated_sum {
    double total;
    double lost;
} compensated_sum;

void compensated_sum_add(compensated_sum *s, double x);
double compensated_sum_value(const compensated_sum *s);

/* Copy the values of x[n] into sorted[n] in ascending order; returns how many there are. */
size_t sample_sort(const double *x, size_t n, double *sorted);

/* Least and greatest value; false when there is none. */
bool sample_range(const double *x, size_t n, double *least, double *greatest);

/* --- of sorted values ---------------------------------------------------------- */

double sample_mean(const double *sorted, size_t n);
double sample_deviation(const double *sorted, size_t n); /* divided by n - 1; NaN below 2 */

/* Quantile of type 7 (R's default, Hyndman & Fan 1996), linear in (n - 1) p; n is at least 1. */
double sample_quantile(const double *sorted, size_t n, double p);

/*
 * Skewness and excess kurtosis of type 2, the unbiased G1 and G2 of Joanes & Gill (1998) that COINr
 * and spreadsheets show (GSL's are of type 3). NaN below 3 and 4 values or without any spread.
 */
double sample_skewness(const double *sorted, size_t n);
double sample_kurtosis(const double *sorted, size_t n);

#endif
