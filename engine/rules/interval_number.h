/*
 * The values a number can have while some data are missing: its possible states, and the least and the greatest value.
 * Intervals are closed and contain every possible value; they may contain more.
 */
#ifndef RULES_INTERVAL_NUMBER_H
#define RULES_INTERVAL_NUMBER_H

#include <stdbool.h>

#include "base/cell.h"
#include "numeric/compare.h"

/* A set of states is a mask of 1 << cell_state. A missing datum is an unknown value, so CELL_MISSING does not occur. */
enum {
    MAY_BE_VALUE = 1 << CELL_VALUE,
    MAY_BE_NOT_APPLICABLE = 1 << CELL_NOT_APPLICABLE,
    MAY_BE_UNDEFINED = 1 << CELL_UNDEFINED,
    MAY_BE_ANYTHING = MAY_BE_VALUE | MAY_BE_NOT_APPLICABLE | MAY_BE_UNDEFINED
};

typedef struct interval_number {
    unsigned states;
    bool is_open;  /* depends on a missing datum */
    double least;  /* of the values; -INFINITY if unbounded */
    double greatest;
} interval_number;

/* A set of truths. */
enum { MAY_FAIL = 1, MAY_HOLD = 2, MAY_BOTH = MAY_FAIL | MAY_HOLD };

interval_number interval_between(double least, double greatest);
interval_number interval_any(void);          /* any value */
interval_number interval_nothing_known(void); /* any value, or none */
interval_number interval_point(double x);    /* a cell: the decimal that its double represents, or its state */

interval_number interval_join(interval_number a, interval_number b); /* hull of both */
interval_number interval_add(interval_number a, interval_number b);
interval_number interval_negate(interval_number a);
interval_number interval_multiply(interval_number a, interval_number b);
interval_number interval_divide(interval_number a, interval_number b); /* x/0 is undefined */

/* The set of possible truths; a comparison with something that has no value is false. */
unsigned interval_compare(interval_number a, interval_number b, compare_relation relation);

/*
 * Aggregates over the years of a window, oldest first, with the rules of numeric/window.h: years before the foundation
 * are ignored. If it is open whether a year is ignored, the result is interval_nothing_known.
 */
typedef enum interval_extreme { INTERVAL_LEAST, INTERVAL_GREATEST } interval_extreme;
interval_number interval_sum(const interval_number *y, size_t k, bool is_mean);
interval_number interval_pick(const interval_number *y, size_t k, interval_extreme which);
interval_number interval_growth(const interval_number *y, size_t k);
interval_number interval_compound(interval_number first, interval_number last, size_t years);

#endif
