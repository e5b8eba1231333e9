/* Shared by the files that decide conditions by intervals. */
#ifndef RULES_INTERVAL_INTERNAL_H
#define RULES_INTERVAL_INTERNAL_H

#include <stdint.h>

#include "rules/interval.h"
#include "rules/interval_cells.h"

enum { ONCE = INTERVAL_ONCE };

struct interval {
    const node *condition;
    const binding *b;
    interval_cells *cells;
    size_t row;
    bool has_row; /* otherwise: what can be said about any company */
    bool may_decide;
    const node *over;      /* what the steps of a table compare, which is the left side of the condition; or NULL */
    interval_number bound; /* what it is compared with */
    interval_number value; /* of it in the row, once it was decided */
};

typedef struct truths {
    unsigned set;
    bool is_open; /* depends on a missing datum */
} truths;

/* A comparison, or one member of a list that is compared for equality. */
truths interval_decide_compare(const interval *x, const node *n, int member, int year);

/* Can limits decide a truth that three-valued logic leaves unknown? */
bool interval_may_gain(const interval *x, const node *n, int year);

#endif
