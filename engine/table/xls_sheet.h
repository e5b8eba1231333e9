/*
 * The rows of one sheet of an XLS workbook.
 */
#ifndef TABLE_XLS_SHEET_H
#define TABLE_XLS_SHEET_H

#include "table/biff_reader.h"
#include "table/cell_style.h"
#include "table/sheet_rows.h"
#include "table/text_list.h"

typedef struct xls_sheet xls_sheet;

/* All members are borrowed. */
typedef struct xls_sheet_basis {
    const ole_file *file;
    size_t place; /* of the sheet in the stream */
    const text_list *texts;
    const cell_styles *styles;
    bool is_1904;
} xls_sheet_basis;

/* `rows` is borrowed and gets the rows; the merged cells are looked for at once. */
tidu_status xls_sheet_open(const xls_sheet_basis *basis, sheet_rows *rows, xls_sheet **out, tidu_error *err);
void xls_sheet_close(xls_sheet *s);

/* For a record_pump: read some rows. */
record_step xls_sheet_read(void *sheet);

size_t xls_sheet_hidden_columns(const xls_sheet *s, size_t width);

#endif
