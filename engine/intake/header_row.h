/*
 * The header of a table: the columns, recognised by the mapping or by their labels.
 */
#ifndef INTAKE_HEADER_ROW_H
#define INTAKE_HEADER_ROW_H

#include "intake/header_cell.h"
#include "intake/problem.h"

/* As head_judge.count_labels: columns recognised, many more with a column of codes; fewer than two without one are none. */
size_t header_row_count_labels(const header_basis *basis, const table_record *record);

/*
 * As head_judge.joins: a row of labels, years, units or periods next to the header, with no number but years and no code
 * in the column of codes.
 */
bool header_row_joins(const header_basis *basis, const table_record *base, const table_record *record);

/*
 * Recognise the columns. Those that are not read are reported in `found`, unless the mapping ignores them. TIDU_EDATA:
 * two columns have the same indicator and year.
 */
tidu_status header_row_read(const header_basis *basis, const table_head *head, problems *found, header_row *out,
                            tidu_error *err);

/* The field with this folded header; NO_FIELD if there is none. */
size_t header_row_find(const header_row *row, const char *folded);

/* The field of an indicator without a year in its header; NO_FIELD if there is none. */
size_t header_row_find_indicator(const header_row *row, int indicator);

#endif
