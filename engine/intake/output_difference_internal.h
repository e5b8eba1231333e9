/*
 * The ways of comparing: cells of tables (output_difference_cells.c), bytes of anything (output_difference_bytes.c). Each leaves `out` as it
 * is where the two agree.
 */
#ifndef INTAKE_OUTPUT_DIFFERENCE_INTERNAL_H
#define INTAKE_OUTPUT_DIFFERENCE_INTERNAL_H

#include <stddef.h>

#include "intake/output_difference.h"

/* One line of valid text, shortened to OUTPUT_DIFFERENCE_TEXT. */
void output_difference_show(const char *text, size_t length, char out[OUTPUT_DIFFERENCE_TEXT]);
void output_difference_show_text(const char *text, char out[OUTPUT_DIFFERENCE_TEXT]);

/* Sheet by sheet, or a text as a table. Statuses as row_reader_run. */
tidu_status output_difference_tables(const char *written, const char *computed, bool is_workbook, bool only_cells, output_difference *out,
                                     tidu_error *err);

/* Text is shown with its line and column, anything else by the number of the byte. TIDU_EIO. */
tidu_status output_difference_bytes(const char *written, const char *computed, bool is_text, bool only_cells, output_difference *out,
                                    tidu_error *err);

/* The text of two documents for Word. TIDU_EDATA: one is none. */
tidu_status output_difference_documents(const char *written, const char *computed, output_difference *out, tidu_error *err);

#endif
