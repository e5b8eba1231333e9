/*
 * How cells of a workbook look. All begin at the top, as rows with wrapped texts are higher than a line.
 */
#ifndef REPORT_XLSX_FORMATS_H
#define REPORT_XLSX_FORMATS_H

#include "report/table.h"
#include "report/xlsx_library.h"

enum { XLSX_MOST_DECIMALS = 9 };

typedef struct xlsx_formats {
    lxw_format *head;
    lxw_format *code;
    lxw_format *day;
    lxw_format *note;
    lxw_format *number[XLSX_MOST_DECIMALS + 2]; /* by decimals, the last one as they come */
    lxw_format *share;
    lxw_format *chance;
    lxw_format *money;
    lxw_format *tone[TABLE_TO_WRITE + 1];
    lxw_format *wrapped[TABLE_TO_WRITE + 1]; /* the same where a text is longer than its column */
    lxw_format *title, *line;             /* above the heading of a form */
    lxw_format *open_head;                /* of a column that is filled in, and its cells: */
    lxw_format *open_text, *open_code, *open_day, *open_share;
} xlsx_formats;

/* The formats belong to the workbook. */
void xlsx_formats_make(lxw_workbook *book, const xlsx_library *lib, xlsx_formats *out);

/* Of a column of numbers: with the decimals that people are shown elsewhere. */
lxw_format *xlsx_formats_number(const xlsx_formats *f, const table_column *column);

#endif
