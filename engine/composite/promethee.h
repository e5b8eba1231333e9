/*
 * PROMETHEE II (Brans & Vincke 1985; Brans, Vincke & Mareschal 1986): how strongly a company is preferred to the others,
 * less how strongly they are to it, on average over the n - 1 others. Net flows are between -1 and 1 and add up to 0.
 *
 * A function of preference gives 0 to 1 for a difference d > 0 in favour; 0 for d <= 0. All but Gauss's are piecewise linear,
 * so that sorted columns with prefix sums give all flows in O(k n log n). Gauss's needs every pair: more than
 * PROMETHEE_MOST_GAUSS companies are refused with it.
 */
#ifndef COMPOSITE_PROMETHEE_H
#define COMPOSITE_PROMETHEE_H

#include "composite/decision_matrix.h"

enum { PROMETHEE_MOST_GAUSS = 20000 };

typedef enum preference_kind {
    PREFERENCE_USUAL,   /* 1 for d > 0 */
    PREFERENCE_U_SHAPE, /* 1 for d > q */
    PREFERENCE_V_SHAPE, /* d / p, at most 1 */
    PREFERENCE_LEVEL,   /* 1/2 for d > q, 1 for d > p */
    PREFERENCE_LINEAR,  /* (d - q) / (p - q), between 0 and 1 */
    PREFERENCE_GAUSS    /* 1 - exp(-d^2 / (2 s^2)) */
} preference_kind;

/* Thresholds in the unit of the column: 0 <= q, q <= p (q < p for linear), 0 < p for the V shape, 0 < s. */
typedef struct preference_function {
    preference_kind kind;
    double q, p, s;
} preference_function;

/* The preference of a difference. */
double preference_of(const preference_function *f, double difference);

/*
 * functions[k]; `plus`, `minus` and `net` [n] become how the company outranks others, is outranked by them, and the former
 * less the latter. 0 for a single company.
 */
matrix_problem promethee(const decision_matrix *m, const preference_function *functions, double *plus, double *minus,
                         double *net);

#endif
