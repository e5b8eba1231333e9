/*
 * Why not, in a cell of a list: the conditions that a company does not meet, and those that hang on missing data.
 */
#ifndef REPORT_REASON_TEXT_H
#define REPORT_REASON_TEXT_H

#include "verdict/assessment.h"

typedef struct reason_style {
    bool is_chinese;
    bool is_for_people; /* names joined by "; ", else ids joined by ";" */
} reason_style;

/* The unmet gates. Cut where `out` is full, as below. */
void reasons_unmet(const assessment *a, size_t company, reason_style style, char *out, size_t size);

/* Gates and direct passes whose data are missing, and items that more than one band is left for. */
void reasons_missing(const assessment *a, size_t company, reason_style style, char *out, size_t size);

#endif
