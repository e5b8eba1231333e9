/*
 * libxlsxwriter, loaded when the first workbook is written: it brings a library of ciphers with it, and mapping both
 * takes as long as all else that happens before main.
 *
 *   xlsx_library lib;
 *   if (!xlsx_library_load(TIDU_XLSX_LIBRARY, &lib, err)) // the one that the Makefile found
 *       book = lib.workbook_new_opt(path, NULL);
 */
#ifndef REPORT_XLSX_LIBRARY_H
#define REPORT_XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include "base/tidu_error.h"

/* The functions used. */
#define XLSX_FUNCTIONS(F)                                                                                              \
    F(lxw_strerror)                                                                                                    \
    F(workbook_new_opt)                                                                                                \
    F(workbook_add_format)                                                                                             \
    F(workbook_add_worksheet)                                                                                          \
    F(workbook_get_worksheet_by_name)                                                                                  \
    F(workbook_close)                                                                                                  \
    F(workbook_set_properties)                                                                                         \
    F(format_set_bold)                                                                                                 \
    F(format_set_bg_color)                                                                                             \
    F(format_set_border)                                                                                               \
    F(format_set_text_wrap)                                                                                            \
    F(format_set_align)                                                                                                \
    F(format_set_indent)                                                                                               \
    F(format_set_num_format)                                                                                           \
    F(format_set_unlocked)                                                                                             \
    F(format_set_font_size)                                                                                            \
    F(worksheet_activate)                                                                                              \
    F(worksheet_write_string)                                                                                          \
    F(worksheet_write_number)                                                                                          \
    F(worksheet_write_datetime)                                                                                        \
    F(worksheet_write_blank)                                                                                           \
    F(worksheet_data_validation_range)                                                                                 \
    F(worksheet_ignore_errors)                                                                                         \
    F(worksheet_protect)                                                                                               \
    F(worksheet_gridlines)                                                                                             \
    F(worksheet_conditional_format_range)                                                                              \
    F(worksheet_set_column)                                                                                            \
    F(worksheet_set_row)                                                                                               \
    F(worksheet_freeze_panes)                                                                                          \
    F(worksheet_autofilter)                                                                                            \
    F(worksheet_set_landscape)                                                                                         \
    F(worksheet_set_paper)                                                                                             \
    F(worksheet_set_margins)                                                                                           \
    F(worksheet_fit_to_pages)                                                                                          \
    F(worksheet_repeat_rows)                                                                                           \
    F(worksheet_repeat_columns)                                                                                        \
    F(worksheet_set_footer)

/* A pointer to each function, with its type and name. */
#define XLSX_POINTER(name) __typeof__(&name) name;
typedef struct xlsx_library {
    XLSX_FUNCTIONS(XLSX_POINTER)
} xlsx_library;
#undef XLSX_POINTER

/*
 * Find the functions in the library `name`. Asked again, the system gives what it has loaded; it stays until the end
 * of the process.
 *
 * name     what the system's loader finds, "libxlsxwriter.so.4"; NULL: the program itself
 * out      untouched on failure
 *
 * Returns TIDU_OK or TIDU_EIO: it is not there or is another than the one built against.
 */
tidu_status xlsx_library_load(const char *name, xlsx_library *out, tidu_error *err);

#endif
