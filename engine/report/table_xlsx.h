/*
 * Tables as an Excel workbook: first a sheet with notes, then one sheet per table, with a frozen header, filters,
 * codes as text, real percentages, data bars on shares and fills behind verdicts.
 */
#ifndef REPORT_TABLE_XLSX_H
#define REPORT_TABLE_XLSX_H

#include "report/sheet_form.h"

/* The first sheet, and what the file says of itself. */
typedef struct xlsx_notes {
    const char *name;         /* of the sheet */
    const char *const *lines; /* [n] */
    size_t n;
    char *stamp;              /* written into the keywords of the file, too; NULL: none */
    const char *foot;         /* at the foot of every printed page before its number; NULL: nothing */
    long day;                 /* with a stamp: the day on which the file says it was made, not that of the clock */
} xlsx_notes;

/*
 * path    replaced atomically (base/file_replace.h)
 * Returns TIDU_OK, TIDU_EIO, TIDU_ENOMEM or TIDU_EDATA: more than a sheet can hold.
 */
tidu_status xlsx_write(const char *path, const xlsx_notes *notes, const xlsx_sheet *sheets, size_t n_sheets,
                       tidu_error *err);

#endif
