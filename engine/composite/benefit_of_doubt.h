/*
 * Benefit of the doubt (Melyn & Moesen 1991; Cherchye et al. 2007): each company is judged by the weights that suit it best,
 *
 *     maximise  sum_j w_j y_ij   where   sum_j w_j y_lj <= 1 for every company l,   w >= 0,
 *
 * so that 1 is the frontier. Optionally each indicator makes up between share_low and share_high of the company's score. A
 * company that is 0 where a least share is asked, or whose shares cannot be met, scores 0. Values are at least 0, higher is better; the weights of
 * the matrix only switch columns off, by 0.
 *
 * The constraints of others are added one at a time, the most violated first, until none is: a handful of small programmes
 * (numeric/linear_program.h) and reads of the matrix for each company. Quadratic in the companies: 1,000 with ten indicators
 * take about a second; more than BENEFIT_MOST are refused.
 */
#ifndef COMPOSITE_BENEFIT_OF_DOUBT_H
#define COMPOSITE_BENEFIT_OF_DOUBT_H

#include "composite/decision_matrix.h"

enum { BENEFIT_MOST = 5000 };

/* Shares of the score, for each indicator [k], between 0 and 1; the least add up to 1 at most, the greatest to 1 at least. */
typedef struct share_bounds {
    const double *low, *high;
} share_bounds;

/* out[n] scores; `weights` [n * k], row by row, the weights of each company; NULL: not wanted. `bounds` NULL: none. */
matrix_problem benefit_of_doubt(const decision_matrix *m, const share_bounds *bounds, double *out, double *weights);

#endif
