/*
 * What numbers of a block of rows can certainly be, while some data are missing: the inside of the intervals that
 * interval_number computes from outside. Where even this inside allows both truths of a comparison, the interval does as
 * well, and need not be computed: that is the case for nearly all companies of which a year is missing.
 *
 * Every bound of a datum lies within that of its interval by INNER_SLACK of its size, a hundred thousand times as much as
 * both lose by rounding, so that no operation needs to round.
 */
#ifndef RULES_INTERVAL_INNER_H
#define RULES_INTERVAL_INNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "numeric/compare.h"

enum { INNER_ROWS = 256 }; /* of a block at most: operands of a comparison stay in the first-level cache */

#define INNER_SLACK 1e-9

/* What is certain of the interval of a row. */
enum {
    INNER_VALUE = 1,          /* it may be a value; otherwise the bounds of the row say nothing */
    INNER_APPLICABLE = 2,     /* it is never "not applicable" */
    INNER_NOT_NEGATIVE = 4,
    INNER_CLOSED = 8,         /* it depends on no missing datum */
    INNER_OPEN = 16,          /* it depends on one */
    INNER_NOT_APPLICABLE = 32 /* it is nothing else */
};

typedef struct inner {
    double low[INNER_ROWS];  /* the least value is certainly not above */
    double high[INNER_ROWS]; /* the greatest is certainly not below */
    uint8_t facts[INNER_ROWS];
} inner;

/* The same interval in every row: least to greatest. */
void inner_fill(inner *out, double least, double greatest, unsigned facts, size_t n);

/*
 * Cells: known ones, and missing ones within least to greatest. Cells of years that companies founded on `limit` or later
 * did not have are not applicable; without a date of foundation nothing is said. founded: NULL for an attribute.
 */
typedef struct inner_limits {
    double least, greatest;
    const double *founded; /* [n] */
    double limit;
} inner_limits;
void inner_cells(inner *out, const double *cells, const inner_limits *by, size_t n);
void inner_missing(inner *out, const inner_limits *by, size_t n); /* all of them missing */

/* values <- cells where there are any and they are not above their whole */
void inner_take(double *values, const double *cells, const double *whole, size_t n);

/* Facts that are not certain after all, and with `open` whatever is said of rows that are open. */
void inner_forget(inner *out, unsigned facts, bool open, size_t n);

/* a <- a + b and so on */
void inner_negate(inner *a, size_t n);
void inner_add(inner *a, const inner *b, size_t n);
void inner_multiply(inner *a, const inner *b, size_t n);
void inner_divide(inner *a, const inner *b, size_t n);
void inner_cap(inner *a, double greatest, size_t n); /* ... as it may be known that it is at most `greatest` */
void inner_join(inner *a, const inner *b, size_t n); /* where a is open: the hull of both */

/* A window, year by year: years that are not applicable are left out. */
typedef struct inner_window {
    uint8_t count[INNER_ROWS]; /* years so far */
    uint8_t is_bound[INNER_ROWS]; /* this and those below: of inner_window_grow, see there */
    uint8_t was_open[INNER_ROWS];
    uint8_t is_wide[INNER_ROWS];
    uint8_t has_wide[INNER_ROWS];
} inner_window;
void inner_window_begin(inner_window *w, inner *sum, size_t n);
void inner_window_add(inner_window *w, inner *sum, const inner *year, size_t n);
void inner_window_pick(inner_window *w, inner *best, const inner *year, bool is_least, size_t n);
void inner_window_grow(inner_window *w, const inner *year, size_t n);
void inner_window_end(const inner_window *w, inner *sum, bool is_mean, size_t n);
void inner_window_end_growth(const inner_window *w, inner *out, size_t n);

/* a <- the compound growth rate from a to b */
void inner_compound(inner *a, const inner *b, size_t years, size_t n);

/* The truths (MAY_FAIL, MAY_HOLD) that a comparison certainly allows. */
void inner_compare(compare_relation relation, const inner *a, const inner *b, uint8_t *out, size_t n);
void inner_compare_number(compare_relation relation, const inner *a, double number, uint8_t *out, size_t n);

#endif
