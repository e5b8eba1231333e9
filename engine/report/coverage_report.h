/* Coverages held against companies, as documents. */
#ifndef REPORT_COVERAGE_REPORT_H
#define REPORT_COVERAGE_REPORT_H

#include "question/coverage_study.h"
#include "report/list_group.h"

typedef struct coverage_view {
    const coverage_study *study;
    double aim;         /* in place of those of the rules; NAN: theirs */
    list_grouping by;   /* LIST_WHOLE: no groups, or by size if the study has them */
    const char *table;  /* of one coverage, only this one: "uncovered", "unknown" or "groups"; NULL: all */
    bool is_chinese;
} coverage_view;

/* A line for each coverage, or for each of its groups. Table `coverages` or `groups`. Copies what it needs. Statuses: TIDU_ENOMEM. */
tidu_status coverage_overview_document(const coverage_view *v, document **out, tidu_error *err);

/* One coverage with its definitions, its groups and the companies by name. Tables `groups`, `uncovered`, `unknown`. */
tidu_status coverage_names_document(const coverage_view *v, document **out, tidu_error *err);

/* Is it the name of a table of one coverage? */
bool coverage_has_table(const char *name);

#endif
