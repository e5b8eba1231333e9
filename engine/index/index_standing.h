/*
 * Where companies stand within their strata: ranks among all companies of the data that have a score, whoever is listed.
 */
#ifndef INDEX_INDEX_STANDING_H
#define INDEX_INDEX_STANDING_H

#include "index/index.h"

typedef struct index_standing {
    uint32_t *rank; /* [company] equal scores share one; 0: it has no score */
} index_standing;

/* False if memory is exhausted; to be cleared by index_standing_clear even then. */
bool index_standing_find(const index_result *r, index_standing *out);
void index_standing_clear(index_standing *x);

#endif
