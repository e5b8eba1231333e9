/* The growth of a month as a document. */
#ifndef REPORT_MONTHLY_REPORT_H
#define REPORT_MONTHLY_REPORT_H

#include "question/monthly_study.h"
#include "report/document.h"

/* `only`: this table alone ("parts", "months", "towns", "changes"), or NULL; `top` companies, 0: all. NULL if memory is exhausted. */
document *monthly_document(const monthly_study *s, const char *only, size_t top);

#endif
