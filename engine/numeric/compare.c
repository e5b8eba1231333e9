/*
 * Relations between columns in blocks. A row within the error bounds is only marked; exact arithmetic decides it later.
 */
#include "numeric/compare.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "numeric/arithmetic.h"
#include "numeric/kernel.h"
#include "numeric/truth.h"

enum { BLOCK = 512 };

bool compare_holds(compare_relation relation, int order)
{
    switch (relation) {
    case COMPARE_LESS:
        return order < 0;
    case COMPARE_LESS_EQUAL:
        return order <= 0;
    case COMPARE_GREATER:
        return order > 0;
    case COMPARE_GREATER_EQUAL:
        return order >= 0;
    case COMPARE_EQUAL:
        return order == 0;
    case COMPARE_NOT_EQUAL:
        return order != 0;
    }
    return false;
}

/* The reason why a cell has no value; 0 if it has one. */
static inline int64_t reasons(double x)
{
    const uint64_t all = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;

    return x == x ? 0 : (int64_t)(cell_bits(x) & all);
}

/* The truth of a relation that does not hold: unknown if the only reason is missing, otherwise false. */
static inline int64_t unless_missing(int64_t reason)
{
    return reason == (int64_t)CELL_BITS_MISSING ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static inline int64_t is_near(double a, double ka, double b, double kb)
{
    return fabs(a - b) > ka * fabs(a) + kb * fabs(b) ? 0 : a == a && b == b ? -1 : 0;
}

/*
 * Without branches, so that the loops vectorise. Words are computed first and narrowed to bytes in a second loop, as
 * gcc would otherwise narrow each mask. A relation with NaN must not hold. The guarded versions also report whether any
 * row is close.
 */
#define RELATION_KERNELS(name, holds)                                                               \
    KERNEL static void name(const double *restrict a, const double *restrict b,                     \
                            uint8_t *restrict out, size_t n)                                        \
    {                                                                                               \
        int64_t words[BLOCK];                                                                       \
                                                                                                    \
        for (size_t i = 0; i < n; i++) {                                                            \
            double x = a[i], y = b[i];                                                              \
            int64_t otherwise = unless_missing(reasons(x) | reasons(y));                            \
                                                                                                    \
            words[i] = (holds) ? TRUTH_TRUE : otherwise;                                            \
        }                                                                                           \
        for (size_t i = 0; i < n; i++)                                                              \
            out[i] = (uint8_t)words[i];                                                             \
    }                                                                                               \
                                                                                                    \
    KERNEL static void name##_constant(const double *restrict a, double y, uint8_t *restrict out,   \
                                       size_t n)                                                    \
    {                                                                                               \
        int64_t words[BLOCK];                                                                       \
                                                                                                    \
        for (size_t i = 0; i < n; i++) {                                                            \
            double x = a[i];                                                                        \
            int64_t otherwise = unless_missing(reasons(x));                                         \
                                                                                                    \
            words[i] = (holds) ? TRUTH_TRUE : otherwise;                                            \
        }                                                                                           \
        for (size_t i = 0; i < n; i++)                                                              \
            out[i] = (uint8_t)words[i];                                                             \
    }                                                                                               \
                                                                                                    \
    KERNEL static int64_t name##_guarded(const double *restrict a, double ka,                       \
                                         const double *restrict b, double kb,                       \
                                         uint8_t *restrict out, size_t n)                           \
    {                                                                                               \
        int64_t words[BLOCK], any = 0;                                                              \
                                                                                                    \
        for (size_t i = 0; i < n; i++) {                                                            \
            double x = a[i], y = b[i];                                                              \
            int64_t otherwise = unless_missing(reasons(x) | reasons(y));                            \
                                                                                                    \
            words[i] = (holds) ? TRUTH_TRUE : otherwise;                                            \
            any |= is_near(x, ka, y, kb);                                                           \
        }                                                                                           \
        for (size_t i = 0; i < n; i++)                                                              \
            out[i] = (uint8_t)words[i];                                                             \
        return any;                                                                                 \
    }

RELATION_KERNELS(less, x < y)
RELATION_KERNELS(less_equal, x <= y)
RELATION_KERNELS(greater, x > y)
RELATION_KERNELS(greater_equal, x >= y)
RELATION_KERNELS(equal, x == y)
RELATION_KERNELS(not_equal, (x == x) & (y == y) & (x != y))

typedef struct relation_kernels {
    void (*columns)(const double *restrict, const double *restrict, uint8_t *restrict, size_t);
    void (*constant)(const double *restrict, double, uint8_t *restrict, size_t);
    int64_t (*guarded)(const double *restrict, double, const double *restrict, double,
                       uint8_t *restrict, size_t);
} relation_kernels;

static const relation_kernels relations[] = {
    [COMPARE_LESS] = {less, less_constant, less_guarded},
    [COMPARE_LESS_EQUAL] = {less_equal, less_equal_constant, less_equal_guarded},
    [COMPARE_GREATER] = {greater, greater_constant, greater_guarded},
    [COMPARE_GREATER_EQUAL] = {greater_equal, greater_equal_constant, greater_equal_guarded},
    [COMPARE_EQUAL] = {equal, equal_constant, equal_guarded},
    [COMPARE_NOT_EQUAL] = {not_equal, not_equal_constant, not_equal_guarded},
};

/* The number of rows in the block that begins at `at`. */
static size_t block_rows(size_t at, size_t n)
{
    return n - at < BLOCK ? n - at : BLOCK;
}

void compare_plain(compare_relation relation, const double *a, const double *b, uint8_t *out,
                   size_t n)
{
    for (size_t at = 0; at < n; at += BLOCK)
        relations[relation].columns(a + at, b + at, out + at, block_rows(at, n));
}

void compare_constant(compare_relation relation, const double *a, double k, uint8_t *out, size_t n)
{
    for (size_t at = 0; at < n; at += BLOCK)
        relations[relation].constant(a + at, k, out + at, block_rows(at, n));
}

/* Mark rows with two values whose difference is within the errors; unknown errors mark every row. */
KERNEL static void mark_relative(const double *restrict a, double ka, const double *restrict b, double kb,
                                 uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] |= (uint8_t)(is_near(a[i], ka, b[i], kb) & COMPARE_CLOSE);
}

KERNEL static int mark_absolute(const double *a, const double *ea, const double *b,
                                const double *eb, uint8_t *mark, size_t n)
{
    int any = 0;

    for (size_t i = 0; i < n; i++) {
        int near = !(fabs(a[i] - b[i]) > ea[i] + eb[i]) & (a[i] == a[i]) & (b[i] == b[i]);

        mark[i] = (uint8_t)near;
        any |= near;
    }
    return any;
}

static const double *error_of(const double *a, double k, const double *e, double *scratch, size_t n)
{
    if (e)
        return e;
    arithmetic_relative_error(a, k, scratch, n);
    return scratch;
}

static bool guard_relative(compare_relation relation, const double *a, double ka, const double *b,
                           double kb, uint8_t *out, size_t n)
{
    if (!relations[relation].guarded(a, ka, b, kb, out, n))
        return false;
    mark_relative(a, ka, b, kb, out, n);
    return true;
}

static bool guard_absolute(compare_relation relation, const double *a, const double *ea, const double *b,
                           const double *eb, uint8_t *out, size_t n)
{
    uint8_t mark[BLOCK];

    relations[relation].columns(a, b, out, n);
    if (!mark_absolute(a, ea, b, eb, mark, n))
        return false;
    for (size_t i = 0; i < n; i++)
        out[i] |= mark[i] ? COMPARE_CLOSE : 0;
    return true;
}

bool compare_guarded(compare_relation relation, compare_side a, compare_side b, uint8_t *out, size_t n)
{
    double scratch[2][BLOCK];
    bool any = false;

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = block_rows(at, n);
        const double *x = a.x + at, *y = b.x + at;

        if (a.error || b.error)
            any |= guard_absolute(relation, x, error_of(x, a.relative, a.error ? a.error + at : NULL, scratch[0], m), y,
                                  error_of(y, b.relative, b.error ? b.error + at : NULL, scratch[1], m), out + at, m);
        else
            any |= guard_relative(relation, x, a.relative, y, b.relative, out + at, m);
    }
    return any;
}

size_t compare_next_close(const uint8_t *out, size_t at, size_t n)
{
    const uint64_t marks = COMPARE_CLOSE * UINT64_C(0x0101010101010101);
    uint64_t rows;

    for (; at + sizeof rows <= n; at += sizeof rows) {
        memcpy(&rows, out + at, sizeof rows);
        if (rows & marks)
            break;
    }
    while (at < n && !(out[at] & COMPARE_CLOSE))
        at++;
    return at;
}
