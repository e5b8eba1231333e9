/*
 * The weights of an index as a document: stated, within the level and in the whole, how much each member really counts, and
 * how consistent judgements are. Arguments are borrowed.
 */
#ifndef REPORT_INDEX_WEIGHTS_REPORT_H
#define REPORT_INDEX_WEIGHTS_REPORT_H

#include "index/index_importance.h"
#include "report/document.h"

typedef struct index_weights_view {
    const index_model *model;
    const index_weights *sets;          /* [n] those of stages stand side by side, those of strata by a text one after the other */
    size_t n;
    const index_importance *importance; /* over all companies; where sets stand one after the other [n], over those of each;
                                           NULL: there are no data */
} index_weights_view;

/* Do n sets stand side by side? */
static inline bool index_weights_are_beside(const index_model *m, size_t n)
{
    return n == 1 || m->strata.n_stages;
}

/* NULL: memory is exhausted. */
document *index_weights_document(const index_weights_view *v, bool is_chinese);

/* Say where methods found nothing to go by in the data, and which judgements contradict themselves. */
void index_weights_note(document *d, const index_model *m, const index_weights *sets, size_t n, bool is_chinese);

#endif
