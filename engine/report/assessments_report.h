/* Assessments of the same companies by several models. */
#ifndef REPORT_ASSESSMENTS_REPORT_H
#define REPORT_ASSESSMENTS_REPORT_H

#include <stdint.h>

#include "report/document.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef struct assessments {
    const assessment *const *list; /* of the same companies */
    size_t n;
    binding b;
    const uint8_t *is_in; /* [companies] the companies shown; NULL: all */
} assessments;

/*
 * One row per company and model, companies in their order, with the leading columns of an assessment. Borrows
 * assessments and panel, but not is_in. NULL if memory is exhausted.
 */
document *assessments_document(const assessments *a);

/* One row per model: how many companies pass, are open and fail. */
document *assessments_summary(const assessments *a, bool is_chinese);

#endif
