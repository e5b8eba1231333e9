/*
 * A block as virtual tables for INSERT ... SELECT: SQLite fetches each cell when it needs it, without binding or
 * copying values.
 *
 *   block_company  id, uscc, import_id, line, then every attribute of the dictionary
 *   block_year     id, company_id, year, import_id, line, then every annual indicator
 *
 * Ids are the numbers of the panel plus 1, which is only valid for a store filled by this panel alone.
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
    const row_block *block; /* the block being read; changed between statements */
    int *indicator;           /* [n] indicators of the columns after the fixed ones */
    size_t n;
    bool *is_there;           /* [n] whether the block's plan has the column */
    struct block_column *columns; /* of the block: [n] for companies, [years][n] for years */
    size_t capacity;
    unsigned long rows;       /* rows read from all blocks so far */
} row_block_table;

/* The name of the virtual table, and that of its target in the store. */
const char *row_block_table_name(row_block_table_kind kind);
const char *row_block_table_target(row_block_table_kind kind);

/*
 * Register the table with the connection until row_block_table_drop; `t` must not move. Set store, dictionary and kind
 * before.
 */
tidu_status row_block_table_make(row_block_table *t, tidu_error *err);
void row_block_table_drop(row_block_table *t);

/*
 * Read this block, which is borrowed, from now on. *is_other: it has other columns than the previous one. False if
 * memory is exhausted.
 */
bool row_block_table_read(row_block_table *t, const row_block *b, bool *is_other);

/* Whether the block has a column of this name. The fixed columns always exist. */
bool row_block_table_has(const row_block_table *t, const char *name);

#endif
