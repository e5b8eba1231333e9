/*
 * Moments and quantiles of a column of cells (base/cell.h) by the conventions in use. Cells without a value are ignored.
 * The order of the cells changes no bit, although nothing is sorted (numeric/reproducible_sum.h).
 */
#ifndef COMPOSITE_MOMENTS_H
#define COMPOSITE_MOMENTS_H

#include <stddef.h>

typedef struct moments {
    size_t n;                /* values */
    double least, greatest;  /* missing if n is 0, as the mean */
    double mean;
    int exponent;            /* power[] is in units of 2^exponent, so that nothing overflows */
    double power[5];         /* [2..4]: the sum of (x - mean)^k */
} moments;

/* Of x[n], each value first brought into low..high (-INFINITY and INFINITY: as it is). */
moments moments_of(const double *x, size_t n, double low, double high);

/* Only n, least, greatest and mean; without the mean, in half the time. */
moments moments_mean(const double *x, size_t n);
moments moments_range(const double *x, size_t n);

/* Divisor n - 1. Missing for fewer than two values. */
double moments_deviation(const moments *m);

/*
 * Conventions for skewness and excess kurtosis (Joanes & Gill 1998): g1 = m3 / m2^(3/2), g2 = m4 / m2^2 - 3
 *   1  g1, g2                                            textbooks, Stata
 *   2  g1 sqrt(n(n-1))/(n-2), ((n+1)g2+6)(n-1)/((n-2)(n-3))   COINr, SAS, spreadsheets
 *   3  g1 ((n-1)/n)^(3/2), (g2+3)((n-1)/n)^2 - 3          GSL, Minitab
 * Undefined for a constant column; missing for too few values: 2 (type 2: 3 for skewness, 4 for kurtosis).
 */
double moments_skewness(const moments *m, int type);
double moments_kurtosis(const moments *m, int type);

/*
 * Quantile p (0 to 1) of sorted[n], n >= 1, by the type 1 to 9 of Hyndman & Fan (1996). 7 is the default of R, numpy,
 * GSL and spreadsheets; 6 of SPSS and Minitab.
 */
double moments_quantile(const double *sorted, size_t n, double p, int type);

#endif
