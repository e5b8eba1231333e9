#include <features.h>

#include "numeric/arithmetic.h"

#include <math.h>

#include "base/cell.h"
#include "numeric/kernel.h"

#define PAYLOAD (CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED)

/* Why an operation on a and b has no value. */
static double without_value(double a, double b)
{
    uint64_t why = 0;

    if (!cell_is_value(a))
        why |= cell_bits(a) & PAYLOAD;
    if (!cell_is_value(b))
        why |= cell_bits(b) & PAYLOAD;
    return cell_from_bits(CELL_BITS_NAN | (why ? why : CELL_BITS_UNDEFINED));
}

/*
 * Each operation is a pure loop into a block on the stack that also notes whether any
 * result is NaN; only then a second loop names the reasons.
 */
enum { BLOCK = 256 };

#define BINARY_KERNEL(name, expression, why)                                                   \
    KERNEL static int name##_block(const double *restrict a, const double *restrict b,     \
                                   double *restrict out, size_t n)                         \
    {                                                                                      \
        int odd = 0;                                                                       \
                                                                                           \
        for (size_t i = 0; i < n; i++) {                                                   \
            out[i] = (expression);                                                         \
            odd |= out[i] != out[i];                                                       \
        }                                                                                  \
        return odd;                                                                        \
    }                                                                                      \
                                                                                           \
    void arithmetic_##name(const double *a, const double *b, double *out, size_t n)        \
    {                                                                                      \
        double block[BLOCK];                                                               \
                                                                                           \
        for (size_t at = 0; at < n; at += BLOCK) {                                         \
            size_t m = n - at < BLOCK ? n - at : BLOCK;                                    \
                                                                                           \
            if (name##_block(a + at, b + at, block, m)) {                                  \
                for (size_t i = 0; i < m; i++) {                                           \
                    if (!cell_is_value(block[i]))                                          \
                        block[i] = why(a[at + i], b[at + i]);                              \
                }                                                                          \
            }                                                                              \
            memcpy(out + at, block, m * sizeof *block);                                    \
        }                                                                                  \
    }

/* x/0 is undefined whatever x is, even when it is missing. */
static double without_quotient(double a, double b)
{
    return b == 0 ? cell_undefined() : without_value(a, b);
}

BINARY_KERNEL(add, a[i] + b[i], without_value)
BINARY_KERNEL(subtract, a[i] - b[i], without_value)
BINARY_KERNEL(multiply, a[i] * b[i], without_value)
BINARY_KERNEL(divide, b[i] == 0 ? NAN : a[i] / b[i], without_quotient)

KERNEL void arithmetic_negate(const double *a, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = a[i] == a[i] ? -a[i] : a[i];
}

KERNEL void arithmetic_relative_error(const double *a, double factor, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = factor * fabs(a[i]);
}

/* Two units for the rounding of the result and of the bound itself. */
#define ROUNDED (2 * ARITHMETIC_UNIT)

KERNEL void arithmetic_add_error(const double *ea, const double *eb, const double *r, double *out,
                                 size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (ea[i] + eb[i]) * (1 + 8 * ARITHMETIC_UNIT) + ROUNDED * fabs(r[i]);
}

KERNEL void arithmetic_multiply_error(const double *a, const double *ea, const double *b,
                                      const double *eb, const double *r, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (fabs(a[i]) * eb[i] + fabs(b[i]) * ea[i] + ea[i] * eb[i]) *
                     (1 + 8 * ARITHMETIC_UNIT) +
                 ROUNDED * fabs(r[i]);
}

KERNEL void arithmetic_divide_error(const double *ea, const double *b, const double *eb,
                                    const double *r, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double distance = fabs(b[i]) - eb[i];

        out[i] = distance > 0 ? (ea[i] + fabs(r[i]) * eb[i]) / distance *
                                        (1 + 8 * ARITHMETIC_UNIT) +
                                    ROUNDED * fabs(r[i])
                              : INFINITY;
    }
}
