/*
 * A stable sort by whole numbers that compares nothing: a pass over all items for every eleven bits in which
 * their keys differ.
 */
#ifndef BASE_RADIX_H
#define BASE_RADIX_H

#include <stddef.h>
#include <stdint.h>

typedef struct radix_item {
    uint64_t key;
    uint32_t value;
} radix_item;

/* Ascending keys; equal ones keep their order. `work` is room for n items. */
void radix_sort(radix_item *items, radix_item *work, size_t n);

/* A key that is the smaller the greater `x` is. -0 and 0 are one; no NaN. */
uint64_t radix_descending(double x);

#endif
