/*
 * The head of a table: the lines above the header, and the one to four rows of the header, found among the first rows.
 */
#ifndef INTAKE_TABLE_HEAD_H
#define INTAKE_TABLE_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "table/record_batch.h"

enum { TABLE_HEAD_ROWS = 40 }; /* rows among which the header is looked for */

typedef struct table_head {
    record_batch rows; /* the first rows of the table; valid texts as long as it is not changed */
    size_t n_counted;  /* rows whose labels table_head_find has counted */
    size_t most;       /* labels of `base` */
    size_t base;       /* the row with the most labels */
    size_t first;      /* rows first..last are the header, base among them */
    size_t last;
} table_head;

/* What a reader of tables knows of headers. */
typedef struct head_judge {
    /* How many columns of a row have a meaning when it is read as the header; 0: it is none. */
    size_t (*count_labels)(void *context, const table_record *row);
    /* Whether a row next to the header belongs to it. NULL: a header is one row. */
    bool (*joins)(void *context, const table_record *base, const table_record *row);
    void *context;
} head_judge;

void table_head_clear(table_head *h); /* a zeroed struct is empty */

/* Add a copy of a row. False if memory is exhausted. */
bool table_head_add(table_head *h, const table_record *row);

/*
 * Find the header: the first of the rows with the most labels, and its neighbours that join. False: there is none. Asked
 * again when rows were added, it counts those alone, so the judge must be one and the same.
 */
bool table_head_find(table_head *h, const head_judge *judge);

static inline table_record table_head_row(const table_head *h, size_t i)
{
    return record_batch_get(&h->rows, i);
}

#endif
