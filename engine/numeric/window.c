#include <features.h>

#include "numeric/window.h"

#include <math.h>

#include "base/cell.h"
#include "numeric/arithmetic.h"
#include "numeric/kernel.h"

enum { MOST_YEARS = 32 };

/* The actual years of one row; `state` says whether they can be computed with. */
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

/* out = the columns added up, oldest first; returns whether any row has no plain value */
KERNEL static int add_columns(const double *const *x, size_t k, double *out, double *absolute,
                              size_t n)
{
    int odd = 0;

    for (size_t i = 0; i < n; i++) {
        out[i] = x[0][i];
        absolute[i] = fabs(x[0][i]);
    }
    for (size_t j = 1; j < k; j++) {
        const double *y = x[j];

        for (size_t i = 0; i < n; i++) {
            out[i] += y[i];
            absolute[i] += fabs(y[i]);
        }
    }
    for (size_t i = 0; i < n; i++)
        odd |= out[i] != out[i];
    return odd;
}

enum { BLOCK = 256 };

static void sum_or_mean(const double *const *x, size_t k, double unit_errors, double *out,
                        double *error, size_t n, int is_mean)
{
    double absolute[BLOCK];
    const double *at_block[MOST_YEARS];
    actual_years a;

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;
        int odd;

        for (size_t j = 0; j < k; j++)
            at_block[j] = x[j] + at;
        odd = add_columns(at_block, k, out + at, absolute, m);
        for (size_t i = 0; i < m; i++) {
            double years = (double)k;

            if (odd && !cell_is_value(out[at + i])) {
                gather(at_block, k, i, &a);
                years = (double)a.k;
                out[at + i] = a.state == CELL_VALUE ? 0 : of_state(a.state);
                absolute[i] = 0;
                for (size_t j = 0; a.state == CELL_VALUE && j < a.k; j++) {
                    out[at + i] += a.y[j];
                    absolute[i] += fabs(a.y[j]);
                }
            }
            if (is_mean && cell_is_value(out[at + i]))
                out[at + i] /= years;
            if (error)
                error[at + i] = (unit_errors + (double)k + 2) * ARITHMETIC_UNIT * absolute[i];
        }
    }
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

static void extreme(const double *const *x, size_t k, double unit_errors, double *out,
                    double *error, size_t n, double sign)
{
    actual_years a;

    for (size_t i = 0; i < n; i++) {
        gather(x, k, i, &a);
        out[i] = a.state == CELL_VALUE ? a.y[0] : of_state(a.state);
        for (size_t j = 1; a.state == CELL_VALUE && j < a.k; j++) {
            if (sign * a.y[j] > sign * out[i])
                out[i] = a.y[j];
        }
        if (error)
            error[i] = unit_errors * ARITHMETIC_UNIT * fabs(out[i]);
    }
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
 * A base that is known and bad settles the matter even when another year is
 * missing; a missing year decides before any arithmetic.
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

void window_growth_mean(const double *const *x, size_t k, double unit_errors, double *out,
                        double *error, size_t n)
{
    actual_years a;

    for (size_t i = 0; i < n; i++) {
        cell_state state;
        size_t first;
        double sum = 0;

        gather(x, k, i, &a);
        state = growth_state(&a);
        if (error)
            error[i] = 0;
        if (state != CELL_VALUE) {
            out[i] = of_state(state);
            continue;
        }
        first = a.y[0] == 0;
        for (size_t j = first; j + 1 < a.k; j++)
            sum += a.y[j + 1] / a.y[j];
        sum /= (double)(a.k - 1 - first);
        out[i] = sum - 1;
        if (error) {
            double magnitude = 0;

            for (size_t j = first; j + 1 < a.k; j++)
                magnitude += fabs(a.y[j + 1] / a.y[j]);
            error[i] = (2 * unit_errors + (double)k + 4) * ARITHMETIC_UNIT * (magnitude + 1);
        }
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
