/*
 * Display width of UTF-8 text on a terminal, without a locale: marks have width 0, East Asian Wide and Fullwidth
 * characters 2 (Unicode Standard Annex 11), Ambiguous ones 2 if the caller says so, all others 1. A byte that is not
 * UTF-8 and a control character count as 1, since each is written as one character.
 */
#ifndef REPORT_DISPLAY_WIDTH_H
#define REPORT_DISPLAY_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int display_width_of(uint32_t character, bool is_wide_ambiguous);

size_t display_width(const char *text, size_t length, bool is_wide_ambiguous);

/*
 * How many bytes of `text` fit into `width` columns, keeping marks with their letter. If not all fit, room is left for
 * "…" after them and `*is_cut` is set. `*taken` is the width of these bytes without the "…".
 */
size_t display_fit(const char *text, size_t length, size_t width, bool is_wide_ambiguous,
                   size_t *taken, bool *is_cut);

#endif
