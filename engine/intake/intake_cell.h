/*
 * One cell into the panel: its text becomes a value of the indicator, or a problem.
 */
#ifndef INTAKE_INTAKE_CELL_H
#define INTAKE_INTAKE_CELL_H

#include <stdint.h>

#include "intake/column_plan.h"
#include "intake/problem.h"
#include "intake/text_cache.h"
#include "panel/panel.h"
#include "table/csv_reader.h"

/* Where the cells of the present row go. */
typedef struct intake_target {
    panel *panel;
    problems *found;
    const char *file;
    unsigned long line;
    uint32_t company;
    text_cache *cache;
    int name; /* the indicator whose texts do not repeat */
    int year; /* of the row, PANEL_ANY_YEAR without one */
} intake_target;

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

/* Note a problem of this row; `field` NO_FIELD for the whole row. */
tidu_status intake_target_note(const intake_target *t, problem_kind kind, size_t field,
                               const char *header, const char *found, tidu_error *err);

#endif
