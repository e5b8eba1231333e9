/*
 * What is done with each column of a file: made once from header, mapping and
 * what the panel wants, then followed for every row.
 */
#ifndef INTAKE_COLUMN_PLAN_H
#define INTAKE_COLUMN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/header_row.h"
#include "panel/panel.h"

/* How a field becomes a value of an indicator. */
typedef struct plan_cell {
    size_t field;       /* from 0; NO_FIELD: a constant */
    int indicator;
    const indicator *meaning;
    int year;           /* PANEL_ANY_YEAR: an attribute, or the year of the row */
    int shift;          /* power of ten of the column's unit */
    bool is_plain;      /* digits alone in its field are the value */
    const mapping_column *mapped; /* how its cells are written, or NULL */
    const struct plan_cell *base; /* the column to whose value this is the growth, or NULL */
    const char *header;
    const char *text;   /* of a constant, else NULL */
} plan_cell;

/* Does the mapping say that a number is not all that stands in the cell, or not the value itself? */
static inline bool plan_cell_is_marked(const plan_cell *cell)
{
    return cell->mapped && (cell->mapped->factor || cell->mapped->sign || cell->mapped->units);
}

typedef struct plan_cells {
    plan_cell *cells;
    size_t n;
} plan_cells;

typedef struct intake_plan {
    size_t n_fields;
    bool *is_needed;        /* [n_fields]; other fields are not even copied */
    const header_cell *headers;
    size_t code_field;
    const char *code_prefix; /* "" without one */
    bool is_other_id;
    size_t year_field;      /* NO_FIELD: none */
    bool is_year_of_date;
    int year;               /* of every row; 0: the row says it */
    plan_cells attributes;  /* constants too */
    plan_cells annual;      /* of the row's year; constants too */
    plan_cells wide;        /* of a year in the header */
    plan_cells pivot;       /* by number of the mapping's pivot_columns; .n is 0 without */
    size_t pivot_name;
    size_t pivot_value;
    size_t *filter_fields;  /* one for each filter of the mapping */
} intake_plan;

/*
 * p            what it wants decides which columns are needed; NULL: all
 * money_shift  of money columns that name no unit
 *
 * TIDU_EDATA: no column of company codes, or a column that the mapping names is not there.
 */
tidu_status intake_plan_make(const header_basis *basis, const header_row *header, const panel *p,
                             int money_shift, intake_plan *out, tidu_error *err);

#endif
