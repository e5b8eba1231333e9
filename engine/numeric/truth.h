/*
 * Kleene's strong three-valued logic, one byte per row: false 0, unknown 1, true 2, so that `and` is the minimum, `or`
 * the maximum and `not` 2 - x.
 */
#ifndef NUMERIC_TRUTH_H
#define NUMERIC_TRUTH_H

#include <stddef.h>
#include <stdint.h>

typedef enum truth { TRUTH_FALSE = 0, TRUTH_UNKNOWN = 1, TRUTH_TRUE = 2 } truth;

void truth_and(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n);
void truth_or(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n);
void truth_not(const uint8_t *a, uint8_t *out, size_t n);

#endif
