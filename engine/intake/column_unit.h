/*
 * The unit of each column of money: one decision, which import and inspect share.
 */
#ifndef INTAKE_COLUMN_UNIT_H
#define INTAKE_COLUMN_UNIT_H

#include "intake/header_row.h"

/*
 * Settle has_unit, shift and unit_source of all columns of money, and money_shift of the header. The first of these that
 * names a unit decides: the column's entry in the mapping, its header, a row of units, `unit` of the mapping, a line
 * above the table, the option (0: none), the other columns if all that name a unit name the same; otherwise yuan.
 * Contradictions, and a unit above the table that is not used, are reported in `found`. TIDU_ENOMEM.
 */
tidu_status column_units_settle(const header_basis *basis, const table_head *head, int option, header_row *row,
                                problems *found, tidu_error *err);

/*
 * Whether amounts of which nothing names the unit are too small to be yuan: by the median of five or more revenues per
 * employee (some hundred thousand yuan are usual), or of so many revenues.
 */
bool column_unit_is_implausible(const double *revenues, size_t n, bool is_per_head);

#endif
