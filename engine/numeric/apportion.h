/* Whole shares of a whole number, in proportion to weights, by the largest remainder (Hamilton). */
#ifndef NUMERIC_APPORTION_H
#define NUMERIC_APPORTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { APPORTION_MOST = 100000 };

/*
 * out[n] adds up to `whole`, and no share is above its weight: whole <= Σ weights, weights >= 0, each below 2^31. Equal remainders go to the first.
 * False if memory is exhausted.
 */
bool apportion(int64_t whole, const int64_t *weights, size_t n, int64_t *out);

#endif
