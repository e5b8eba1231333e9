/*
 * The best and the worst rank that the intervals of the companies of a list allow: in the best case a company reaches its
 * greatest score and all others have their least, in the worst it has its least and they reach their greatest. Intervals
 * are taken as independent of each other. A company that has no score, but could have one, counts with its interval.
 */
#ifndef INDEX_INDEX_RANKS_H
#define INDEX_INDEX_RANKS_H

#include "index/index.h"

typedef struct index_ranks {
    uint32_t *best, *worst; /* [company]; 0: not on the list, or nothing of it can be scored */
    size_t n_possible;      /* companies with missing data whose best rank is within the first `top` */
} index_ranks;

/*
 * `is_in` (NULL: all) are the companies of the list; equal scores share a rank. `top` 0: n_possible is 0. False if memory is
 * exhausted; to be cleared by index_ranks_clear even then. O(n log n).
 */
bool index_ranks_find(const index_result *r, const uint8_t *is_in, size_t top, index_ranks *out);
void index_ranks_clear(index_ranks *x);

#endif
