/*
 * Why a company's rank differs between two runs, exactly: Shapley's value (1953) over the things that changed. Every run in which
 * some of them have changed and the others not is supplied; a factor's part is the mean, over all orders in which the factors can
 * change one after the other, of what its own change does. Parts are integers in units of 1 / rank_change_unit(f) rank and add up to the
 * change of rank to the last unit.
 */
#ifndef COMPOSITE_RANK_CHANGE_H
#define COMPOSITE_RANK_CHANGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

enum { RANK_CHANGE_MOST_FACTORS = 6 };

/* f!: 6 for three factors, 24 for four. */
int64_t rank_change_unit(size_t factors);

/*
 * rank[set][company] are the ranks of the run in which exactly the factors of `set` (bit f: factor f) have changed: 2^factors runs
 * of n companies. Into part[factor * n + company], above 0 where the rank number has grown (worse). A company that is without a rank (0)
 * in any of the runs gets parts of 0. factors is 1 .. RANK_CHANGE_MOST_FACTORS.
 */
void rank_change_split(const uint32_t *const *rank, size_t factors, size_t n, int64_t *part);

/* The factors of a change between two runs of an index. */
enum { RANK_CHANGE_DATA, RANK_CHANGE_OTHERS, RANK_CHANGE_WEIGHTS, RANK_CHANGE_METHOD, RANK_CHANGE_CAUSES };

/*
 * The same for four causes: a company's own data, those of the others, weights and method. score[set][company] are the scores (cells)
 * of the eight runs with bit 0: the data of the second run, bit 1: its weights, bit 2: its method. "Own data" puts the company's
 * score of the run with new data among the others' scores with old ones; "others" the other way round; so what others do to a
 * company's score by moving a relative scale counts as own data. Into part[cause * n + company] in units of 1/24 rank. TIDU_OK or
 * TIDU_ENOMEM.
 */
tidu_status rank_change_of_scores(const double *const *score, size_t n, int64_t *part, tidu_error *err);

#endif
