#include <features.h>

#include "numeric/compare.h"

#include <math.h>

#include "base/cell.h"
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

/* All bits where a cell that has no value is merely missing; others are certain to fail. */
static inline int64_t mask_missing(double x)
{
    const uint64_t reasons = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;

    return (cell_bits(x) & reasons) == CELL_BITS_MISSING ? -1 : 0;
}

static inline int64_t mask_value(double x)
{
    return x == x ? -1 : 0;
}

/*
 * Masks instead of branches, so that it vectorises: true or false where both sides have a value, else unknown when
 * all that is wrong is missing, else false. Words first and bytes from them: in one loop gcc would narrow each mask.
 */
#define RELATION_KERNEL(name, operation)                                                            \
    KERNEL static void name(const double *restrict a, const double *restrict b,                     \
                            uint8_t *restrict out, size_t n)                                        \
    {                                                                                               \
        int64_t words[BLOCK];                                                                       \
                                                                                                    \
        for (size_t i = 0; i < n; i++) {                                                            \
            int64_t has_a = mask_value(a[i]), has_b = mask_value(b[i]), both = has_a & has_b;       \
            int64_t open = (has_a | mask_missing(a[i])) & (has_b | mask_missing(b[i])) & ~both;     \
            int64_t holds = a[i] operation b[i] ? both : 0;                                         \
                                                                                                    \
            words[i] = (holds & TRUTH_TRUE) | (open & TRUTH_UNKNOWN);                               \
        }                                                                                           \
        for (size_t i = 0; i < n; i++)                                                              \
            out[i] = (uint8_t)words[i];                                                             \
    }

RELATION_KERNEL(less, <)
RELATION_KERNEL(less_equal, <=)
RELATION_KERNEL(greater, >)
RELATION_KERNEL(greater_equal, >=)
RELATION_KERNEL(equal, ==)
RELATION_KERNEL(not_equal, !=)

static void (*const relations[])(const double *restrict, const double *restrict, uint8_t *restrict,
                                 size_t) = {
    [COMPARE_LESS] = less,
    [COMPARE_LESS_EQUAL] = less_equal,
    [COMPARE_GREATER] = greater,
    [COMPARE_GREATER_EQUAL] = greater_equal,
    [COMPARE_EQUAL] = equal,
    [COMPARE_NOT_EQUAL] = not_equal,
};

/* At most BLOCK rows at a time. */
static void relate(compare_relation relation, const double *a, const double *b, uint8_t *out, size_t n)
{
    for (size_t at = 0; at < n; at += BLOCK)
        relations[relation](a + at, b + at, out + at, n - at < BLOCK ? n - at : BLOCK);
}

void compare_plain(compare_relation relation, const double *a, const double *b, uint8_t *out,
                   size_t n)
{
    relate(relation, a, b, out, n);
}

/* Are there two values, and is |a - b| within the errors? Errors that are not known leave all open. */
KERNEL static int mark_relative(const double *a, double ka, const double *b, double kb,
                                uint8_t *mark, size_t n)
{
    int any = 0;

    for (size_t i = 0; i < n; i++) {
        int near = !(fabs(a[i] - b[i]) > ka * fabs(a[i]) + kb * fabs(b[i])) & (a[i] == a[i]) & (b[i] == b[i]);

        mark[i] = (uint8_t)near;
        any |= near;
    }
    return any;
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
    for (size_t i = 0; i < n; i++)
        scratch[i] = k * fabs(a[i]);
    return scratch;
}

bool compare_guarded(compare_relation relation, const double *a, double ka, const double *ea,
                     const double *b, double kb, const double *eb, uint8_t *out, size_t n)
{
    uint8_t mark[BLOCK];
    double scratch[2][BLOCK];
    bool any = false;

    relate(relation, a, b, out, n);
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;
        int near;

        if (ea || eb)
            near = mark_absolute(a + at, error_of(a + at, ka, ea ? ea + at : NULL, scratch[0], m),
                                b + at, error_of(b + at, kb, eb ? eb + at : NULL, scratch[1], m),
                                mark, m);
        else
            near = mark_relative(a + at, ka, b + at, kb, mark, m);
        if (!near)
            continue;
        for (size_t i = at; i < at + m; i++)
            out[i] |= mark[i - at] ? COMPARE_CLOSE : 0;
        any = true;
    }
    return any;
}
