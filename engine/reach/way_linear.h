/*
 * What a condition asks of the steps of a way, in linear terms: rows that every way of a box meets on which the condition holds.
 * They bound the cost from below; whether a way meets the condition, the rule alone says.
 */
#ifndef REACH_WAY_LINEAR_H
#define REACH_WAY_LINEAR_H

#include "reach/way_space.h"
#include "rules/interval.h"

/* a . steps >= at_least */
typedef struct way_row {
    double a[WAY_MOST_VARIABLES];
    double at_least;
} way_row;

enum { WAY_MOST_ROWS = 64 };

typedef struct way_rows {
    way_row list[WAY_MOST_ROWS];
    size_t n;
} way_rows;

/* A box over the company in row 0 of the binding, whose panel has no way gone. */
typedef struct linear_box {
    const way_space *space;
    const binding *binding;
    const long *least;
    const long *most;
} linear_box;

/*
 * Add what the condition asks of the box; nothing where it is not linear, or there is no more room. `x` is the condition with the
 * ranges of the box, which has been decided for it.
 */
void way_linear_require(const linear_box *b, interval *x, const node *condition, way_rows *rows);

/* The same of one of several conditions: only if they ask for more or less of the same, as the steps of a table do. */
void way_linear_require_any(const linear_box *b, interval *const *x, const node *const *conditions, size_t n,
                            way_rows *rows);

#endif
