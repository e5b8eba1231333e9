/* The R&D of companies by who states it, as documents. */
#ifndef REPORT_RESEARCH_REPORT_H
#define REPORT_RESEARCH_REPORT_H

#include "question/research_study.h"
#include "report/list_group.h"

typedef struct research_view {
    const research_study *study;
    list_grouping by;  /* LIST_WHOLE: no groups */
    const char *table; /* only this one: "sources", "steps", "groups" or "companies"; NULL: all */
    bool is_chinese;
} research_view;

/* Copies what it needs. TIDU_ENOMEM. */
tidu_status research_document(const research_view *v, document **out, tidu_error *err);

/* Is it the name of a table? */
bool research_has_table(const char *name);

#endif
