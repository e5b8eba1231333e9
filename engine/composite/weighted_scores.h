/*
 * Scores of n companies under many weights, and which of them come first, without writing all scores down.
 *
 * A score is the weighted mean of what is known of a company: sum w x / sum w, where nothing is missing simply sum w x. It is taken
 * in double precision in the order of the indicators. Those who may be among the first k are found in single precision with
 * twice its bound of error as a margin, and then judged by their scores: the outcome is that of the scores, on every machine.
 */
#ifndef COMPOSITE_WEIGHTED_SCORES_H
#define COMPOSITE_WEIGHTED_SCORES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

typedef struct weighted_scores weighted_scores;

/*
 * A copy of x[m] columns of n cells, in the order of their scores under `centre`[m], weights in the middle of those to come. TIDU_OK,
 * TIDU_ENOMEM, or TIDU_EDATA if a cell is infinite.
 */
tidu_status weighted_scores_new(const double *const *x, size_t m, size_t n, const double *centre, weighted_scores **out,
                                tidu_error *err);
void weighted_scores_free(weighted_scores *s);

/* The scores under w[m], adding up to 1, into score[n]; missing where nothing with a weight is known. */
void weighted_scores_all(const weighted_scores *s, const double *w, double *score);

typedef struct first_rank {
    uint32_t company;
    uint32_t rank;
} first_rank;

/* What one thread needs. */
typedef struct first_search first_search;

first_search *first_search_new(const weighted_scores *s, uint32_t k);
void first_search_free(first_search *f);

/*
 * All companies with rank 1 .. k for each of `count` <= WEIGHT_BLOCK draws w[count * m] of weights, each at least 0. Those of draw d
 * are found[first[d]] .. found[first[d + 1] - 1], in no order; first has count + 1 places. Both belong to the search. False if memory
 * is exhausted.
 */
bool first_search_run(first_search *f, const double *w, size_t count, const first_rank **found, const size_t **first);

#endif
