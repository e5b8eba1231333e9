/* The ledger of targets, and what is found when they are held against each other. */
#ifndef REPORT_TARGET_REPORT_H
#define REPORT_TARGET_REPORT_H

#include "report/document.h"
#include "target/target_finding.h"

/* Which targets are listed; NULL: all. */
typedef struct target_choice {
    const char *owner;      /* responsible or joint */
    const char *definition;
} target_choice;

/* NULL if memory is exhausted. *n becomes the number of rows. */
document *target_list_document(const target_library *l, const target_choice *choice, bool is_chinese, size_t *n);
document *target_check_document(const target_findings *found, bool is_chinese);

#endif
