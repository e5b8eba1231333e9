/*
 * Makes records of the rows of a sheet, whatever kind of workbook it is in.
 *
 * A row without a value is no record. All records have as many fields as the widest one so far, for a sheet has no
 * short rows; empty cells behind the last value of a row count as nothing.
 */
#ifndef TABLE_SHEET_ROWS_H
#define TABLE_SHEET_ROWS_H

#include "table/record_pump.h"
#include "table/sheet_merges.h"

/* Cells of a kind: how many, and where the first one is. */
typedef struct cell_count {
    unsigned long n;
    unsigned long line;
    size_t column; /* from 0 */
} cell_count;

typedef struct sheet_rows {
    record_pump *pump;
    const char *file;         /* for messages */
    sheet_merges merges;
    const bool *is_needed;    /* [n_needed], or NULL: all fields are */
    size_t n_needed;
    size_t width;             /* of the widest record */
    uint64_t fields;          /* delivered, with those that only fill */
    bool has_value;           /* the current row has one of its own */
    bool is_hidden;           /* the current row is */
    unsigned long hidden;     /* rows with values */
    cell_count errors;        /* #N/A and the like, in columns that somebody reads */
    cell_count uncomputed;    /* formulas without a value, likewise */
} sheet_rows;

void sheet_rows_clear(sheet_rows *r);

/* Whether somebody reads this column. */
static inline bool sheet_rows_need(const sheet_rows *r, size_t column)
{
    return !r->is_needed || column >= r->n_needed || r->is_needed[column];
}

/* Set a cell of the current row; failures are in the pump's status. */
void sheet_rows_put(sheet_rows *r, size_t column, const char *text, size_t length);

/* Count a cell of the current row. */
static inline void sheet_rows_count(const sheet_rows *r, cell_count *count, size_t column)
{
    if (sheet_rows_need(r, column) && !count->n++)
        count->column = column;
}

/* Take back what was put since the last row. */
void sheet_rows_drop(sheet_rows *r);

/* The current row is complete. */
void sheet_rows_end(sheet_rows *r, unsigned long line);

#endif
