/* Ratios of a district, as documents. */
#ifndef REPORT_METRIC_REPORT_H
#define REPORT_METRIC_REPORT_H

#include "question/metric_study.h"
#include "report/document.h"

typedef struct metric_view {
    const metric_study *study;
    size_t top;        /* companies that are shown, those that move the ratio most; 0: all */
    const char *table; /* of one metric only this one: "parts", "additions", "growth" or "companies"; NULL: all */
    bool is_chinese;
} metric_view;

/* A line for each metric. TIDU_ENOMEM. */
tidu_status metric_overview_document(const metric_view *v, document **out, tidu_error *err);

/* One metric. */
tidu_status metric_one_document(const metric_view *v, document **out, tidu_error *err);

/* Is it the name of a table of one metric? */
bool metric_has_table(const char *name);

#endif
