/*
 * A stable sort by whole numbers that compares nothing: a pass over all items for every eleven bits in which
 * their keys differ.
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

/* Ascending keys; equal ones keep their order. `work` is room for n items. */
void radix_sort(radix_item *items, radix_item *work, size_t n);

/*
 * The same by the upper 32 bits of words whose lower ones say whose they are: half as much to move, and three passes
 * at most. Returns where the sorted words are, `words` or `work`; the other holds nothing of use.
 */
uint64_t *radix_sort_words(uint64_t *words, uint64_t *work, size_t n);

/* A key that is the smaller the greater `x` is. -0 and 0 are one; no NaN. */
static inline uint64_t radix_descending(double x)
{
    uint64_t bits;

    x += 0.0;
    memcpy(&bits, &x, sizeof bits);
    /* ascending: negative numbers upside down, others above them */
    bits = bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
    return ~bits;
}

#endif
