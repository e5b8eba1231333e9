/* Reasons for a verdict as one cell: conditions that are unmet, and those that depend on missing data. */
#ifndef REPORT_REASON_TEXT_H
#define REPORT_REASON_TEXT_H

#include "verdict/assessment.h"

typedef struct reason_style {
    bool is_chinese;
    bool is_for_people; /* names joined by "; "; otherwise ids joined by ";" */
} reason_style;

/* The unmet gates. Truncated to `size`, as below. */
void reasons_unmet(const assessment *a, size_t company, reason_style style, char *out, size_t size);

/* Gates and direct passes with missing data, and items with more than one possible band. */
void reasons_missing(const assessment *a, size_t company, reason_style style, char *out, size_t size);

#endif
