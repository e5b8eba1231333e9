/* Who came, went and moved between two days, as a document. */
#ifndef REPORT_DIFF_REPORT_H
#define REPORT_DIFF_REPORT_H

#include "report/diff_text.h"

/* "counts", "movers", "causes", "pools" */
bool diff_has_table(const char *name);

/* The study must outlive it; NULL if memory is exhausted. */
document *diff_document(const diff_view *v);

#endif
