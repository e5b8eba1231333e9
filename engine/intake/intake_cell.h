/*
 * Reads one cell into the panel: its text becomes a value of the indicator, or a problem.
 */
#ifndef INTAKE_INTAKE_CELL_H
#define INTAKE_INTAKE_CELL_H

#include <stdint.h>

#include "intake/column_plan.h"
#include "intake/intake_target.h"
#include "table/record.h"

/* The value of a cell's text. */
typedef struct cell_value {
    bool is_missing;
    double number;          /* not for texts */
    char exact[256];        /* the decimal if its double does not identify it, otherwise "" */
} cell_value;

/* True if the text is a value or missing; otherwise *kind says what is wrong. Not for indicators that are texts. */
bool intake_cell_read(const plan_cell *cell, const table_field *field, cell_value *out,
                      problem_kind *kind);

/*
 * Read a cell into the panel; `year` PANEL_ANY_YEAR: an attribute. TIDU_OK, also if it was a problem, or
 * TIDU_ENOMEM.
 */
tidu_status intake_cell_put(const intake_target *t, const plan_cell *cell, const table_field *field,
                            int year, tidu_error *err);

/*
 * Read the sum of several columns into the panel; it is missing where one of them is.
 */
tidu_status intake_cell_put_sum(const intake_target *t, const plan_cell *cell, const table_record *record, int year,
                                tidu_error *err);

/*
 * The fast path for most cells of a plain column (plan_cell.is_plain): an empty field, or only digits for a cell that
 * is missing or has the same value. False: nothing was done; use intake_cell_put.
 */
bool intake_cell_put_count(const intake_target *t, const plan_cell *cell, const table_field *field, int year);

/* Store a number; `field` is reported with a conflict. Statuses as intake_cell_put. */
tidu_status intake_cell_keep(const intake_target *t, const plan_cell *cell,
                             const table_field *field, const cell_value *value, int year,
                             tidu_error *err);

#endif
