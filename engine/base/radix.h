/*
 * A stable radix sort by integer keys: one pass over all items for every eleven bits in which the keys differ.
 */
#ifndef BASE_RADIX_H
#define BASE_RADIX_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct radix_item {
    uint64_t key;
    uint32_t value;
} radix_item;

/* Sort items[n] by ascending key; equal keys keep their order. `work` has room for n items. */
void radix_sort(radix_item *items, radix_item *work, size_t n);

/*
 * Sort words[n] by their upper 32 bits, with the lower ones as payload: half the memory to move and at most three
 * passes. Returns the array with the result, `words` or `work`; the other one is undefined.
 */
uint64_t *radix_sort_words(uint64_t *words, uint64_t *work, size_t n);

/* A key that decreases as `x` increases; equal for -0 and 0. `x` must not be NaN. */
static inline uint64_t radix_descending(double x)
{
    uint64_t bits;

    x += 0.0;
    memcpy(&bits, &x, sizeof bits);
    /* IEEE 754 order as unsigned: invert negative numbers, set the top bit of the others */
    bits = bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
    return ~bits;
}

#endif
