/*
 * What a number can be while some data are missing: the states it may have, and the least and the greatest value.
 * Intervals are closed and hold every value that is possible; they may hold more.
 */
#ifndef RULES_INTERVAL_NUMBER_H
#define RULES_INTERVAL_NUMBER_H

#include <stdbool.h>

#include "base/cell.h"
#include "numeric/compare.h"

/* States are sets of 1 << cell_state; a missing datum is a value that is not known yet, never CELL_MISSING. */
enum {
    MAY_BE_VALUE = 1 << CELL_VALUE,
    MAY_BE_NOT_APPLICABLE = 1 << CELL_NOT_APPLICABLE,
    MAY_BE_UNDEFINED = 1 << CELL_UNDEFINED,
    MAY_BE_ANYTHING = MAY_BE_VALUE | MAY_BE_NOT_APPLICABLE | MAY_BE_UNDEFINED
};

typedef struct interval_number {
    unsigned states;
    bool is_open;  /* a missing datum has gone into it */
    double least;  /* of the values; infinite without a limit */
    double greatest;
} interval_number;

/* Truths are sets, too. */
enum { MAY_FAIL = 1, MAY_HOLD = 2, MAY_BOTH = MAY_FAIL | MAY_HOLD };

interval_number interval_between(double least, double greatest);
interval_number interval_any(void);          /* any value */
interval_number interval_nothing_known(void); /* any value, or none */
interval_number interval_point(double x);    /* a cell: the decimal that its double stands for, or its state */

interval_number interval_join(interval_number a, interval_number b); /* one or the other */
interval_number interval_add(interval_number a, interval_number b);
interval_number interval_negate(interval_number a);
interval_number interval_multiply(interval_number a, interval_number b);
interval_number interval_divide(interval_number a, interval_number b); /* x/0 is undefined */

/* A set of truths: no value fails. */
unsigned interval_compare(interval_number a, interval_number b, compare_relation relation);

/*
 * The years of a window, oldest first, as numeric/window.h has them; those before the founding are dropped. A year that
 * may be dropped or not leaves everything open.
 */
typedef enum interval_extreme { INTERVAL_LEAST, INTERVAL_GREATEST } interval_extreme;
interval_number interval_sum(const interval_number *y, size_t k, bool is_mean);
interval_number interval_pick(const interval_number *y, size_t k, interval_extreme which);
interval_number interval_growth(const interval_number *y, size_t k);
interval_number interval_compound(interval_number first, interval_number last, size_t years);

#endif
