/*
 * Score distributions of one model that are in nobody's hands, for whoever needs one next: what they have computed is the same for
 * every company of that standing, whoever asks.
 */
#ifndef VERDICT_SCORE_POOL_H
#define VERDICT_SCORE_POOL_H

#include "verdict/score_distribution.h"

typedef struct score_pool score_pool;

/* Borrows both. NULL if memory is exhausted. */
score_pool *score_pool_new(const model *m, const severity_table *severity);
void score_pool_free(score_pool *p); /* when everything has been given back */

/* From any thread; one distribution is one thread's until it is given back. NULL if memory is exhausted. */
score_distribution *score_pool_take(score_pool *p);
void score_pool_give(score_pool *p, score_distribution *d); /* `d` NULL: nothing, and `p` may be so, too */

#endif
