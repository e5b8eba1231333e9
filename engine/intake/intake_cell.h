/*
 * One cell into the panel: its text becomes a value of the indicator, or a problem.
 */
#ifndef INTAKE_INTAKE_CELL_H
#define INTAKE_INTAKE_CELL_H

#include <stdint.h>

#include "intake/column_plan.h"
#include "intake/intake_target.h"
#include "table/csv_reader.h"

/* What a cell's text is, before it goes anywhere. */
typedef struct cell_value {
    bool is_missing;
    double number;          /* not of a text */
    char exact[256];        /* the decimal when its double does not stand for it, else "" */
} cell_value;

/* True when the text is a value or missing; else *kind is what is wrong with it. Not for texts. */
bool intake_cell_read(const plan_cell *cell, const csv_field *field, cell_value *out,
                      problem_kind *kind);

/* `year` PANEL_ANY_YEAR for attributes. TIDU_OK also when the cell was a problem; TIDU_ENOMEM. */
tidu_status intake_cell_put(const intake_target *t, const plan_cell *cell, const csv_field *field,
                            int year, tidu_error *err);

/*
 * The short way of most cells, of a column that is plain (plan_cell.is_plain): digits alone, into a cell that is free
 * or says the same, or nothing at all. False: nothing was done, it is for intake_cell_put.
 */
bool intake_cell_put_count(const intake_target *t, const plan_cell *cell, const csv_field *field, int year);

/* Put a number that has been read; `field` is what a conflict is noted with. As intake_cell_put. */
tidu_status intake_cell_keep(const intake_target *t, const plan_cell *cell,
                             const csv_field *field, const cell_value *value, int year,
                             tidu_error *err);

#endif
