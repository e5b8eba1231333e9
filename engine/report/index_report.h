/*
 * Indices as documents: the list, one company's score taken apart, and the weights. All borrow what
 * they are given.
 */
#ifndef REPORT_INDEX_REPORT_H
#define REPORT_INDEX_REPORT_H

#include "index/index.h"
#include "ranking/ranking.h"
#include "report/document.h"

/* Scores and ranks before the weights were changed, by company; rank 0: not in the list. */
typedef struct index_before {
    const double *score;
    const uint32_t *rank;
} index_before;

/*
 * The list of a ranking by score, which the document owns from now on (also on failure). `before` may be NULL, else
 * it is copied and what it points to borrowed.
 */
document *index_list_document(const index_result *r, const binding *b, ranking *list, const index_before *before,
                              bool is_chinese);

/* One company; the result holds raw and treated values. Everything is copied. */
document *index_explanation_document(const index_result *r, const binding *b, uint32_t company,
                                     bool is_chinese);

/* What each indicator weighs, and how consistent the judgements are. */
document *index_weights_document(const index_model *m, const index_weights *w, bool is_chinese);

#endif
