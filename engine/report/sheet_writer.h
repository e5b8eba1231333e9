/* Writes the table of one sheet of a workbook. */
#ifndef REPORT_SHEET_WRITER_H
#define REPORT_SHEET_WRITER_H

#include "report/sheet_form.h"
#include "report/xlsx_formats.h"

/* State for writing all sheets. */
typedef struct sheet_writer {
    xlsx_library lib;
    xlsx_formats formats;
    lxw_error failed; /* the first error */
} sheet_writer;

static inline void sheet_writer_note(sheet_writer *w, lxw_error failed)
{
    if (!w->failed)
        w->failed = failed;
}

/* Lines of a text in a column of that width, in digits. */
int sheet_writer_lines(const char *text, int width);

/* Not every program finds the height of wrapped texts by itself. */
void sheet_writer_set_height(sheet_writer *w, lxw_worksheet *sheet, lxw_row_t row, int lines);

/* `name` is that of its tab. */
void sheet_writer_write(sheet_writer *w, lxw_worksheet *sheet, const char *name, const xlsx_sheet *from);

#endif
