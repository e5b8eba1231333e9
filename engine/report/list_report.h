/*
 * Lists as documents: companies in the order of a ranking, with what is unmet, what is missing and
 * the one next thing. For programs the columns of contract.md, section 4. What is given is borrowed and must
 * live as long as the document.
 */
#ifndef REPORT_LIST_REPORT_H
#define REPORT_LIST_REPORT_H

#include "model/tier.h"
#include "ranking/ranking.h"
#include "report/document.h"
#include "rules/binding.h"

/* Every company in the panel's order, in the columns that fit a screen. */
document *assessment_screen_document(const assessment *a, const binding *b, bool is_chinese);

typedef struct list_style {
    tier_rules tiers;
    bool is_chinese;
    bool is_for_screen; /* for people: other columns, the one next thing */
    bool by_town;       /* a list for each town */
} list_style;

/* The list of a ranking, which the document owns from now on (also on failure). */
document *ranking_document(const assessment *a, const binding *b, ranking *r,
                           const list_style *style);

#endif
