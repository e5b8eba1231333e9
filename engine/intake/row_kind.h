/*
 * Rows of a table that are no data: blank ones, totals, notes below.
 */
#ifndef INTAKE_ROW_KIND_H
#define INTAKE_ROW_KIND_H

#include "table/csv_reader.h"

typedef enum row_kind { ROW_DATA, ROW_BLANK, ROW_TOTALS } row_kind;

/* By the first cell that is not empty: 合计, 总计, 注:, 填表人, total ... */
row_kind row_kind_of(const csv_record *record);

/* That cell's text, "" when there is none. */
const char *row_first_text(const csv_record *record);

#endif
