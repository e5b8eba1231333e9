/*
 * Decides a condition in spite of missing data: if every value within the limits of the dictionary gives the same
 * truth, the condition is known.
 */
#ifndef RULES_INTERVAL_H
#define RULES_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "numeric/truth.h"
#include "rules/binding.h"
#include "rules/cell_range.h"
#include "rules/node.h"

typedef struct interval interval;

/*
 * For the checked condition `n` over the rows of the binding; borrows both. For use by one thread. Looks up the
 * columns of the panel at once. NULL if memory is exhausted.
 */
interval *interval_new(const node *n, const binding *b);
void interval_free(interval *x);

/* False if limits can never decide more than three-valued logic does, so that interval_decide need not be called. */
bool interval_may_decide(const interval *x);

/* Unknown if the missing data allow both truths, or if it cannot be told. */
truth interval_decide(interval *x, size_t row);

/*
 * From now on each of these cells that has a value may have any value of its range instead. The ranges are borrowed, and
 * what they contain may change between two decisions, while the panel and the row may not. A later year in which last() would find a value is not expected.
 */
void interval_use_ranges(interval *x, const cell_range *ranges, size_t n);

/* One of the completions of what is missing, from now on. */
void interval_assume(interval *x, interval_missing missing);

/* Whether a number that the condition reads is missing in the row that was decided last. */
bool interval_misses(const interval *x);

/* The "year" of a part that stands in no window. */
enum { INTERVAL_ONCE = INT32_MIN };

/* Of the row that was decided last: the truth of a part of the condition, and between which values a number of it is. */
truth interval_part(const interval *x, const node *part, int year);
bool interval_bounds(const interval *x, const node *part, int year, double *least, double *greatest); /* false: it may have none */

/* Whether both compare the same value with something: the steps of one table. */
bool interval_is_alike(const interval *x, const interval *other);

/* Whether the value that was decided last may be anything, so that no step of its table can be told. */
bool interval_is_wide_open(const interval *x);

/* As interval_decide, of a row that `other`, which is alike, has decided last: its value is not computed again. */
truth interval_decide_alike(interval *x, const interval *other, size_t row);

#endif
