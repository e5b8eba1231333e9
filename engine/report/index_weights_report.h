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
    const index_weights *weights;
    const index_importance *importance; /* NULL: there are no data */
} index_weights_view;

/* NULL: memory is exhausted. */
document *index_weights_document(const index_weights_view *v, bool is_chinese);

/* Say where methods found nothing to go by in the data, and which judgements contradict themselves. */
void index_weights_note(document *d, const index_model *m, const index_weights *w);

#endif
