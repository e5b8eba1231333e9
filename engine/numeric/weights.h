/*
 * Weights of k criteria, each at least 0, together 1. Criteria are columns x[j] of n cells
 * (base/cell.h); cells without a value are left out. A column without spread tells nothing: the methods
 * that look at data give it weight 0. Where nothing tells anything, the weights are equal.
 *
 * Sums run over rows in their order: a caller to whom that order must not matter sorts first.
 */
#ifndef NUMERIC_WEIGHTS_H
#define NUMERIC_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

void weights_equal(size_t k, double *out);

/* Scale given[k] (at least 0, some above) to 1. `out` may be `given`. */
void weights_scale(const double *given, size_t k, double *out);

/*
 * Shannon entropy: p = x / sum x, d = 1 + sum p ln p / ln n, weights in proportion to d; 0 ln 0 is 0.
 * False, with nothing written, when any cell is below 0: it has no share.
 */
bool weights_entropy(const double *const *x, size_t k, size_t n, double *out);

/*
 * CRITIC (Diakoulaki, Mavrotas & Papayannakis 1995): s_j * sum over l of (1 - r_jl) with s the
 * deviation (n - 1) after min-max and r Pearson's correlation over the rows in which both are known.
 */
void weights_critic(const double *const *x, size_t k, size_t n, double *out);

/*
 * Principal components of the correlation matrix: those with an eigenvalue of 1 and above, at least the first;
 * w_j = sum over them of lambda_c v_jc^2 / sum lambda_c, which is never negative (loadings are).
 * False when memory is used up.
 */
bool weights_pca(const double *const *x, size_t k, size_t n, double *out);

enum { WEIGHTS_MOST_COMPARED = 15 }; /* criteria for which Saaty gives a random index */

typedef struct comparison_consistency {
    double lambda;
    double index; /* (lambda - k) / (k - 1) */
    double ratio; /* index / Saaty's random index; above 0.1 the judgements contradict each other */
} comparison_consistency;

/*
 * Saaty's AHP: the principal eigenvector of the k x k matrix of pairwise comparisons, rows behind
 * each other, all above 0; k at most WEIGHTS_MOST_COMPARED. False when memory is used up.
 */
bool weights_compared(const double *matrix, size_t k, double *out, comparison_consistency *how);

#endif
