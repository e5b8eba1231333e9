/*
 * The year of a row. Years repeat from row to row, so the text of the last one is kept with its meaning.
 */
#ifndef INTAKE_ROW_YEAR_H
#define INTAKE_ROW_YEAR_H

#include "intake/column_plan.h"
#include "table/record.h"

enum { ROW_YEAR_TEXT = 64 };

/* A zeroed struct has read none. */
typedef struct row_year {
    char text[ROW_YEAR_TEXT];
    size_t length;
    int year; /* PANEL_ANY_YEAR: the cell is empty */
} row_year;

/* Set y->year from a cell; false: it is no year. */
bool row_year_read(row_year *y, const intake_plan *plan, const word_lists *words, const table_field *field);

#endif
