/*
 * Which rows of a block a condition certainly stays unknown in, whatever interval_decide would compute there. Decided for
 * many rows at once, which costs a fiftieth of an interval for each.
 */
#ifndef RULES_INTERVAL_BLOCK_H
#define RULES_INTERVAL_BLOCK_H

#include <stdint.h>

#include "rules/interval.h"
#include "rules/interval_inner.h"

/*
 * stays[n] <- 1 for rows first .. first + n - 1 of which interval_decide says unknown for certain, else 0. n is at most
 * INNER_ROWS. Rows in which three-valued logic knows the condition may be marked or not.
 */
void interval_find_doubtful(const interval *x, size_t first, size_t n, uint8_t *stays);

/* The same of conditions that are alike (interval_is_alike): their value once, then each of them. */
void interval_bound_value(const interval *x, size_t first, size_t n, inner *value);
void interval_find_doubtful_step(const interval *x, const inner *value, size_t n, uint8_t *stays);

#endif
