/*
 * Operations on columns of dates, in days since 1970-01-01; base/date.h defines them. A cell without a value keeps its
 * reason. `out` may be an operand.
 */
#ifndef NUMERIC_CALENDAR_H
#define NUMERIC_CALENDAR_H

#include <stddef.h>

void calendar_year_of(const double *days, double *out, size_t n);

/* The same day a number of whole years later; in a common year 29 February becomes the 28th. */
void calendar_add_years(const double *days, const double *years, double *out, size_t n);

/* Whole years from a to b. */
void calendar_years_between(const double *a, const double *b, double *out, size_t n);

#endif
