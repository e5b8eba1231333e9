/*
 * An explanation as a document.
 */
#ifndef REPORT_EXPLANATION_REPORT_H
#define REPORT_EXPLANATION_REPORT_H

#include "report/document.h"
#include "score/explanation.h"

/* Copies what it needs. NULL when memory is used up. */
document *explanation_document(const explanation *e, const dictionary *d, bool is_chinese);

#endif
