/*
 * The same companies assessed by several models.
 */
#ifndef REPORT_ASSESSMENTS_REPORT_H
#define REPORT_ASSESSMENTS_REPORT_H

#include "report/document.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

typedef struct assessments {
    const assessment *const *list; /* of the same companies */
    size_t n;
    binding b;
} assessments;

/*
 * One row for each company and model, the companies in their order, with the columns of one assessment
 * before its gates. Borrows the assessments and the panel. NULL when memory is used up.
 */
document *assessments_document(const assessments *a);

/* One row for each model: how many pass, are open and fail. */
document *assessments_summary(const assessments *a, bool is_chinese);

#endif
