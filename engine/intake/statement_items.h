/*
 * The items of a statement: each has a column of the turned table for each of its years.
 */
#ifndef INTAKE_STATEMENT_ITEMS_H
#define INTAKE_STATEMENT_ITEMS_H

#include "base/tidu_error.h"
#include "intake/statement_layout.h"

typedef struct statement_item {
    char label[STATEMENT_LABEL];
    table_field unit;
    size_t column; /* of items, in the statement */
    size_t first;  /* of its columns in the turned table */
    bool is_known;
    statement_cell place; /* of its label */
} statement_item;

typedef struct statement_items {
    statement_item *items;
    size_t n;
    size_t capacity;
    size_t n_fields; /* of the turned table */
} statement_items;

/*
 * Find the items; their columns stand behind the first `n_fields`. An item that no header can have gets one column, so
 * that it is reported once as not read. TIDU_EDATA: too many.
 */
tidu_status statement_items_find(const table_head *rows, const statement_basis *basis, const statement_layout *layout,
                                 size_t n_fields, statement_items *out, tidu_error *err);
void statement_items_clear(statement_items *s); /* a zeroed struct is empty */

/* The item of a row to which a column of values belongs; NULL: it has none. */
const statement_item *statement_item_of(const statement_items *s, const table_record *row, const statement_values *column);

/* Which of the columns with the same items as values[i] it is, from 0. */
size_t statement_item_rank(const statement_layout *layout, size_t i);

#endif
