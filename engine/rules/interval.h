/*
 * What a condition comes to whatever the missing data are: where every value that the dictionary allows gives the same
 * truth, the condition is known.
 */
#ifndef RULES_INTERVAL_H
#define RULES_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "numeric/truth.h"
#include "rules/binding.h"
#include "rules/node.h"

typedef struct interval interval;

/*
 * For the checked condition `n` over the rows of the binding; borrows both. One thread's. The columns of the panel are
 * found here. NULL when memory is used up.
 */
interval *interval_new(const node *n, const binding *b);
void interval_free(interval *x);

/* False: the limits can never say more than three-valued logic does, so nobody need ask. */
bool interval_may_decide(const interval *x);

/* Unknown where the missing data can give both truths, or where it cannot be told. */
truth interval_decide(interval *x, size_t row);

#endif
