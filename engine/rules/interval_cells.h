/*
 * The cells that a condition reads, as intervals: a missing cell may be any value within the limits of the dictionary,
 * and a part is at most its whole (`part_of`) if the condition reads both.
 */
#ifndef RULES_INTERVAL_CELLS_H
#define RULES_INTERVAL_CELLS_H

#include "rules/binding.h"
#include "rules/cell_range.h"
#include "rules/interval_inner.h"
#include "rules/interval_number.h"
#include "rules/node.h"

typedef struct interval_cells interval_cells;

/* For the checked tree `n`, without the cells that last() reads. Borrows the binding. NULL if memory is exhausted. */
interval_cells *interval_cells_new(const node *n, const binding *b);
void interval_cells_free(interval_cells *x);

void interval_cells_load(interval_cells *x, size_t row);

/* As interval_use_ranges. */
void interval_cells_use_ranges(interval_cells *x, const cell_range *ranges, size_t n);
bool interval_cells_has_ranges(const interval_cells *x);

/* As interval_assume and interval_misses. */
void interval_cells_assume(interval_cells *x, interval_missing missing);
bool interval_cells_misses(const interval_cells *x);

/* The cell that last() takes in the row loaded last, with its range if it has one. */
interval_number interval_cells_last(interval_cells *x, int indicator);
void interval_cells_load_nothing(interval_cells *x); /* as for a company with no data at all */

/* An indicator that the tree reads in that year, in the row loaded last. */
interval_number interval_cells_at(const interval_cells *x, int indicator, int offset);

/* The same of rows first .. first + n - 1 at once, from inside; n is at most INNER_ROWS. */
void interval_cells_bound(const interval_cells *x, int indicator, int offset, size_t first, size_t n, inner *out);
/* Their dates of foundation; NULL: none are known. */
const double *interval_cells_founding(const interval_cells *x, size_t first);

/* The date of foundation, a cell. */
double interval_cells_founded(const interval_cells *x);
/* Was the company founded after the year of the offset? Unknown without a date, or without a row. */
truth interval_cells_before(const interval_cells *x, int offset);

/* Is `a` never greater than `b`: a part and its whole, or the same sum or mean of both? */
bool interval_cells_is_part(const interval_cells *x, const node *a, const node *b, int year);

/* Does the tree read both a part and its whole? */
bool interval_cells_has_parts(const interval_cells *x);

#endif
