/*
 * What an index does that its weights do not say: how well its indicators hang together, which of them say the same, how much each
 * really counts, and which of them the ranks depend on (OECD/JRC Handbook 2008, steps 4, 8 and 9).
 */
#ifndef COMPOSITE_AUDIT_H
#define COMPOSITE_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

/*
 * Cronbach's alpha (1951) of k columns of n cells, k / (k - 1) (1 - sum of variances / sum of all covariances), each covariance over
 * the rows in which both have a value. Undefined with fewer than two columns, or if the covariances add up to 0 or a pair has no
 * two rows in common.
 */
double audit_cronbach(const double *const *x, size_t k, size_t n);

typedef struct audit_pair {
    size_t i, j;          /* columns, i < j */
    double r;             /* Pearson's r over the rows in which both have a value */
    bool same_group;
    bool is_duplicate;    /* equal cell by cell, gaps included */
} audit_pair;

/* Correlations of k columns: pairs that say the same or work against each other, and means by where a pair lies. */
typedef struct audit_correlations {
    double *matrix;       /* [k * k]; 0 where a column is constant */
    audit_pair *flagged;  /* duplicates, and |r| above the limit, in descending order of |r|, then by i and j */
    size_t n_flagged;
    double within, across; /* mean r of pairs inside a group and of two groups; undefined where there is none */
    size_t n_constant;    /* columns that distinguish nothing; they are in no pair and no mean */
    uint8_t *is_constant; /* [k] */
} audit_correlations;

/*
 * group[j] is the number of the group of column j. limit 0.9 is usual. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status audit_correlate(const double *const *x, size_t k, size_t n, const uint32_t *group, double limit,
                            audit_correlations *out, tidu_error *err);
void audit_correlations_clear(audit_correlations *c);

/*
 * How much each column really counts: r^2 of each with the index, the share of its variance that goes along with the column
 * (Paruolo, Saisana & Saltelli 2013, linear), divided by their sum, to be held against effective weights. Undefined where the column or
 * the index is constant.
 */
void audit_importance(const double *const *x, size_t k, size_t n, const double *index, double *square, double *share);

#endif
