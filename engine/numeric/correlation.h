/*
 * Correlations of columns of cells, over the rows in which both have a value.
 */
#ifndef NUMERIC_CORRELATION_H
#define NUMERIC_CORRELATION_H

#include <stddef.h>

#include "base/tidu_error.h"

/* Pearson's r of x[n] and y[n]; 0 if there are fewer than two rows or a side is constant. */
double correlation_pearson(const double *x, const double *y, size_t n);

/* Correlations of all pairs of k columns in matrix[k * k]; the diagonal is 1. */
void correlation_matrix(const double *const *x, size_t k, size_t n, double *matrix);

/*
 * Eigenvalues in descending order and eigenvectors (the columns of vectors[k * k], of length 1) of a symmetric matrix,
 * which is overwritten. TIDU_OK, TIDU_ENOMEM or TIDU_EDATA.
 */
tidu_status correlation_components(double *matrix, size_t k, double *values, double *vectors);

#endif
