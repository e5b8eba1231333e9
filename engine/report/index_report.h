/*
 * Indices as documents: the list, one company's score taken apart, and the weights. All borrow what
 * they are given.
 */
#ifndef REPORT_INDEX_REPORT_H
#define REPORT_INDEX_REPORT_H

#include "report/document.h"
#include "score/index.h"
#include "score/ranking.h"

/* The list of a ranking by score, which the document owns from now on (also on failure). */
document *index_list_document(const index_result *r, const binding *b, ranking *list, bool is_chinese);

/* One company; the result holds raw and treated values. Everything is copied. */
document *index_explanation_document(const index_result *r, const binding *b, uint32_t company,
                                     bool is_chinese);

/* What each indicator weighs, and how consistent the judgements are. */
document *index_weights_document(const index_model *m, const index_weights *w, bool is_chinese);

#endif
