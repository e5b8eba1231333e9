/*
 * A workbook of Excel 97 to 2003 (BIFF8 in a compound file): its sheets, and what their cells refer to.
 */
#ifndef TABLE_XLS_BOOK_H
#define TABLE_XLS_BOOK_H

#include "base/arena.h"
#include "table/cell_style.h"
#include "table/ole_file.h"
#include "table/text_list.h"
#include "table/workbook_sheet.h"

typedef struct xls_book {
    workbook_sheet *sheets; /* [n], in the order of the tabs */
    size_t *places;         /* [n]: of each in the stream */
    size_t n;
    text_list texts;
    cell_styles styles;
    bool is_1904;
} xls_book;

/*
 * Read it from the stream that was chosen; `memory` gets sheets and names. TIDU_EDATA: broken, protected by a password
 * or of an older format. Clear it also after a failure.
 */
tidu_status xls_book_read(const ole_file *file, const char *name, arena *memory, xls_book *out, tidu_error *err);
void xls_book_clear(xls_book *b);

#endif
