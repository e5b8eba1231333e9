/*
 * The part of an XLSX workbook with the styles.
 */
#ifndef TABLE_XLSX_STYLE_H
#define TABLE_XLSX_STYLE_H

#include "table/cell_style.h"
#include "table/zip_archive.h"

/* Clear them also after a failure. */
tidu_status xlsx_styles_read(zip_archive *z, size_t entry, cell_styles *out, tidu_error *err);

#endif
