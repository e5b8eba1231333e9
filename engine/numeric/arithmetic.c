/*
 * Vectorised loops over cells. IEEE arithmetic yields the NaN; its reason is determined in a second loop, only for
 * blocks in which a NaN occurs.
 */
#include "numeric/arithmetic.h"

#include <math.h>

#include "base/cell.h"
#include "numeric/kernel.h"

#define PAYLOAD (CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED)

static inline uint64_t payload(double x)
{
    return x == x ? 0 : cell_bits(x) & PAYLOAD;
}

/* The result of an operation on a and b, or the reason why it has no value. */
static inline double with_reason(double a, double b, double result)
{
    uint64_t why = payload(a) | payload(b);

    why = why ? why : CELL_BITS_UNDEFINED;
    return result == result ? result : cell_from_bits(CELL_BITS_NAN | why);
}

/* x/0 is undefined whatever x is, even if x is missing. */
static inline double quotient_with_reason(double a, double b, double result)
{
    return b == 0 ? cell_undefined() : with_reason(a, b, result);
}

/*
 * Each operation is a loop into a block on the stack that also records whether any result is NaN; only then a second
 * loop determines the reasons. For quotients one loop does both, since a division hides the cost.
 */
enum { BLOCK = 256 };

#define BINARY_KERNEL(name, operation)                                                         \
    KERNEL static int64_t name##_block(const double *restrict a, const double *restrict b,     \
                                       double *restrict out, size_t n)                         \
    {                                                                                          \
        int64_t odd = 0;                                                                       \
                                                                                               \
        for (size_t i = 0; i < n; i++) {                                                       \
            double result = a[i] operation b[i];                                               \
                                                                                               \
            out[i] = result;                                                                   \
            odd |= result == result ? 0 : -1;                                                  \
        }                                                                                      \
        return odd;                                                                            \
    }                                                                                          \
                                                                                               \
    KERNEL void arithmetic_##name(const double *a, const double *b, double *out, size_t n)     \
    {                                                                                          \
        double block[BLOCK];                                                                   \
                                                                                               \
        for (size_t at = 0; at < n; at += BLOCK) {                                             \
            size_t m = n - at < BLOCK ? n - at : BLOCK;                                        \
                                                                                               \
            if (name##_block(a + at, b + at, block, m)) {                                      \
                for (size_t i = 0; i < m; i++)                                                 \
                    block[i] = with_reason(a[at + i], b[at + i], block[i]);                    \
            }                                                                                  \
            memcpy(out + at, block, m * sizeof *block);                                        \
        }                                                                                      \
    }

BINARY_KERNEL(add, +)
BINARY_KERNEL(subtract, -)
BINARY_KERNEL(multiply, *)

KERNEL void arithmetic_divide(const double *a, const double *b, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = quotient_with_reason(a[i], b[i], a[i] / b[i]);
}

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

/* Two units: the rounding of the result and that of the bound itself. */
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
