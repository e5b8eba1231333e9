/*
 * Rows of a table that are not data: blank rows, totals, notes below the data.
 */
#ifndef INTAKE_ROW_KIND_H
#define INTAKE_ROW_KIND_H

#include "panel/word_list.h"
#include "table/record.h"

typedef enum row_kind { ROW_DATA, ROW_BLANK, ROW_TOTALS } row_kind;

/* Whether the first cell that is not empty begins with one of the words for totals and notes: 合计, 注: */
row_kind row_kind_of(const word_lists *words, const table_record *record);

/* Whether all cells are empty. */
bool row_is_blank(const table_record *record);

/* The text of that cell; "" if there is none. */
const char *row_first_text(const table_record *record);

#endif
