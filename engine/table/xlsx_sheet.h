/*
 * The rows of one sheet of an XLSX workbook.
 */
#ifndef TABLE_XLSX_SHEET_H
#define TABLE_XLSX_SHEET_H

#include "table/sheet_rows.h"
#include "table/xlsx_style.h"
#include "table/xlsx_text.h"
#include "table/zip_archive.h"

typedef struct xlsx_sheet xlsx_sheet;

/* All members are borrowed. */
typedef struct xlsx_sheet_basis {
    zip_archive *zip;
    size_t entry;
    const char *label; /* of the sheet, in messages */
    const text_list *texts;
    const cell_styles *styles;
    bool is_1904;
    bool knows_merges; /* they are in `rows`; otherwise there should be none */
} xlsx_sheet_basis;

/* `rows` is borrowed and gets the rows. TIDU_EDATA, TIDU_EIO, TIDU_ENOMEM. */
tidu_status xlsx_sheet_open(const xlsx_sheet_basis *basis, sheet_rows *rows, xlsx_sheet **out, tidu_error *err);
void xlsx_sheet_close(xlsx_sheet *s);

/* For a record_pump: read a block, and check the end. */
record_step xlsx_sheet_read(void *sheet);
void xlsx_sheet_finish(xlsx_sheet *s);

/* Merged cells were met that were not known. */
bool xlsx_sheet_has_unknown_merges(const xlsx_sheet *s);

/* Hidden columns within the first `width`. */
size_t xlsx_sheet_hidden_columns(const xlsx_sheet *s, size_t width);

#endif
