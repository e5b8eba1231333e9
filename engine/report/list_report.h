/*
 * Lists as documents: companies in ranking order, with what is unmet and missing and the next step. For programs the
 * columns of contract.md, section 4. Arguments are borrowed and must outlive the document.
 */
#ifndef REPORT_LIST_REPORT_H
#define REPORT_LIST_REPORT_H

#include "model/tier.h"
#include "ranking/ranking.h"
#include "report/document.h"
#include "rules/binding.h"

/* The companies with is_in[company] (NULL: all) in the order of the panel, with the columns that fit a screen. */
document *assessment_screen_document(const assessment *a, const binding *b, const uint8_t *is_in, bool is_chinese);

typedef struct list_style {
    tier_rules tiers;
    bool is_chinese;
    bool is_for_screen; /* for people: other columns, with the next step */
    bool by_town;       /* a list for each town */
} list_style;

/* The list of a ranking, which the document owns from now on (also on failure). */
document *ranking_document(const assessment *a, const binding *b, ranking *r,
                           const list_style *style);

#endif
