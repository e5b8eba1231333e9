/*
 * Merged cells of a sheet: the value of a merge stands in its first cell, and people read it in all of them.
 *
 * Downwards every cell of the first column gets the value. Across, text and years do, so that a heading names all its
 * columns; another number does not, or it would count several times. A text that is alone in its row is a title and
 * stays where it is.
 */
#ifndef TABLE_SHEET_MERGES_H
#define TABLE_SHEET_MERGES_H

#include <stdbool.h>
#include <stddef.h>

#include "table/record_batch.h"

typedef struct sheet_merge {
    unsigned long first_row, last_row; /* from 1 */
    size_t first_column, last_column;  /* from 0 */
} sheet_merge;

typedef struct sheet_merges {
    sheet_merge *all;
    size_t n, capacity;
    size_t next;               /* of the first that has not begun; rows come in order, or are left as they are */
    struct open_merge *open;
    size_t n_open, open_capacity;
} sheet_merges;

void sheet_merges_clear(sheet_merges *m);

/* Add "B2:C4"; what is no range is ignored. False if memory is exhausted. */
bool sheet_merges_add(sheet_merges *m, const char *range);

bool sheet_merges_put(sheet_merges *m, const sheet_merge *merge); /* the same by numbers */

/* After the last one was added, and to begin again from the first row. */
void sheet_merges_begin(sheet_merges *m);

/* Fill the cells of the current record, which is row `line` and has a value of its own. False if memory is exhausted. */
bool sheet_merges_fill(sheet_merges *m, record_batch *b, unsigned long line);

/* Set a field of the current record, with empty ones up to it. False if memory is exhausted. */
bool sheet_field_set(record_batch *b, size_t column, const char *text, size_t length);

/* The column and row of "AB12" (of "AB": row 0), the column from 0; false: something else, or beyond a sheet. */
bool sheet_cell_parse(const char *name, size_t *column, unsigned long *row, const char **end);

enum { SHEET_COLUMNS = 16384, SHEET_ROWS = 1048576 };

#endif
