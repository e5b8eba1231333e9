/*
 * Tables as an Excel workbook: first a sheet with notes, then one sheet per table, with a frozen header, filters,
 * codes as text, real percentages, data bars on shares and fills behind verdicts.
 */
#ifndef REPORT_TABLE_XLSX_H
#define REPORT_TABLE_XLSX_H

#include "report/table.h"

typedef struct xlsx_sheet {
    const char *name; /* label of its tab; "" if none */
    table table;
} xlsx_sheet;

/*
 * notes   lines of the first sheet, n_notes of them
 * path    replaced atomically (base/file_replace.h)
 * Returns TIDU_OK, TIDU_EIO, TIDU_ENOMEM or TIDU_EDATA: more than a sheet can hold.
 */
tidu_status xlsx_write(const char *path, const char *notes_name, const char *const *notes,
                       size_t n_notes, const xlsx_sheet *sheets, size_t n_sheets, tidu_error *err);

#endif
