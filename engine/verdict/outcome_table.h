/*
 * Numbers the distinct combinations of outcomes 0, 1, 2 ... in order of first occurrence: a million companies share
 * few of them.
 */
#ifndef VERDICT_OUTCOME_TABLE_H
#define VERDICT_OUTCOME_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "verdict/item_outcome.h"

typedef struct outcome_table outcome_table;

#define OUTCOME_TABLE_NONE UINT32_MAX

/* Borrows the model; NULL if memory is exhausted. */
outcome_table *outcome_table_new(const model *m);
void outcome_table_free(outcome_table *x);
size_t outcome_table_count(const outcome_table *x);

/* The number of the combination of one company, one outcome per item; OUTCOME_TABLE_NONE if memory is exhausted. */
uint32_t outcome_table_add(outcome_table *x, const item_outcome *s);

/* The numbers of n companies with outcomes s[item * stride + company]. False if memory is exhausted. */
bool outcome_table_add_all(outcome_table *x, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers);

/* The outcomes with that number. */
void outcome_table_get(const outcome_table *x, uint32_t number, item_outcome *s);

#endif
