/*
 * A statement: items in rows, years in columns. Either of one company, which the lines above name, or of several, which
 * columns beside the items name.
 *
 *   统一社会信用代码：91…   企业名称：…        单位：万元
 *   项目          行次   2023年   2024年
 *   一、营业收入     1      …        …
 *
 * It is turned into a table with the usual header, in which a company has one row:
 *
 *   统一社会信用代码   企业名称   营业收入   营业收入
 *                                2023年     2024年
 *   91…                …          …          …
 */
#ifndef INTAKE_STATEMENT_H
#define INTAKE_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "intake/problem.h"
#include "intake/statement_basis.h"

typedef struct statement {
    table_head head;       /* the lines above, the header of the turned table, and its records */
    statement_cell *cells; /* [1 + records][fields]: where a field of the header or of a record stands */
    size_t n_fields;
    size_t n_cells;
} statement;

/* Whether the rows of a table, or the first of them, are those of a statement. */
bool statement_begins(const table_head *rows, const statement_basis *basis);

/*
 * Turn the rows of a whole statement. What is not read is reported in `found`.
 *
 * TIDU_EDATA: nothing says which year "this year" is; or too many rows and columns.
 */
tidu_status statement_turn(const table_head *rows, const statement_basis *basis, problems *found, statement *out,
                           tidu_error *err);
void statement_clear(statement *s); /* a zeroed struct is empty */

/* The column, from 1, in which the values of a field of the turned table stand. */
unsigned long statement_column(const statement *s, size_t field);

/* Give the problems from number `from` on, which speak of the turned table, the places of their cells. */
void statement_place(const statement *s, problems *found, size_t from);

#endif
