/*
 * A block as tables that SQL can read, for INSERT ... SELECT: SQLite asks for a cell when it
 * needs one, and nothing is bound or copied on the way.
 *
 *   block_company  id, uscc, import_id, line, then every attribute of the dictionary
 *   block_year     id, company_id, year, import_id, line, then every annual indicator
 *
 * Ids follow the panel's numbers from 1 on: they are meant for a store that this panel alone fills.
 */
#ifndef STORE_ROW_BLOCK_TABLE_H
#define STORE_ROW_BLOCK_TABLE_H

#include "store/row_block.h"

typedef enum row_block_table_kind { BLOCK_COMPANIES, BLOCK_YEARS } row_block_table_kind;

typedef struct row_block_table {
    store *store;
    dictionary *dictionary;
    row_block_table_kind kind;
    long long import_id;
    const row_block *block; /* what a reader reads; another one from one statement to the next */
    int *indicator;           /* [n] the columns behind the fixed ones */
    size_t n;
    bool *is_there;           /* [n] in the block's plan */
    struct block_column *columns; /* of the block: [n] of companies, [years][n] of years */
    size_t capacity;
    unsigned long rows;       /* read from all blocks so far */
} row_block_table;

/* The name of the table, and of the one in the store that takes its rows. */
const char *row_block_table_name(row_block_table_kind kind);
const char *row_block_table_target(row_block_table_kind kind);

/* The table belongs to the connection until row_block_table_drop; `t` must stay where it is. Set store, dictionary and kind. */
tidu_status row_block_table_make(row_block_table *t, tidu_error *err);
void row_block_table_drop(row_block_table *t);

/* Read this block from now on; it is borrowed. *is_other when it has other columns than the one before. False without memory. */
bool row_block_table_read(row_block_table *t, const row_block *b, bool *is_other);

/* Has the block that is read a column of this name? The fixed ones are always there. */
bool row_block_table_has(const row_block_table *t, const char *name);

#endif
