/*
 * Lists as documents: companies in ranking order, with what is unmet and missing and the next step. For programs the
 * columns of contract.md, section 4. Arguments are borrowed and must outlive the document.
 */
#ifndef REPORT_LIST_REPORT_H
#define REPORT_LIST_REPORT_H

#include "question/code_names.h"
#include "question/work_list.h"
#include "report/document.h"
#include "report/list_group.h"
#include "rules/binding.h"

/* The companies with is_in[company] (NULL: all) in the order of the panel, with the columns that fit a screen. */
document *assessment_screen_document(const assessment *a, const binding *b, const uint8_t *is_in, bool is_chinese);

typedef struct list_style {
    bool is_chinese;
    bool is_for_screen; /* for people: other columns */
    list_grouping by;   /* a list for each group */
    double doubt;       /* of judges, for the bands of chances (model/filing.h) */
    const code_names *names; /* of industries; NULL: they are not known. Borrowed for the call */
} list_style;

document *ranking_document(const assessment *a, const binding *b, const work_list *l, const list_style *style);

#endif
