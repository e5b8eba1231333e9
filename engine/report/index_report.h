/* Indices as documents: the list, and the decomposition of one score. Arguments are borrowed. */
#ifndef REPORT_INDEX_REPORT_H
#define REPORT_INDEX_REPORT_H

#include "index/index.h"
#include "index/index_ranks.h"
#include "index/index_standing.h"
#include "ranking/ranking.h"
#include "report/document.h"

/* Scores and ranks before the weights were changed, by company; rank 0: not in the list. */
typedef struct index_before {
    const double *score;
    const uint32_t *rank;
} index_before;

/* What a list shows; all but `list` is borrowed. */
typedef struct index_list {
    const index_result *r;
    const binding *b;
    ranking *list;                  /* by score */
    const index_ranks *ranks;
    const index_standing *standing;
    const index_before *before;     /* NULL: the weights are those of the file */
} index_list;

/* The document owns l->list from now on (also on failure). */
document *index_list_document(const index_list *l, bool is_chinese);

/* One company; the result must have raw and treated values. Everything is copied. */
document *index_explanation_document(const index_result *r, const binding *b, const index_standing *standing, uint32_t company,
                                     bool is_chinese);

#endif
