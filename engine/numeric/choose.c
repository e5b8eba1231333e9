/*
 * Selection between columns without branches, for numbers, their error bounds and truths.
 */
#include "numeric/choose.h"

#include "base/cell.h"
#include "numeric/kernel.h"
#include "numeric/truth.h"

KERNEL void choose_number(const uint8_t *c, const double *a, const double *b, double *out, size_t n)
{
    const double missing = cell_missing();

    for (size_t i = 0; i < n; i++) {
        double x = a[i], y = b[i], other = x == y ? y : missing;

        other = c[i] == TRUTH_FALSE ? y : other;
        out[i] = c[i] == TRUTH_TRUE ? x : other;
    }
}

KERNEL void choose_error(const uint8_t *c, const double *a, const double *b, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double x = a[i], y = b[i], other = x + y;

        other = c[i] == TRUTH_FALSE ? y : other;
        out[i] = c[i] == TRUTH_TRUE ? x : other;
    }
}

KERNEL void choose_truth(const uint8_t *c, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t x = a[i], y = b[i], other = x == y ? y : (uint8_t)TRUTH_UNKNOWN;

        other = c[i] == TRUTH_FALSE ? y : other;
        out[i] = c[i] == TRUTH_TRUE ? x : other;
    }
}

KERNEL void choose_first_value(const double *a, const double *b, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double x = a[i], y = b[i];

        out[i] = x == x ? x : y;
    }
}

KERNEL void choose_unless_above(const double *x, const double *y, double *out, size_t n)
{
    const double missing = cell_missing();

    for (size_t i = 0; i < n; i++) {
        double a = x[i];

        out[i] = a > y[i] ? missing : a;
    }
}

KERNEL void choose_unless_missing(const double *a, const double *x, const double *y, double *out, size_t n)
{
    const int64_t reasons = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;

    for (size_t i = 0; i < n; i++) {
        int64_t reason = a[i] == a[i] ? 0 : (int64_t)cell_bits(a[i]) & reasons;
        double other = y[i], same = x[i];

        out[i] = reason == (int64_t)CELL_BITS_MISSING ? other : same;
    }
}

KERNEL void choose_known(const double *a, const double *b, double *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double x = a[i], y = b[i];

        out[i] = x != x && y == y ? y : x;
    }
}

KERNEL void choose_applicable(const double *founded, double limit, const double *x, double *out, size_t n)
{
    const double not_applicable = cell_not_applicable();

    for (size_t i = 0; i < n; i++)
        out[i] = founded[i] >= limit ? not_applicable : x[i];
}
