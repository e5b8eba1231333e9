/*
 * The plan for the columns of a file: made once from the header, the mapping and what the panel wants, and applied to
 * every row.
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
    const word_lists *words;
    coded_as coded;     /* its cells are codes */
    const intake_options *options;
    int year;           /* PANEL_ANY_YEAR: an attribute, or the year of the row */
    int shift;          /* power of ten of the column's unit */
    bool is_plain;      /* a field of only digits is the value */
    bool is_written;    /* of a roster: only read in rows that people added */
    const mapping_column *mapped; /* the format of its cells, or NULL */
    struct plan_cell *next_part; /* of a sum: the column that is added, or NULL */
    const struct plan_cell *base; /* the column of which this is the growth rate, or NULL */
    const char *header;
    const char *text;   /* of a constant, otherwise NULL */
} plan_cell;

/* Whether by the mapping the cell contains more than a number, or the number is not the value itself. */
static inline bool plan_cell_is_marked(const plan_cell *cell)
{
    return cell->mapped && (cell->mapped->factor || cell->mapped->sign || cell->mapped->units);
}

/* What the codes of an indicator are of. */
coded_as plan_coded_as(const char *indicator);

typedef struct plan_cells {
    plan_cell *cells;
    size_t n;
} plan_cells;

typedef struct intake_plan {
    size_t n_fields;
    bool *is_needed;        /* [n_fields]; other fields are not copied */
    const header_cell *headers;
    size_t code_field;      /* NO_FIELD: all rows are found by their names */
    const char *code_prefix; /* "" if there is none */
    bool is_other_id;
    bool is_name_key;       /* the codes are names: spellings of one name are one company */
    size_t name_field;      /* for rows without a code; NO_FIELD: none */
    size_t town_field;      /* the same */
    size_t year_field;      /* NO_FIELD: none */
    size_t month_field;     /* the same */
    bool is_roster;         /* a roster that this program wrote (own_roster.h), */
    size_t number_field;    /* and where its rows have their numbers; NO_FIELD: nowhere */
    unsigned long n_own;    /* the greatest number that it wrote; 0: not known */
    bool is_masked;         /* this program wrote the list below the last export level */
    bool is_year_of_date;
    int year;               /* of every row; 0: each row gives it */
    plan_cells attributes;  /* with constants */
    plan_cells annual;      /* of the row's year; with constants */
    plan_cells wide;        /* of a year in the header */
    plan_cells pivot;       /* [number in the mapping's pivot_columns]; .n is 0 if there is no pivot */
    size_t pivot_name;
    size_t pivot_value;
    size_t *filter_fields;  /* [filter of the mapping] */
} intake_plan;

/*
 * header  with its units settled (column_units_settle)
 * p       what it wants determines the columns that are needed; NULL: all
 *
 * TIDU_EDATA: there is no column of company codes, or the header lacks a column of the mapping.
 */
tidu_status intake_plan_make(const header_basis *basis, const header_row *header, const panel *p,
                             intake_plan *out, tidu_error *err);

#endif
