/*
 * A list that stays in order while data change: what would a company's verdict, score and rank be with other data,
 * and what are they once the data are other? One company is assessed, and its key is looked for among the sorted
 * keys of all; nobody else is touched.
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
    uint64_t rank;          /* in the list; 0 for a company that is not in it */
} live_place;

/*
 * `p` is the panel of the binding, `all` its assessment by the assessor; both change with live_list_keep alone.
 * `by` is none that an index gives (RANK_BY_POTENTIAL). Those with is_in[company] (NULL: all) are in the list and
 * stay in it. Borrows all. NULL when memory is used up.
 */
live_list *live_list_new(const assessor *a, const binding *b, panel *p, assessment *all, ranking_key by,
                         const uint8_t *is_in);
void live_list_free(live_list *l);

/* Companies in the list. */
uint64_t live_list_count(const live_list *l);

/* A question about that company comes soon: bring its cells on their way. */
void live_list_prefetch(const live_list *l, uint32_t company);

/*
 * What the changes would make of the company; panel and list are afterwards what they were. TIDU_EUSAGE as
 * changes_apply and changes_check.
 */
tidu_status live_list_ask(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                          tidu_error *err);

/* The same, and the changes stay: in the panel, in the assessment and in the list. On failure nothing has changed. */
tidu_status live_list_keep(live_list *l, uint32_t company, const changes *c, live_place *before, live_place *after,
                           tidu_error *err);

#endif
