/*
 * The cells that a condition reads, as what they can be in a row: a missing one is every value between the dictionary's
 * limits, and a part is at most its whole (`part_of`) where the condition reads both.
 */
#ifndef RULES_INTERVAL_CELLS_H
#define RULES_INTERVAL_CELLS_H

#include "rules/binding.h"
#include "rules/interval_number.h"
#include "rules/node.h"

typedef struct interval_cells interval_cells;

/* Of the checked tree `n`, without those of last(). Borrows the binding. NULL when memory is used up. */
interval_cells *interval_cells_new(const node *n, const binding *b);
void interval_cells_free(interval_cells *x);

void interval_cells_load(interval_cells *x, size_t row);
void interval_cells_load_nothing(interval_cells *x); /* of a company whose every datum is missing */

/* Of the row that was loaded: an indicator that the tree reads in that year. */
interval_number interval_cells_at(const interval_cells *x, int indicator, int offset);

/* The day of founding, a cell. */
double interval_cells_founded(const interval_cells *x);

/* Is `a` never more than `b`: an indicator and its whole, or both added up over the same years? */
bool interval_cells_is_part(const interval_cells *x, const node *a, const node *b, int year);

/* Does the tree read a part and its whole? */
bool interval_cells_has_parts(const interval_cells *x);

#endif
