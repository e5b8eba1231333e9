/*
 * Ranks of a list of scores: 1 is the greatest. Cells without a value (base/cell.h) come after all others.
 *
 *     score        0.9   0.5   0.5   0.1
 *     competition  1     2     2     4      1 + the number of greater scores
 *     mean         1     2.5   2.5   4      the mean of the places that equal scores take (Kendall 1945)
 */
#ifndef COMPOSITE_SCORE_RANK_H
#define COMPOSITE_SCORE_RANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Working memory for lists of up to n scores, for one thread. */
typedef struct score_order {
    uint64_t *words, *work; /* [n] */
    size_t n;
} score_order;

/* False, with `o` zeroed, if memory is exhausted. n is at most 2^32 - 1. */
bool score_order_init(score_order *o, size_t n);
void score_order_clear(score_order *o);

/* The places 0 .. n - 1 of score[n] in descending order, equal scores in the order of their places. Valid until the next call. */
const uint32_t *score_order_sort(score_order *o, const double *score, size_t n);

/* Competition ranks into rank[n]. */
void score_rank_competition(score_order *o, const double *score, size_t n, uint32_t *rank);

/* Mean ranks into rank[n], which is not `score`. */
void score_rank_mean(score_order *o, const double *score, size_t n, double *rank);

#endif
