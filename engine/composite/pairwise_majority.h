/*
 * Copeland's rule (Copeland 1951; as in COINr, Becker et al. 2022): a company beats another if the indicators in which it is
 * better weigh more than those in which it is worse; its score is the number of those it beats less that of those it is
 * beaten by, between -(n - 1) and n - 1. A difference of weights below 1e-12 of their sum is none.
 *
 * The sign of a weighted sum for every pair has no shorter way: O(n^2 k). More than COPELAND_MOST companies are refused.
 */
#ifndef COMPOSITE_PAIRWISE_MAJORITY_H
#define COMPOSITE_PAIRWISE_MAJORITY_H

#include "composite/decision_matrix.h"

enum { COPELAND_MOST = 20000 };

matrix_problem copeland(const decision_matrix *m, double *out);

#endif
