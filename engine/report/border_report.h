/* Who stands just above the lines of a rule, as documents. */
#ifndef REPORT_BORDER_REPORT_H
#define REPORT_BORDER_REPORT_H

#include "question/border_study.h"
#include "report/document.h"

typedef struct border_view {
    const border_study *study;
    size_t top;           /* companies that are shown; 0: all */
    const char *table;    /* only this one: "lines", "bins" or "companies"; NULL: lines and companies */
    bool names_companies; /* the level shows whom somebody should look at */
    bool is_chinese;
} border_view;

/* Copies what it needs. TIDU_ENOMEM. */
tidu_status border_document(const border_view *v, document **out, tidu_error *err);

/* Is it the name of a table? */
bool border_has_table(const char *name);

#endif
