/* The ledger of targets, and what is found when they are held against each other. */
#ifndef REPORT_TARGET_REPORT_H
#define REPORT_TARGET_REPORT_H

#include "question/target_study.h"
#include "report/document.h"
#include "target/target_finding.h"

/* Which targets are listed; NULL: all. */
typedef struct target_choice {
    const char *owner;      /* responsible or joint */
    const char *definition;
} target_choice;

/* NULL if memory is exhausted. *n becomes the number of rows. */
document *target_list_document(const target_library *l, const target_choice *choice, bool is_chinese, size_t *n);
/* The lights: one row a target, or part of a split. */
document *target_status_document(const target_study *s, bool is_chinese);

/* One target, traced: every number with its place, the point of the curve, the rule with its source. */
document *target_explain_document(const target_study *s, bool is_chinese);

document *target_check_document(const target_findings *found, bool is_chinese);

#endif
