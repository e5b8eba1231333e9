/*
 * The result of an index kept up to date while data of single companies change. What is relative to others is
 * computed again only where what it is relative to has really moved: a company between the least and the greatest of
 * its stratum changes nobody else's score.
 */
#ifndef INDEX_INDEX_UPDATE_H
#define INDEX_INDEX_UPDATE_H

#include "index/index.h"

typedef struct index_updater index_updater;

/* How much had to be computed again. */
typedef enum index_extent {
    INDEX_COMPANY, /* that company alone */
    INDEX_COLUMNS, /* columns in its stratum, or the weights, and from them the scores of all */
    INDEX_WHOLE    /* it is compared with others now */
} index_extent;

/*
 * `r` was run by the index_scorer over the binding with keeps_all, its weights were not changed by hand, and it changes
 * with every update. Sees the cells as they
 * are then, but no column of the panel that is made later. Borrows all. NULL when memory is used up.
 */
index_updater *index_updater_new(const index_scorer *x, const binding *b, index_result *r);
void index_updater_free(index_updater *u);

/*
 * Cells of the company have changed in the panel: make the result what a new run would give, to the bit. `extent` may
 * be NULL. After a failure (TIDU_ENOMEM, or what index_scorer_run says) the result is useless but can be freed.
 */
tidu_status index_update(index_updater *u, uint32_t company, int threads, index_extent *extent, tidu_error *err);

#endif
