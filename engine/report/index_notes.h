/* What a list of an index says below it: whose it is, who lacks data, and what that leaves open. Arguments are borrowed. */
#ifndef REPORT_INDEX_NOTES_H
#define REPORT_INDEX_NOTES_H

#include "index/index_ranks.h"
#include "report/document.h"
#include "rules/binding.h"

typedef struct index_noted {
    const index_result *r;
    const index_ranks *ranks;
    size_t top; /* companies shown; 0: all */
    const binding *binding;
} index_noted;

void index_notes_add(document *d, const index_noted *x, bool is_chinese);

#endif
