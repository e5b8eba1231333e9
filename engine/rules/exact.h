/*
 * Expressions in exact rational arithmetic, one row at a time: decides comparisons that are too close for floating
 * point. Decimals enter as they were written. A compound growth rate is irrational and is kept as a + b * r^(1/k) with
 * rational a, b, r; it is compared with a rational by raising both sides to the k-th power.
 */
#ifndef RULES_EXACT_H
#define RULES_EXACT_H

#include <stdbool.h>
#include <stddef.h>

#include "numeric/truth.h"
#include "rules/binding.h"
#include "rules/node.h"

/* The truth of any condition. A node in a window gets its year. */
truth exact_truth(const node *n, const binding *b, size_t row, int year);

/* The truth of a NODE_COMPARE, or of member `member` (from 1) of a NODE_IN. */
truth exact_compare(const node *n, int member, const binding *b, size_t row, int year);

/* Are both alternatives of if(c, a, b) values, and equal, so that the condition does not matter? */
bool exact_choice_is_idle(const node *n, const binding *b, size_t row, int year);

/* A number node as a cell, with a bound of its error: for rows where rounding leaves open whether a divisor is 0. */
double exact_value(const node *n, const binding *b, size_t row, int year, double *error);

#endif
