/*
 * Measures of dispersion. Sums over rows are compensated and taken in lanes (numeric/lane_sum.h); Gini's sum over all
 * pairs is one over the sorted values, sum of (2 i - n - 1) x_(i), since x_(i) is the greater one of i - 1 pairs and the
 * lesser one of n - i.
 */
#include "composite/column_information.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/radix.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"
#include "numeric/logarithm.h"

enum { BLOCK = 256, ROUNDING = 8 /* units in the last place */ };

typedef struct column_sum {
    lane_sum sum;
    double count[LANES];
    double least[LANES], greatest[LANES];
} column_sum;

static inline void add_cell(column_sum *s, size_t l, double x)
{
    lane_add(&s->sum, l, x == x ? x : 0);
    s->count[l] += x == x ? 1 : 0;
    s->least[l] = x < s->least[l] ? x : s->least[l];
    s->greatest[l] = x > s->greatest[l] ? x : s->greatest[l];
}

KERNEL static void sum_column(const double *restrict x, size_t n, column_sum *restrict out)
{
    column_sum s = {0};
    size_t i = 0;

    for (size_t l = 0; l < LANES; l++) {
        s.least[l] = INFINITY;
        s.greatest[l] = -INFINITY;
    }
    for (; i + LANES <= n; i += LANES) {
        OVER_LANES
        for (size_t l = 0; l < LANES; l++)
            add_cell(&s, l, x[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        add_cell(&s, l, x[i + l]);
    *out = s;
}

column_totals column_read(const double *x, size_t n)
{
    column_totals t = {.least = INFINITY, .greatest = -INFINITY};
    column_sum s;

    sum_column(x, n, &s);
    for (size_t l = 0; l < LANES; l++) {
        t.count += s.count[l];
        t.least = s.least[l] < t.least ? s.least[l] : t.least;
        t.greatest = s.greatest[l] > t.greatest ? s.greatest[l] : t.greatest;
    }
    t.sum = lane_value(&s.sum);
    return t;
}

bool column_totals_move(const column_totals *t)
{
    return t->count > 0 && t->greatest - t->least > ROUNDING * DBL_EPSILON * fmax(fabs(t->least), fabs(t->greatest));
}

bool column_moves(const double *x, size_t n)
{
    column_totals t = column_read(x, n);

    return column_totals_move(&t);
}

double column_mean(const column_totals *t)
{
    double mean = t->count > 0 ? t->sum / t->count : 0;

    return fabs(mean) > ROUNDING * DBL_EPSILON * fmax(fabs(t->least), fabs(t->greatest)) ? mean : 0;
}

/* --- entropy -------------------------------------------------------------------------- */

/* Values above 0 as multiples of the mean, of which `per_unit` is a unit; 1, with the logarithm 0, for others. */
KERNEL static void multiples_of_mean(const double *restrict x, size_t n, double per_unit, double *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] > 0 ? x[i] * per_unit : 1;
}

/* Add x ln(x / mean) of each value; 0 ln 0 is 0. */
KERNEL static void add_products(const double *restrict x, const double *restrict logs, size_t n, lane_sum *restrict sum)
{
    lane_sum s = *sum;
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        OVER_LANES
        for (size_t l = 0; l < LANES; l++)
            lane_add(&s, l, x[i + l] > 0 ? x[i + l] * logs[i + l] : 0);
    }
    for (size_t l = 0; i + l < n; l++)
        lane_add(&s, l, x[i + l] > 0 ? x[i + l] * logs[i + l] : 0);
    *sum = s;
}

double column_diversity(const double *x, size_t n, const column_totals *t)
{
    double logs[BLOCK], per_unit = t->count / t->sum, rounded;
    lane_sum sum = {0};

    if (!column_totals_move(t))
        return 0;
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        multiples_of_mean(x + at, m, per_unit, logs);
        logarithm(logs, logs, m);
        add_products(x + at, logs, m, &sum);
    }
    /* what all logarithms are off by, since 1 / mean was rounded */
    rounded = log1p(fma(-per_unit, t->sum, t->count) / t->count);
    return fmax((lane_value(&sum) / t->sum + rounded) / log(t->count), 0);
}

/* --- deviation ------------------------------------------------------------------------ */

/* The squares of x - mean; a cell without a value adds none. */
KERNEL static void sum_squares(const double *restrict x, size_t n, double mean, lane_sum *restrict sum)
{
    lane_sum s = {0};
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        OVER_LANES
        for (size_t l = 0; l < LANES; l++) {
            double d = x[i + l] - mean;

            lane_add(&s, l, d == d ? d * d : 0);
        }
    }
    for (size_t l = 0; i + l < n; l++) {
        double d = x[i + l] - mean;

        lane_add(&s, l, d == d ? d * d : 0);
    }
    *sum = s;
}

double column_deviation(const double *x, size_t n, const column_totals *t)
{
    lane_sum squares;

    if (!column_totals_move(t))
        return 0;
    sum_squares(x, n, t->sum / t->count, &squares);
    return sqrt(lane_value(&squares) / (t->count - 1));
}

/* --- Gini ----------------------------------------------------------------------------- */

/* The value that has this key of radix_descending(). */
static double value_of(uint64_t key)
{
    uint64_t bits = ~key;

    return cell_from_bits(bits >> 63 ? bits & ~(UINT64_C(1) << 63) : ~bits);
}

static int ascending(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* Put keys in order whose upper halves are: runs of equal upper halves are short, or equal keys, as a rule. */
static void order_lower_halves(uint64_t *keys, size_t n)
{
    for (size_t from = 0, to; from < n; from = to) {
        bool is_ordered = true;

        for (to = from + 1; to < n && keys[to] >> 32 == keys[from] >> 32; to++)
            is_ordered &= keys[to - 1] <= keys[to];
        if (!is_ordered)
            qsort(keys + from, to - from, sizeof *keys, ascending);
    }
}

static double gini_of(const uint64_t *keys, size_t n)
{
    compensated_sum sum = {0}, apart = {0};

    for (size_t i = 0; i < n; i++) { /* the greatest first */
        double value = value_of(keys[i]);

        compensated_sum_add(&sum, value);
        compensated_sum_add(&apart, ((double)n - 1 - 2 * (double)i) * value);
    }
    return n && compensated_sum_value(&sum) > 0
               ? fmax(compensated_sum_value(&apart) / compensated_sum_value(&sum) / (double)n, 0)
               : 0;
}

double column_gini(const double *x, size_t n)
{
    uint64_t *keys = reallocate_array(NULL, n ? n : 1, sizeof *keys);
    uint64_t *work = reallocate_array(NULL, n ? n : 1, sizeof *work);
    double result = -1;
    size_t m = 0;

    if (keys && work) {
        uint64_t *sorted;

        for (size_t i = 0; i < n; i++) {
            if (cell_is_value(x[i]))
                keys[m++] = radix_descending(x[i]);
        }
        sorted = radix_sort_words(keys, work, m);
        order_lower_halves(sorted, m);
        result = gini_of(sorted, m);
    }
    release(keys);
    release(work);
    return result;
}
