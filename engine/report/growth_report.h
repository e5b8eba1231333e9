/* Candidates for growth, as a document. */
#ifndef REPORT_GROWTH_REPORT_H
#define REPORT_GROWTH_REPORT_H

#include "question/growth_study.h"
#include "report/document.h"

/*
 * Tables: orders (the model on the last year beside random and other orders), calibration, figures (coefficients), companies (the
 * first `top` of them; 0: all). NULL if memory is exhausted.
 */
document *growth_document(const growth_study *g, size_t top, bool is_chinese);

#endif
