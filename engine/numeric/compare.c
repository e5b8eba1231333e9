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

/*
 * Each relation into an array of doubles 0 or 2 would vectorise, but so does
 * this: the comparison as an integer, shifted.
 */
#define RELATION_KERNEL(name, operation)                                                  \
    KERNEL static void name(const double *restrict a, const double *restrict b,           \
                            uint8_t *restrict out, size_t n)                              \
    {                                                                                     \
        for (size_t i = 0; i < n; i++)                                                    \
            out[i] = (uint8_t)((a[i] operation b[i]) << 1);                               \
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

KERNEL static int any_without_value(const double *a, const double *b, size_t n)
{
    int any = 0;

    for (size_t i = 0; i < n; i++)
        any |= (a[i] != a[i]) | (b[i] != b[i]);
    return any;
}

/* Undefined and not applicable are certain to fail, missing is not. */
static uint8_t truth_without_value(double a, double b)
{
    cell_state of_a = cell_state_of(a);
    cell_state of_b = cell_state_of(b);

    if (of_a == CELL_UNDEFINED || of_b == CELL_UNDEFINED || of_a == CELL_NOT_APPLICABLE ||
        of_b == CELL_NOT_APPLICABLE)
        return TRUTH_FALSE;
    return TRUTH_UNKNOWN;
}

/* truth_without_value where either has none, without a branch: 1 where all that is wrong is missing, else 0. */
KERNEL static void settle_without_value(const double *a, const double *b, uint8_t *out, size_t n)
{
    const uint64_t reasons = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;

    for (size_t i = 0; i < n; i++) {
        uint64_t missing_a = (cell_bits(a[i]) & reasons) == CELL_BITS_MISSING;
        uint64_t missing_b = (cell_bits(b[i]) & reasons) == CELL_BITS_MISSING;
        uint64_t odd_a = a[i] != a[i], odd_b = b[i] != b[i];
        uint64_t unknown = (missing_a | !odd_a) & (missing_b | !odd_b);
        uint64_t odd = odd_a | odd_b;

        out[i] = (uint8_t)(odd ? unknown : out[i]);
    }
}

void compare_plain(compare_relation relation, const double *a, const double *b, uint8_t *out,
                   size_t n)
{
    relations[relation](a, b, out, n);
    if (any_without_value(a, b, n))
        settle_without_value(a, b, out, n);
}

/* Is |a - b| within the errors? True for a side without a value too. */
KERNEL static int mark_relative(const double *a, double ka, const double *b, double kb,
                                uint8_t *mark, size_t n)
{
    int any = 0;

    for (size_t i = 0; i < n; i++) {
        int near = !(fabs(a[i] - b[i]) > ka * fabs(a[i]) + kb * fabs(b[i]));

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
        int near = !(fabs(a[i] - b[i]) > ea[i] + eb[i]);

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

    relations[relation](a, b, out, n);
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;
        int odd;

        if (ea || eb)
            odd = mark_absolute(a + at, error_of(a + at, ka, ea ? ea + at : NULL, scratch[0], m),
                                b + at, error_of(b + at, kb, eb ? eb + at : NULL, scratch[1], m),
                                mark, m);
        else
            odd = mark_relative(a + at, ka, b + at, kb, mark, m);
        if (!odd)
            continue;
        for (size_t i = at; i < at + m; i++) {
            if (!mark[i - at])
                continue;
            if (!cell_is_value(a[i]) || !cell_is_value(b[i])) {
                out[i] = truth_without_value(a[i], b[i]);
            } else {
                out[i] |= COMPARE_CLOSE;
                any = true;
            }
        }
    }
    return any;
}
