/*
 * A workbook in the format of before 2007 (BIFF8), through FreeXL. It reads a sheet as a whole, gives numbers and dates,
 * and knows neither merged nor hidden cells nor percentages.
 */
#ifndef TABLE_XLS_BOOK_H
#define TABLE_XLS_BOOK_H

#include "base/arena.h"
#include "table/byte_source.h"
#include "table/sheet_rows.h"
#include "table/workbook_sheet.h"

typedef struct xls_book xls_book;

/* `bytes` can be rewound. TIDU_EDATA: broken or protected by a password. TIDU_EIO, TIDU_ENOMEM. */
tidu_status xls_book_open(const byte_source *bytes, arena *memory, xls_book **out, tidu_error *err);
void xls_book_close(xls_book *b);

size_t xls_book_count(const xls_book *b);
const workbook_sheet *xls_book_sheet(const xls_book *b, size_t i);

/* Begin a sheet; its rows go to `rows`. */
tidu_status xls_book_begin(xls_book *b, size_t sheet, sheet_rows *rows, tidu_error *err);

/* For a record_pump. */
record_step xls_book_read(void *book);
bool xls_book_finish(void *book);

#endif
