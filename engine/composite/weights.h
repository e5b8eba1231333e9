/*
 * Weights of k criteria, each at least 0 and adding up to 1. Criteria are columns x[j] of n cells (base/cell.h); cells
 * without a value are ignored. Methods that use the data give a constant column weight 0, as it distinguishes nothing.
 * If all columns are constant, the weights are equal.
 *
 * Sums are taken in the order of the rows; a caller that needs independence of that order sorts first.
 */
#ifndef COMPOSITE_WEIGHTS_H
#define COMPOSITE_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

void weights_equal(size_t k, double *out);

/* Scale given[k] (at least 0, not all 0) to add up to 1. `out` may be `given`. */
void weights_scale(const double *given, size_t k, double *out);

/*
 * Shannon entropy: p = x / sum x, d = 1 + sum p ln p / ln n, weights proportional to d; 0 ln 0 is 0. False, with
 * nothing written, if any cell is below 0, as it has no share.
 */
bool weights_entropy(const double *const *x, size_t k, size_t n, double *out);

/*
 * CRITIC (Diakoulaki, Mavrotas & Papayannakis 1995): s_j * sum over l of (1 - r_jl) with s the
 * deviation (n - 1) after min-max and r Pearson's correlation over the rows in which both are known.
 */
void weights_critic(const double *const *x, size_t k, size_t n, double *out);

/*
 * Principal components of the correlation matrix: those with an eigenvalue of at least 1, and always the first;
 * w_j = sum over them of lambda_c v_jc^2 / sum lambda_c, which unlike loadings is never negative. False if memory is
 * exhausted.
 */
bool weights_pca(const double *const *x, size_t k, size_t n, double *out);

enum { WEIGHTS_MOST_COMPARED = 15 }; /* Saaty gives the random index up to this number of criteria */

typedef struct comparison_consistency {
    double lambda;
    double index; /* (lambda - k) / (k - 1) */
    double ratio; /* index / Saaty's random index; above 0.1 the judgements are inconsistent */
} comparison_consistency;

/*
 * Saaty's AHP: the principal eigenvector of the k x k matrix of pairwise comparisons, in row-major order and all
 * positive; k is at most WEIGHTS_MOST_COMPARED. False if memory is exhausted.
 */
bool weights_compared(const double *matrix, size_t k, double *out, comparison_consistency *how);

#endif
