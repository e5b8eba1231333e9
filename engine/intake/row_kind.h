/*
 * Rows of a table that are not data: blank rows, totals, notes below the data.
 */
#ifndef INTAKE_ROW_KIND_H
#define INTAKE_ROW_KIND_H

#include "table/csv_reader.h"

typedef enum row_kind { ROW_DATA, ROW_BLANK, ROW_TOTALS } row_kind;

/* Whether the first non-empty cell marks totals or notes: 合计, 总计, 注:, 填表人, total ... */
row_kind row_kind_of(const table_record *record);

/* The text of that cell; "" if there is none. */
const char *row_first_text(const table_record *record);

#endif
