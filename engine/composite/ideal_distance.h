/*
 * Methods that place companies between an ideal and an anti-ideal one (composite/decision_matrix.h): TOPSIS, VIKOR, grey
 * relational analysis, SPOTIS. Ideals are taken from the data, so that adding or removing a company can change the order of
 * others; SPOTIS takes them from given bounds and is free of that.
 */
#ifndef COMPOSITE_IDEAL_DISTANCE_H
#define COMPOSITE_IDEAL_DISTANCE_H

#include "composite/decision_matrix.h"

typedef enum topsis_scale {
    TOPSIS_VECTOR, /* x / sqrt(sum x^2), as its authors have it */
    TOPSIS_MIN_MAX
} topsis_scale;

/*
 * TOPSIS (Hwang & Yoon 1981): out[n] = d- / (d- + d+) with Euclidean distances to the worst and the best value of each
 * weighted column; 0 to 1, higher is better. 1/2 if all companies are equal in everything.
 */
matrix_problem topsis(const decision_matrix *m, topsis_scale scale, double *out);

/* The same, with the distances d+ to the best values and d- to the worst ones [n]. */
matrix_problem topsis_distances(const decision_matrix *m, topsis_scale scale, double *to_best, double *to_worst, double *out);

/* VIKOR, arrays [n] of the caller; lower is better. */
typedef struct vikor_result {
    double *s;       /* group utility: weighted sum of the regrets (best - x) / (best - worst) */
    double *r;       /* individual regret: the greatest of them */
    double *q;       /* v S + (1 - v) R, each from 0 for the least to 1 for the greatest; 0 where all are equal */
    bool *is_chosen; /* the compromise set */
    bool has_advantage; /* the second is behind the first by 1 / (n - 1) of Q or more */
    bool is_stable;     /* the first by Q, or one level with it, is also first by S or by R */
} vikor_result;

/*
 * Opricovic & Tzeng (2004). The compromise set is the first alone if both conditions hold; the first and the second (all
 * that are level with it) if only stability fails; else all within less than 1 / (n - 1) of the first. 0 <= v <= 1. A single
 * company is the first, with both conditions.
 */
matrix_problem vikor(const decision_matrix *m, double v, vikor_result *out);

/*
 * Grey relational grade (Deng 1982): weighted mean of zeta / (d + zeta), where d is the distance to the ideal after min-max
 * (0 in a constant column); zeta in (0, 1], customarily 1/2. Higher is better.
 */
matrix_problem grey_relational(const decision_matrix *m, double zeta, double *out);

/*
 * SPOTIS (Dezert et al. 2020): weighted mean of |x - ideal| / (high - low), lower is better. low[k] < high[k]; `ideal` NULL:
 * the better bound. A cell outside of its bounds is refused.
 */
matrix_problem spotis(const decision_matrix *m, const double *low, const double *high, const double *ideal, double *out);

#endif
