/*
 * Numbers for combinations of standings, 0, 1, 2 ... in the order of their first sight: among a million companies
 * the same ones come again and again.
 */
#ifndef VERDICT_STANDING_INDEX_H
#define VERDICT_STANDING_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "verdict/points.h"

typedef struct standing_index standing_index;

#define STANDING_INDEX_NONE UINT32_MAX

/* Borrows the model; NULL when memory is used up. */
standing_index *standing_index_new(const model *m);
void standing_index_free(standing_index *x);
size_t standing_index_count(const standing_index *x);

/* The number of one company's standings, one an item; STANDING_INDEX_NONE when memory is used up. */
uint32_t standing_index_add(standing_index *x, const standing *s);

/* Those of n companies, s[item * stride + company]. False when memory is used up. */
bool standing_index_add_all(standing_index *x, const standing *s, size_t stride, size_t n, uint32_t *numbers);

/* The standings of a number. */
void standing_index_get(const standing_index *x, uint32_t number, standing *s);

#endif
