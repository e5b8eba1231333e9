/* Baselines by industry, as documents. */
#ifndef REPORT_BASELINE_REPORT_H
#define REPORT_BASELINE_REPORT_H

#include "question/baseline_study.h"
#include "question/code_names.h"
#include "report/document.h"

typedef struct baseline_view {
    const baseline_study *study;
    const code_names *names; /* of industries */
    size_t top;              /* companies below the line that are shown; 0: all */
    const char *table;       /* only this one: "industries", "quantiles" or "companies"; NULL: industries and companies */
    bool names_companies;    /* the level shows who is below the line */
    bool is_chinese;
} baseline_view;

/* Copies what it needs. TIDU_ENOMEM. */
tidu_status baseline_document(const baseline_view *v, document **out, tidu_error *err);

/* Is it the name of a table? */
bool baseline_has_table(const char *name);

#endif
