/*
 * Kleene's logic as minimum, maximum and 2 - x over bytes.
 */
#include "numeric/truth.h"

#include "numeric/kernel.h"

KERNEL void truth_and(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = a[i] < b[i] ? a[i] : b[i];
}

KERNEL void truth_or(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = a[i] > b[i] ? a[i] : b[i];
}

KERNEL void truth_not(const uint8_t *a, uint8_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (uint8_t)(2 - a[i]);
}
