/*
 * Weights of k criteria from what their columns have in common: eigenvalues and eigenvectors of the correlation matrix
 * over the rows in which both columns have a value. A constant column has weight 0; if all are, weights are equal.
 */
#ifndef COMPOSITE_FACTOR_WEIGHTS_H
#define COMPOSITE_FACTOR_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Principal components of the correlation matrix: those with an eigenvalue of at least 1, and always the first;
 * w_j = sum over them of lambda_c v_jc^2 / sum lambda_c, which unlike loadings is never negative. False if memory is
 * exhausted.
 */
bool weights_pca(const double *const *x, size_t k, size_t n, double *out);

/*
 * Which components become factors (Nardo et al. 2008, "Handbook on Constructing Composite Indicators", OECD and JRC,
 * step 6: eigenvalue above 1, at least 10% of the variance each, at least 60% together). Components are taken in
 * descending order while they satisfy the first two, the first one always, and further ones until `together` is reached.
 */
typedef struct factor_rule {
    double eigenvalue; /* greater than this */
    double each;       /* share of the variance, 0 to 1 */
    double together;
    size_t factors;    /* exactly so many, instead of the rule; 0: by the rule */
} factor_rule;

typedef struct factor_finding {
    size_t n_columns;   /* that move; the others are left out */
    size_t n_factors;
    double explained;   /* share of the variance that the factors explain together */
    bool is_extended;   /* factors were added to reach `together` */
    double *eigenvalue; /* [k] descending; those of columns left out are 0 */
    double *loading;    /* [k][k] row j: loadings of column j on the rotated factors; by the caller, as the others here */
    double *variance;   /* [k] that each rotated factor explains, descending */
    size_t *factor;     /* [k] the factor on which a column loads most; n_factors for a column left out */
} factor_finding;

/*
 * Factor weights of the handbook: loadings sqrt(lambda_c) v_jc, rotated by varimax (Kaiser 1958) with Kaiser's
 * normalisation, as R's varimax(); each column belongs to the factor on which its squared loading is greatest, with
 * that squared loading scaled to add up to 1 over the factor; a factor weighs the variance it explains; all scaled to
 * add up to 1. Factors stand in descending order of that variance and have the sign that makes the sum of their
 * loadings at least 0. False if memory is exhausted.
 */
bool weights_factor(const double *const *x, size_t k, size_t n, const factor_rule *rule, double *out,
                    factor_finding *how);

/*
 * Rotate loading[k][f] in place to the greatest variance of its squares. Rows are scaled to length 1 for that (Kaiser)
 * and back again; a row of zeros stays. False, with nothing changed, if memory is exhausted.
 */
bool factor_varimax(double *loading, size_t k, size_t f);

#endif
