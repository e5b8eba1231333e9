/*
 * The year of a row, or its month. Years repeat from row to row, so the text of the last one is kept with its meaning.
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
    int year;   /* of the column of years, which may hold months; PANEL_ANY_YEAR: the cell is empty */
    int period; /* of the row: this, that of the whole table, or a month of it (panel/period.h) */
} row_year;

/*
 * Set y->period from the cells of a row. A column of months has 2025-06, or 6 or 1-6月 beside a year; where it is empty the row is
 * of a year. False: a cell is neither, in the column *field.
 */
bool row_period_read(row_year *y, const intake_plan *plan, const word_lists *words, const table_record *record, size_t *field);

#endif
