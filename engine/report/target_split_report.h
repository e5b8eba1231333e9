/* A split that is proposed. */
#ifndef REPORT_TARGET_SPLIT_REPORT_H
#define REPORT_TARGET_SPLIT_REPORT_H

#include "model/target_plan.h"
#include "report/document.h"

typedef struct proposed_split {
    const target *target;
    const char *method;   /* "equal", "ability", "last_year" */
    const char **towns;   /* [n] */
    const double *weights;
    const size_t *steps;  /* of 10^-decimals of the unit */
    size_t n;
    int decimals;
} proposed_split;

/* NULL if memory is exhausted. */
document *target_split_document(const proposed_split *s, bool is_chinese);

#endif
