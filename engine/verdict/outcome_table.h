/*
 * Numbers for combinations of outcomes, 0, 1, 2 ... in the order of their first sight: among a million companies
 * the same ones come again and again.
 */
#ifndef VERDICT_OUTCOME_TABLE_H
#define VERDICT_OUTCOME_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "verdict/item_outcome.h"

typedef struct outcome_table outcome_table;

#define OUTCOME_TABLE_NONE UINT32_MAX

/* Borrows the model; NULL when memory is used up. */
outcome_table *outcome_table_new(const model *m);
void outcome_table_free(outcome_table *x);
size_t outcome_table_count(const outcome_table *x);

/* The number of one company's outcomes, one an item; OUTCOME_TABLE_NONE when memory is used up. */
uint32_t outcome_table_add(outcome_table *x, const item_outcome *s);

/* Those of n companies, s[item * stride + company]. False when memory is used up. */
bool outcome_table_add_all(outcome_table *x, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers);

/* The outcomes of a number. */
void outcome_table_get(const outcome_table *x, uint32_t number, item_outcome *s);

#endif
