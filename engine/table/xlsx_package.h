/*
 * A workbook of 2007 and later (ECMA-376, transitional or strict): its sheets, and where its parts lie in the archive.
 */
#ifndef TABLE_XLSX_PACKAGE_H
#define TABLE_XLSX_PACKAGE_H

#include "base/arena.h"
#include "table/workbook_sheet.h"
#include "table/zip_archive.h"

/* Keywords that are longer are cut. */
enum { XLSX_KEYWORDS = 1024 };

typedef struct xlsx_package {
    workbook_sheet *sheets; /* [n], in the order of the tabs */
    size_t *entries;        /* [n]: of each */
    size_t n;
    size_t texts, styles;   /* entries, or ZIP_NO_ENTRY */
    bool is_1904;           /* days count from 1904 */
    const char *keywords;   /* of the file, "": none */
} xlsx_package;

/*
 * Read it; `memory` gets all texts and arrays. TIDU_EDATA: broken, or another kind of file in a zip archive, which is
 * named.
 */
tidu_status xlsx_package_read(zip_archive *z, arena *memory, xlsx_package *out, tidu_error *err);

#endif
