/*
 * Correlations of columns of cells, over the rows in which both have a value.
 */
#ifndef NUMERIC_CORRELATION_H
#define NUMERIC_CORRELATION_H

#include <stddef.h>

#include "base/tidu_error.h"

/* Pearson's r of x[n] and y[n]; 0 when there are fewer than two rows or a side has no spread. */
double correlation_pearson(const double *x, const double *y, size_t n);

/* All pairs of k columns into matrix[k * k]; the diagonal is 1. */
void correlation_matrix(const double *const *x, size_t k, size_t n, double *matrix);

/*
 * Eigenvalues, greatest first, and eigenvectors (the columns of vectors[k * k], of length 1) of a
 * symmetric matrix, which is overwritten. TIDU_ENOMEM, TIDU_EDATA.
 */
tidu_status correlation_components(double *matrix, size_t k, double *values, double *vectors);

#endif
