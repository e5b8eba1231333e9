/*
 * Keeps a ranked list up to date while data change, and answers what-if questions on single companies: verdict, score
 * and rank with other data. Only that company is assessed, and its rank is found in an ordered index of all keys; no
 * other company is touched.
 */
#ifndef SCENARIO_LIVE_LIST_H
#define SCENARIO_LIVE_LIST_H

#include "ranking/ranking.h"
#include "scenario/change.h"
#include "verdict/assessor.h"

typedef struct live_list live_list;

typedef struct live_place {
    truth verdict;
    double readiness;
    double least, greatest; /* NaN without a score */
    uint64_t rank;          /* rank in the list; 0 if it is not in the list */
} live_place;

/*
 * `p` is the panel of the binding, `all` its assessment by the assessor; only live_list_keep changes both. `by` must
 * not be RANK_BY_POTENTIAL, which needs an index. The list has the companies with is_in[company] (NULL: all). Borrows
 * everything. NULL if memory is exhausted.
 */
live_list *live_list_new(const assessor *a, const binding *b, panel *p, assessment *all, ranking_key by,
                         const uint8_t *is_in);
void live_list_free(live_list *l);

/* The number of companies in the list. */
uint64_t live_list_count(const live_list *l);

/* Prefetch the data for a question about that company. */
void live_list_prefetch(const live_list *l, uint32_t company);

/*
 * The result of the changes for the company; panel and list are restored. TIDU_EUSAGE as changes_apply and
 * changes_check.
 */
tidu_status live_list_ask(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                          tidu_error *err);

/* The same, and keep the changes in panel, assessment and list. On failure nothing has changed. */
tidu_status live_list_keep(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                           tidu_error *err);

#endif
