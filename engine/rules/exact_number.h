/*
 * Exact numbers: rationals, and the one kind of irrational that the rules have, a compound growth rate. It is kept as
 * offset + scale * radicand^(1/root) with rational parts and compared with a rational by raising both sides to the
 * power `root`.
 *
 * The states are those of cells (base/cell.h); undefined takes precedence over not applicable, and that over missing.
 * At most one operand of an operation is a root, which the checker ensures.
 */
#ifndef RULES_EXACT_NUMBER_H
#define RULES_EXACT_NUMBER_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/cell.h"

typedef struct exact_number {
    cell_state state;
    unsigned long root; /* 1: the number is `offset` */
    mpq_t offset;
    mpq_t scale;
    mpq_t radicand;
} exact_number;

void exact_number_init(exact_number *x); /* the value 0 */
void exact_number_clear(exact_number *x);
void exact_number_copy(exact_number *to, const exact_number *from);

/* The decimal text (as number_parse takes it) times 10^shift. */
void exact_number_set_decimal(mpq_t q, const char *text, int shift);

/* The decimal that the double shows with 15 significant digits, or its state. */
void exact_number_set_double(exact_number *out, double x);

/* The state of an operation on a and b into `out`; true if both are values. */
bool exact_number_have_values(const exact_number *a, const exact_number *b, exact_number *out);

/* sign 1: a + b, -1: a - b */
void exact_number_add(const exact_number *a, const exact_number *b, int sign, exact_number *out);

/* a * b or a / b; b is rational */
void exact_number_scale(const exact_number *a, const exact_number *b, int is_division,
                        exact_number *out);

/* The order of two values: -1, 0, 1. */
int exact_number_compare(const exact_number *a, const exact_number *b);

/*
 * Windows of `k` rational years, oldest first, with the rules of numeric/window.h. exact_window_drop removes and
 * clears the years that are not applicable, closes the gaps and returns the state of the remaining ones.
 */
cell_state exact_window_drop(exact_number *all, size_t *k);

/*
 * The aggregate of a window. exact_window_compound gets the years before exact_window_drop; the two growth functions
 * are also called with missing years, out->state being missing then.
 */
typedef void (*exact_window)(exact_number *y, size_t k, exact_number *out);
void exact_window_sum(exact_number *y, size_t k, exact_number *out);
void exact_window_mean(exact_number *y, size_t k, exact_number *out);
void exact_window_least(exact_number *y, size_t k, exact_number *out);
void exact_window_greatest(exact_number *y, size_t k, exact_number *out);
void exact_window_growth(exact_number *y, size_t k, exact_number *out);
void exact_window_compound(exact_number *y, size_t k, exact_number *out);

#endif
