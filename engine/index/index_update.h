/*
 * Keeps the result of an index up to date while data of single companies change. What is relative to others is
 * computed again only if its reference has changed: a company between the minimum and the maximum of its stratum
 * affects no other score.
 */
#ifndef INDEX_INDEX_UPDATE_H
#define INDEX_INDEX_UPDATE_H

#include "index/index.h"

typedef struct index_updater index_updater;

/* How much was computed again. */
typedef enum index_extent {
    INDEX_COMPANY, /* only that company */
    INDEX_COLUMNS, /* columns of its stratum, or weights, and hence all scores */
    INDEX_WHOLE    /* everything: it moved to another stratum */
} index_extent;

/*
 * `r` is a result of the scorer for the binding with keeps_all and unchanged weights; it is modified by every update.
 * Reads the cells as they are at each update, but no column of the panel that is created later. Borrows everything.
 * NULL if memory is exhausted.
 */
index_updater *index_updater_new(const index_scorer *x, const binding *b, index_result *r);
void index_updater_free(index_updater *u);

/*
 * After cells of the company have changed in the panel: make the result what a new run would give, bit by bit.
 * `extent` may be NULL. After a failure (TIDU_ENOMEM, or that of index_scorer_run) the result can only be freed.
 */
tidu_status index_update(index_updater *u, uint32_t company, int threads, index_extent *extent, tidu_error *err);

#endif
