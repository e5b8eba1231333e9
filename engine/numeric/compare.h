/*
 * Comparing columns of cells. A row gets a truth (numeric/truth.h); where a
 * side has no value, missing is unknown, undefined and not applicable are false.
 *
 * Rows in which the sides are nearer to each other than their errors allow to
 * tell are marked COMPARE_CLOSE in addition and left to exact arithmetic.
 */
#ifndef NUMERIC_COMPARE_H
#define NUMERIC_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum compare_relation {
    COMPARE_LESS,
    COMPARE_LESS_EQUAL,
    COMPARE_GREATER,
    COMPARE_GREATER_EQUAL,
    COMPARE_EQUAL,
    COMPARE_NOT_EQUAL
} compare_relation;

#define COMPARE_CLOSE 4

/* Both sides are the nearest doubles of short decimals: their order is the decimals' order. */
void compare_plain(compare_relation relation, const double *a, const double *b, uint8_t *out,
                   size_t n);

/* The same with a right side that has the value `k` in every row. */
void compare_constant(compare_relation relation, const double *a, double k, uint8_t *out, size_t n);

/* A side of a comparison that is known with an error of at most `relative` |x|, or of error[n] where that is not NULL. */
typedef struct compare_side {
    const double *x; /* [n] */
    double relative;
    const double *error;
} compare_side;

/* Returns true when any row is marked COMPARE_CLOSE. */
bool compare_guarded(compare_relation relation, compare_side a, compare_side b, uint8_t *out, size_t n);

/* The first marked row from `at` on; n when there is none. */
size_t compare_next_close(const uint8_t *out, size_t at, size_t n);

/* The relation of two exact values whose order is `order` (< 0, 0, > 0). */
bool compare_holds(compare_relation relation, int order);

#endif
