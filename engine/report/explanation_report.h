/*
 * An explanation as a document.
 */
#ifndef REPORT_EXPLANATION_REPORT_H
#define REPORT_EXPLANATION_REPORT_H

#include "ranking/next_step.h"
#include "report/document.h"
#include "verdict/explanation.h"

/* Tables of an explanation, appended to a document: conditions and direct passes, points, data. */
void explanation_append_rules(document *d, const explanation *e, const dictionary *dictionary,
                              bool is_chinese);
void explanation_append_data(document *d, const explanation *e, const dictionary *dictionary,
                             bool is_chinese);

/* Copies what it needs. NULL if memory is exhausted. */
/* `advice` is that of the list: its assessment has the company as number `company`. */
document *explanation_document(const explanation *e, const advice_basis *advice, size_t company, const dictionary *d,
                               bool is_chinese);

#endif
