/*
 * The annual columns that the panel wants, for each year that occurs.
 */
#ifndef INTAKE_COLUMN_YEARS_H
#define INTAKE_COLUMN_YEARS_H

#include "intake/column_plan.h"

typedef struct plan_year {
    int year;
    const plan_cell **cells; /* borrowed from the plan */
    size_t n;
} plan_year;

typedef struct plan_years plan_years;

/* Both arguments are borrowed. NULL if memory is exhausted. */
plan_years *plan_years_new(const plan_cells *annual, const panel *p);
void plan_years_free(plan_years *y);

/* Valid until the next call; NULL if memory is exhausted. */
const plan_year *plan_years_get(plan_years *y, int year);

#endif
