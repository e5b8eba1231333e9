/*
 * Which of a set of pairwise comparisons the others contradict, and a proposal to bring them together.
 */
#ifndef COMPOSITE_JUDGEMENT_REPAIR_H
#define COMPOSITE_JUDGEMENT_REPAIR_H

#include "composite/judgements.h"

/* A comparison, row < column, that others contradict. */
typedef struct judgement_change {
    size_t row, column;
    double from, to; /* a[row * k + column] as it is, and instead */
    double ratio;    /* consistency ratio with it */
} judgement_change;

/*
 * The most inconsistent comparison: the one that lessens the consistency ratio most when w_i / w_j takes its place; `to`
 * is that. `row` is k if none lessens it. The matrix is sound. False if memory is exhausted.
 */
bool judgements_worst(const double *a, size_t k, judgement_change *worst);

/* The value of Saaty's scale, 1/9 ... 1/2, 1, 2 ... 9, that is nearest to a ratio, by its logarithm. */
double judgements_nearest(double ratio);

typedef struct judgement_repair {
    judgement_change *steps; /* [most], by the caller */
    size_t most, n_steps;
    bool is_reached;         /* the limit is kept after the last step */
} judgement_repair;

/*
 * A proposal to bring the ratio down to `limit`: again and again, of the comparisons that the nearest value of Saaty's
 * scale to w_i / w_j makes more consistent, the most inconsistent one becomes that value, and the ratio is lower after
 * each step. out[k * k] is the matrix after all steps; `a` is only read and is sound. False if memory is exhausted.
 */
bool judgements_propose(const double *a, size_t k, double limit, double *out, judgement_repair *how);

/*
 * The same proposal with each comparison once, from what it is to what it becomes in the end, in the order in which they are first
 * changed; ratios are those after each of them. False if memory is exhausted.
 */
bool judgements_propose_once(const double *a, size_t k, double limit, double *out, judgement_repair *how);

#endif
