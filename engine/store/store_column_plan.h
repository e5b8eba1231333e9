/*
 * The columns of a panel to be stored: the indicators with any value and their columns by year, looked up once before
 * the loop over companies.
 */
#ifndef STORE_STORE_COLUMN_PLAN_H
#define STORE_STORE_COLUMN_PLAN_H

#include "base/cell.h"
#include "store/store_internal.h"

typedef struct plan_column {
    int indicator;
    const indicator *about;
} plan_column;

typedef struct store_column_plan {
    const panel *panel;
    plan_column *attributes;
    size_t n_attributes;
    const double **attribute_cells; /* [n_attributes]; NULL for a text */
    const char *const **attribute_texts; /* [n_attributes]; NULL for a number */
    plan_column *annual;
    size_t n_annual;
    int *years; /* [n_years] with a row or a value, ascending */
    size_t n_years;
    const double **annual_cells; /* [n_years][n_annual]; NULL: all missing */
} store_column_plan;

/* False if memory is exhausted; store_column_plan_clear is required in any case. */
bool store_column_plan_init(store_column_plan *plan, const panel *p);
void store_column_plan_clear(store_column_plan *plan);

/* Whether the company has a row or a value in that year; *line is 0 if unknown. */
bool store_column_plan_has_year(const store_column_plan *plan, uint32_t company, size_t year, uint32_t *line);

/* The first line with the company; 0 if unknown. */
uint32_t store_column_plan_first_line(const store_column_plan *plan, uint32_t company);

static inline double store_column_plan_value(const store_column_plan *plan, uint32_t company, size_t year, size_t k)
{
    const double *cells = plan->annual_cells[year * plan->n_annual + k];

    return cells ? cells[company] : cell_missing();
}

#endif
