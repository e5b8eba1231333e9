/*
 * Columns that a UTF-8 text takes on a terminal, without a locale: marks take
 * none, East Asian Wide and Fullwidth characters two, Ambiguous ones two if the
 * caller says so, all others one. A byte that is no UTF-8 and a control
 * character count as one column: text_display writes one sign for each.
 */
#ifndef REPORT_DISPLAY_WIDTH_H
#define REPORT_DISPLAY_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int display_width_of(uint32_t character, bool is_wide_ambiguous);

size_t display_width(const char *text, size_t length, bool is_wide_ambiguous);

/*
 * How many bytes of `text` fit in `width` columns, marks kept with their
 * letter. When not all fit, room is left for "…" behind and `*is_cut` is set.
 * `*taken` is the width of these bytes without the "…".
 */
size_t display_fit(const char *text, size_t length, size_t width, bool is_wide_ambiguous,
                   size_t *taken, bool *is_cut);

#endif
