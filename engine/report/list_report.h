/*
 * Lists as documents: companies in ranking order, with what is unmet and missing and the next step. For programs the
 * columns of contract.md, section 4. Arguments are borrowed and must outlive the document.
 */
#ifndef REPORT_LIST_REPORT_H
#define REPORT_LIST_REPORT_H

#include "model/tier.h"
#include "question/code_names.h"
#include "ranking/ranking.h"
#include "report/document.h"
#include "report/list_group.h"
#include "rules/binding.h"

/* The companies with is_in[company] (NULL: all) in the order of the panel, with the columns that fit a screen. */
document *assessment_screen_document(const assessment *a, const binding *b, const uint8_t *is_in, bool is_chinese);

typedef struct list_style {
    tier_rules tiers;
    bool is_chinese;
    bool is_for_screen; /* for people: other columns, with the next step */
    list_grouping by;   /* a list for each group */
    const code_names *names; /* of industries; NULL: they are not known */
    const uint32_t *places; /* [n_places] in the ranking, of the companies listed; NULL: all. Borrowed for the call */
    size_t n_places;
} list_style;

/* The list of a ranking, which the document owns from now on (also on failure). */
document *ranking_document(const assessment *a, const binding *b, ranking *r,
                           const list_style *style);

#endif
