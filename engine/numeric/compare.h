/*
 * Comparing columns of cells. Each row gets a truth (numeric/truth.h). If a side has no value, the result is unknown
 * for missing, and false for undefined and not applicable.
 *
 * Rows whose sides are too close to decide within their errors are also marked COMPARE_CLOSE and left to exact
 * arithmetic.
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

/* Both sides are the doubles nearest to short decimals, so they have the same order as the decimals. */
void compare_plain(compare_relation relation, const double *a, const double *b, uint8_t *out,
                   size_t n);

/* The same with the value `k` as right side of every row. */
void compare_constant(compare_relation relation, const double *a, double k, uint8_t *out, size_t n);

/* A side of a comparison with an error of at most `relative` |x|, or of error[n] if that is not NULL. */
typedef struct compare_side {
    const double *x; /* [n] */
    double relative;
    const double *error;
} compare_side;

/* Compare with errors; returns whether any row is marked COMPARE_CLOSE. */
bool compare_guarded(compare_relation relation, compare_side a, compare_side b, uint8_t *out, size_t n);

/* The first marked row from `at` on; n if there is none. */
size_t compare_next_close(const uint8_t *out, size_t at, size_t n);

/* Whether the relation holds for two exact values with the order `order` (< 0, 0, > 0). */
bool compare_holds(compare_relation relation, int order);

#endif
