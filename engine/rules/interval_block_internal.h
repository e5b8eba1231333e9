/* Shared by the files that look at conditions for a block of rows. */
#ifndef RULES_INTERVAL_BLOCK_INTERNAL_H
#define RULES_INTERVAL_BLOCK_INTERNAL_H

#include "rules/interval_internal.h"
#include "rules/interval_inner.h"

/* Rows first .. first + n - 1 of a condition. */
typedef struct block {
    const interval *x;
    size_t first;
    size_t n;
} block;

/* interval_block_number.c: what a number certainly can be. `year` as in interval.c. */
void block_bound(const block *b, const node *n, int year, inner *out);

/* interval_block.c: the truths, MAY_FAIL and MAY_HOLD, that a condition certainly allows. */
void block_allow(const block *b, const node *n, int year, uint8_t *out);

#endif
