/*
 * Radix sort by least significant digit with digits of 11 bits. Digits in which all keys agree are skipped. Every pass
 * is stable, and so is the sort; O(n) per pass.
 */
#include "base/radix.h"

enum { BITS = 11, DIGITS = 6, VALUES = 1 << BITS };

static size_t digit_of(uint64_t key, int d)
{
    return (size_t)(key >> (d * BITS)) & (VALUES - 1);
}

/* Turn the counts of a digit's values into their start positions; 0 if all items have the same value. */
static int find_places(size_t *count, size_t n)
{
    size_t place = 0;

    for (size_t v = 0; v < VALUES; v++) {
        size_t of_value = count[v];

        if (of_value == n)
            return 0;
        count[v] = place;
        place += of_value;
    }
    return 1;
}

void radix_sort(radix_item *items, radix_item *work, size_t n)
{
    static const size_t none[VALUES];
    radix_item *from = items, *to = work;

    for (int d = 0; d < DIGITS && n > 1; d++) {
        size_t count[VALUES];
        radix_item *spare;

        memcpy(count, none, sizeof count);
        for (size_t i = 0; i < n; i++)
            count[digit_of(from[i].key, d)]++;
        if (!find_places(count, n))
            continue;
        for (size_t i = 0; i < n; i++)
            to[count[digit_of(from[i].key, d)]++] = from[i];
        spare = from;
        from = to;
        to = spare;
    }
    if (from != items)
        memcpy(items, from, n * sizeof *items);
}

uint64_t *radix_sort_words(uint64_t *words, uint64_t *work, size_t n)
{
    enum { WORD_DIGITS = 3, LOWER = 32 };
    size_t count[WORD_DIGITS][VALUES] = {{0}};
    uint64_t *from = words, *to = work;

    for (size_t i = 0; i < n; i++) {
        for (int d = 0; d < WORD_DIGITS; d++)
            count[d][digit_of(words[i] >> LOWER, d)]++;
    }
    for (int d = 0; d < WORD_DIGITS && n > 1; d++) {
        uint64_t *spare = from;

        if (!find_places(count[d], n))
            continue;
        for (size_t i = 0; i < n; i++)
            to[count[d][digit_of(from[i] >> LOWER, d)]++] = from[i];
        from = to;
        to = spare;
    }
    return from;
}
