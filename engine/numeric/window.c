/*
 * Kernels over the years of a window, in blocks: sums, means, extremes, mean growth and compound growth, with bounds of
 * the rounding error.
 */
#include "numeric/window.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "numeric/arithmetic.h"
#include "numeric/kernel.h"

enum { MOST_YEARS = 32 };

/* The applicable years of one row; `state` says whether all of them have a value. */
typedef struct actual_years {
    double y[MOST_YEARS];
    size_t k;
    cell_state state;
} actual_years;

static void gather(const double *const *x, size_t k, size_t row, actual_years *a)
{
    a->k = 0;
    a->state = CELL_VALUE;
    for (size_t j = 0; j < k; j++) {
        cell_state state = cell_state_of(x[j][row]);

        if (state == CELL_NOT_APPLICABLE)
            continue;
        a->y[a->k++] = x[j][row];
        if (state == CELL_UNDEFINED || (state == CELL_MISSING && a->state == CELL_VALUE))
            a->state = state;
    }
    if (!a->k)
        a->state = CELL_NOT_APPLICABLE;
}

static double of_state(cell_state state)
{
    return state == CELL_MISSING          ? cell_missing()
           : state == CELL_NOT_APPLICABLE ? cell_not_applicable()
                                          : cell_undefined();
}

enum { BLOCK = 256 };

/* The reason why a year invalidates its window; 0 if it has a value or is not applicable. */
static inline int64_t fault_of(double y)
{
    const int64_t missing = CELL_BITS_MISSING, undefined = CELL_BITS_UNDEFINED, left_out = CELL_BITS_NOT_APPLICABLE;
    int64_t bits = (int64_t)(cell_bits(y) & (CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED));
    int64_t fault = bits == missing ? missing : undefined;

    fault = (bits & (undefined | left_out)) == left_out ? 0 : fault;
    return y == y ? 0 : fault;
}

/*
 * The state of a window is one number: the count of applicable years in the lower bits and the faults above them.
 */
enum { FAULTS = 32 };

static inline int64_t see_year(int64_t seen, double y)
{
    int64_t fault = fault_of(y);

    return (seen + (y == y || fault ? 1 : 0)) | fault << FAULTS;
}

static inline double years_of(int64_t seen)
{
    return (double)(int32_t)seen;
}

/* The value of a row, or the reason why it has none. */
static inline double with_state(double value, int64_t seen)
{
    double out = seen == 0 ? cell_not_applicable() : value;

    out = seen >> FAULTS ? cell_missing() : out;
    return seen >> FAULTS & (int64_t)CELL_BITS_UNDEFINED ? cell_undefined() : out;
}

KERNEL static void add_year(const double *restrict y, double *restrict sum, int64_t *restrict seen, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        sum[i] += y[i] == y[i] ? y[i] : 0;
        seen[i] = see_year(seen[i], y[i]);
    }
}

/* Add the magnitudes of the values, from which the error is bounded. */
KERNEL static void add_sizes(const double *restrict y, double *restrict sizes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        sizes[i] += y[i] == y[i] ? fabs(y[i]) : 0;
}

KERNEL static void finish_block(const int64_t *restrict seen, int is_mean, double *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double value = is_mean ? out[i] / years_of(seen[i]) : out[i];

        out[i] = with_state(value, seen[i]);
    }
}

/* Turn the magnitudes of a block into error bounds. */
static void scale(double *error, double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        error[i] *= factor;
}

static void sum_or_mean(const double *const *x, size_t k, double unit_errors, double *out,
                        double *error, size_t n, int is_mean)
{
    int64_t seen[BLOCK];

    memset(out, 0, n * sizeof *out);
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        memset(seen, 0, m * sizeof *seen);
        for (size_t j = 0; j < k; j++)
            add_year(x[j] + at, out + at, seen, m);
        finish_block(seen, is_mean, out + at, m);
    }
    if (!error)
        return;
    memset(error, 0, n * sizeof *error);
    for (size_t j = 0; j < k; j++)
        add_sizes(x[j], error, n);
    scale(error, (unit_errors + (double)k + 2) * ARITHMETIC_UNIT, n);
}

void window_sum(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                size_t n)
{
    sum_or_mean(x, k, unit_errors, out, error, n, 0);
}

void window_mean(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                 size_t n)
{
    sum_or_mean(x, k, unit_errors, out, error, n, 1);
}

/* `sign` 1 for the greatest, -1 for the least; the first of equal values is kept. */
KERNEL static void pick_year(const double *restrict y, double sign, double *restrict best, int64_t *restrict seen,
                             size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t is_first = seen[i] == 0 ? -1 : 0, is_better = sign * y[i] > sign * best[i] ? -1 : 0;
        int64_t is_value = y[i] == y[i] ? -1 : 0;

        best[i] = is_value & (is_first | is_better) ? y[i] : best[i];
        seen[i] = see_year(seen[i], y[i]);
    }
}

static void extreme(const double *const *x, size_t k, double unit_errors, double *out,
                    double *error, size_t n, double sign)
{
    int64_t seen[BLOCK];

    memset(out, 0, n * sizeof *out);
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        memset(seen, 0, m * sizeof *seen);
        for (size_t j = 0; j < k; j++)
            pick_year(x[j] + at, sign, out + at, seen, m);
        finish_block(seen, 0, out + at, m);
    }
    if (error)
        arithmetic_relative_error(out, unit_errors * ARITHMETIC_UNIT, error, n);
}

void window_least(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                  size_t n)
{
    extreme(x, k, unit_errors, out, error, n, -1);
}

void window_greatest(const double *const *x, size_t k, double unit_errors, double *out,
                     double *error, size_t n)
{
    extreme(x, k, unit_errors, out, error, n, 1);
}

/*
 * An invalid base makes the growth undefined even if another year is missing; otherwise a missing year makes it
 * missing.
 */
static cell_state growth_state(const actual_years *a)
{
    if (a->state == CELL_NOT_APPLICABLE || a->state == CELL_UNDEFINED)
        return a->state;
    if (a->k < 2)
        return CELL_UNDEFINED;
    for (size_t j = 0; j + 1 < a->k; j++) {
        if (a->y[j] < 0 || (j > 0 && a->y[j] == 0))
            return CELL_UNDEFINED;
    }
    if (a->k == 2 && a->y[0] == 0)
        return CELL_UNDEFINED;
    return a->state;
}

/* The growth of one row; *magnitude becomes the sum of the magnitudes of the ratios. */
static double growth_of_row(const actual_years *a, double *magnitude)
{
    cell_state state = growth_state(a);
    double sum = 0;
    size_t first;

    *magnitude = -1;
    if (state != CELL_VALUE)
        return of_state(state);
    *magnitude = 0;
    first = a->y[0] == 0;
    for (size_t j = first; j + 1 < a->k; j++) {
        sum += a->y[j + 1] / a->y[j];
        *magnitude += fabs(a->y[j + 1] / a->y[j]);
    }
    return sum / (double)(a->k - 1 - first) - 1;
}

/* Add a ratio to each row; `odd` records whether any base is not above 0 or any year has no value. */
KERNEL static void add_ratio(const double *restrict before, const double *restrict year, double *restrict sum,
                             double *restrict magnitude, int64_t *restrict odd, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double ratio = year[i] / before[i];

        sum[i] += ratio;
        magnitude[i] += fabs(ratio);
        odd[i] |= before[i] > 0 && year[i] == year[i] ? 0 : -1;
    }
}

/* Vectorised if every base in the block is above 0, otherwise row by row. */
static void growth_block(const double *const *x, size_t k, double *out, double *magnitude, size_t n)
{
    int64_t odd[BLOCK];
    actual_years a;

    for (size_t i = 0; i < n; i++) {
        odd[i] = k < 2 ? -1 : 0;
        out[i] = magnitude[i] = 0;
    }
    for (size_t j = 0; j + 1 < k; j++)
        add_ratio(x[j], x[j + 1], out, magnitude, odd, n);
    for (size_t i = 0; i < n; i++)
        out[i] = out[i] / (double)(k - 1) - 1;
    for (size_t i = 0; i < n; i++) {
        if (odd[i]) {
            gather(x, k, i, &a);
            out[i] = growth_of_row(&a, &magnitude[i]);
        }
    }
}

void window_growth_mean(const double *const *x, size_t k, double unit_errors, double *out,
                        double *error, size_t n)
{
    double factor = (2 * unit_errors + (double)k + 4) * ARITHMETIC_UNIT;
    const double *at_block[MOST_YEARS];
    double magnitude[BLOCK];

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        for (size_t j = 0; j < k; j++)
            at_block[j] = x[j] + at;
        growth_block(at_block, k, out + at, magnitude, m);
        for (size_t i = 0; error && i < m; i++)
            error[at + i] = factor * (magnitude[i] + 1); /* 0 if there is no value */
    }
}

void window_cagr(const double *const *x, size_t k, double unit_errors, double *out, double *error,
                 size_t n)
{
    const double *first = x[0];
    const double *last = x[k - 1];

    for (size_t i = 0; i < n; i++) {
        cell_state of_first = cell_state_of(first[i]);
        cell_state of_last = cell_state_of(last[i]);
        cell_state worst = of_first > of_last ? of_first : of_last;
        double ratio;

        if (error)
            error[i] = 0;
        if ((of_first == CELL_VALUE && first[i] <= 0) || (of_last == CELL_VALUE && last[i] < 0))
            worst = CELL_UNDEFINED;
        if (worst != CELL_VALUE) {
            out[i] = of_state(worst);
            continue;
        }
        ratio = pow(last[i] / first[i], 1.0 / (double)(k - 1));
        out[i] = ratio - 1;
        if (error)
            error[i] = (2 * unit_errors + 16) * ARITHMETIC_UNIT * (ratio + 1);
    }
}
