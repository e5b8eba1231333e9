/*
 * Cells that an answer below the last export level shows in part only: 李*, 138********, …万元 (report/masked_text.h). When such a list comes
 * back they must not take the place of what they stand for.
 */
#ifndef INTAKE_MASKED_CELL_H
#define INTAKE_MASKED_CELL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether a cell holds a mask: digits followed by *** in any case. `is_full`, where the list is known to be masked or the column is about
 * persons: a letter followed by *, and … before a unit of money, too.
 */
bool masked_cell_is(const char *text, size_t length, bool is_full);

#endif
