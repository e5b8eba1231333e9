/*
 * The years of a statement's columns of values.
 */
#ifndef INTAKE_STATEMENT_YEARS_H
#define INTAKE_STATEMENT_YEARS_H

#include "base/tidu_error.h"
#include "intake/problem.h"
#include "intake/statement_layout.h"

/*
 * Give each column its year, and leave one column for each year and column of items; the others are reported.
 * TIDU_EDATA: nothing says which year "this year" is.
 */
tidu_status statement_years_settle(const table_head *rows, const statement_basis *basis, problems *found,
                                   statement_layout *layout, tidu_error *err);

#endif
