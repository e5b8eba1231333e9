/*
 * A cell is a double. A cell without a value is a quiet NaN whose low bits say why, so that a column needs no second
 * array and arithmetic propagates the state:
 *
 *   missing         a value that exists but is not known
 *   not applicable  a year before the company was founded
 *   undefined       x/0 and the like: known to have no value
 *
 * If operands differ, undefined takes precedence over not applicable, and that over missing: an operation with an
 * undefined operand is certainly undefined, whatever the missing operand is.
 */
#ifndef BASE_CELL_H
#define BASE_CELL_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef enum cell_state {
    CELL_VALUE,
    CELL_MISSING,
    CELL_NOT_APPLICABLE,
    CELL_UNDEFINED
} cell_state;

#define CELL_BITS_NAN UINT64_C(0x7ff8000000000000)
#define CELL_BITS_MISSING UINT64_C(1)
#define CELL_BITS_NOT_APPLICABLE UINT64_C(2)
#define CELL_BITS_UNDEFINED UINT64_C(4)

static inline uint64_t cell_bits(double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double cell_from_bits(uint64_t bits)
{
    double x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline double cell_missing(void)
{
    return cell_from_bits(CELL_BITS_NAN | CELL_BITS_MISSING);
}

static inline double cell_not_applicable(void)
{
    return cell_from_bits(CELL_BITS_NAN | CELL_BITS_NOT_APPLICABLE);
}

static inline double cell_undefined(void)
{
    return cell_from_bits(CELL_BITS_NAN | CELL_BITS_UNDEFINED);
}

static inline bool cell_is_value(double x)
{
    return x == x;
}

static inline cell_state cell_state_of(double x)
{
    uint64_t bits;

    if (x == x)
        return CELL_VALUE;
    bits = cell_bits(x);
    if (bits & CELL_BITS_UNDEFINED)
        return CELL_UNDEFINED;
    if (bits & CELL_BITS_NOT_APPLICABLE)
        return CELL_NOT_APPLICABLE;
    return bits & CELL_BITS_MISSING ? CELL_MISSING : CELL_UNDEFINED;
}

static inline bool cell_is_missing(double x)
{
    return cell_state_of(x) == CELL_MISSING;
}

#endif
