/* How sure the ranks of an index are, as a document. */
#ifndef REPORT_INDEX_ROBUST_REPORT_H
#define REPORT_INDEX_ROBUST_REPORT_H

#include "index/index_robust.h"
#include "report/document.h"

typedef struct robust_view {
    const index_result *r;
    const binding *b;
    const index_robust *x;
    const robust_question *q;
    const leave_out *left; /* NULL: not asked for */
    size_t top;            /* companies listed; 0: all */
    bool is_flat;          /* one table only, for CSV: that of the companies, or with `left` that of what was left out */
} robust_view;

/* Everything but the names of the index is copied. NULL if memory is exhausted. */
document *index_robust_document(const robust_view *v, bool is_chinese);

#endif
