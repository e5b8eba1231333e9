/* Policies held against companies, as documents. */
#ifndef REPORT_POLICY_REPORT_H
#define REPORT_POLICY_REPORT_H

#include "question/policy_study.h"
#include "report/document.h"

/* One company: tables `clauses` and `conditions`; `is_flat`: the first alone. NULL if memory is exhausted. */
tidu_status policy_match_document(const policy_study *s, uint32_t company, bool is_flat, bool is_chinese, document **out, tidu_error *err);

/* That no certificates were given, if a clause asks for one. */
void policy_note_certificates(document *d, const policy_study *s);

/* What policies cost; `curve` NULL: no parameter runs. */
typedef struct policy_budget {
    const policy_study *study;
    const policy_cost *cost;
    const cost_curve *curve;
    const char *table; /* only this one: "clauses", "companies", "refused", "towns", "curve" or "near"; NULL: all */
} policy_budget;

/* Copies what it needs. NULL if memory is exhausted. */
document *policy_budget_document(const policy_budget *b, bool is_chinese);

/* Is it the name of a table of a budget? */
bool policy_budget_has_table(const char *name);

#endif
