/*
 * Measures of dispersion. Sums over rows are compensated and taken in lanes (numeric/lane_sum.h); Gini's sum over all
 * pairs is one over the sorted values, sum of (2 i - n - 1) x_(i), since x_(i) is the greater one of i - 1 pairs and the
 * lesser one of n - i.
 */
#include "composite/column_information.h"

#include <float.h>
#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/radix.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"
#include "numeric/logarithm.h"

enum { BLOCK = 256, ROUNDING = 8 /* units in the last place */ };

static bool differ(double least, double greatest)
{
    return greatest - least > ROUNDING * DBL_EPSILON * fmax(fabs(least), fabs(greatest));
}

bool column_moves(const double *x, size_t n)
{
    double least, greatest;

    return sample_range(x, n, &least, &greatest) && differ(least, greatest);
}

/* The totals of a column. */
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
        for (size_t l = 0; l < LANES; l++)
            add_cell(&s, l, x[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        add_cell(&s, l, x[i + l]);
    for (size_t l = 1; l < LANES; l++) { /* reduce to the first lane, which is read */
        s.count[0] += s.count[l];
        s.least[0] = s.least[l] < s.least[0] ? s.least[l] : s.least[0];
        s.greatest[0] = s.greatest[l] > s.greatest[0] ? s.greatest[l] : s.greatest[0];
    }
    *out = s;
}

/* Shares above 0 as multiples of the mean; 1, with the logarithm 0, for others. */
KERNEL static void multiples_of_mean(const double *restrict x, size_t n, double total, double count,
                                     double *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] > 0 ? count * x[i] / total : 1;
}

/* Add p ln(n p) of each share p of the total; 0 ln 0 is 0. */
KERNEL static void add_shares(const double *restrict x, const double *restrict logs, size_t n, double total,
                              lane_sum *restrict sum)
{
    lane_sum s = *sum;
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++)
            lane_add(&s, l, x[i + l] > 0 ? x[i + l] / total * logs[i + l] : 0);
    }
    for (size_t l = 0; i + l < n; l++)
        lane_add(&s, l, x[i + l] > 0 ? x[i + l] / total * logs[i + l] : 0);
    *sum = s;
}

double column_diversity(const double *x, size_t n)
{
    double total, logs[BLOCK];
    lane_sum sum = {0};
    column_sum of;

    sum_column(x, n, &of);
    total = lane_value(&of.sum);
    if (!differ(of.least[0], of.greatest[0]))
        return 0;
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        multiples_of_mean(x + at, m, total, of.count[0], logs);
        logarithm(logs, logs, m);
        add_shares(x + at, logs, m, total, &sum);
    }
    return fmax(lane_value(&sum) / log(of.count[0]), 0);
}

double column_mean(const double *x, size_t n)
{
    column_sum of;
    double mean;

    sum_column(x, n, &of);
    if (of.count[0] < 1)
        return 0;
    mean = lane_value(&of.sum) / of.count[0];
    return fabs(mean) > ROUNDING * DBL_EPSILON * fmax(fabs(of.least[0]), fabs(of.greatest[0])) ? mean : 0;
}

/* The squares of (x - origin) / unit - mean; a cell without a value adds none. */
KERNEL static void sum_squares(const double *restrict x, size_t n, const double *restrict scale,
                               lane_sum *restrict sum)
{
    double origin = scale[0], unit = scale[1], mean = scale[2];
    lane_sum s = {0};
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++) {
            double d = (x[i + l] - origin) / unit - mean;

            lane_add(&s, l, d == d ? d * d : 0);
        }
    }
    for (size_t l = 0; i + l < n; l++) {
        double d = (x[i + l] - origin) / unit - mean;

        lane_add(&s, l, d == d ? d * d : 0);
    }
    *sum = s;
}

/* The deviation of (x - least) / unit around its mean; the unit is the range if it is 0. */
static double deviation(const double *x, size_t n, double unit)
{
    column_sum of;
    lane_sum squares;
    double scale[3];

    sum_column(x, n, &of);
    if (!differ(of.least[0], of.greatest[0]))
        return 0;
    scale[0] = of.least[0];
    scale[1] = unit > 0 ? unit : of.greatest[0] - of.least[0];
    scale[2] = (lane_value(&of.sum) / of.count[0] - scale[0]) / scale[1];
    sum_squares(x, n, scale, &squares);
    return sqrt(lane_value(&squares) / (of.count[0] - 1));
}

double column_deviation(const double *x, size_t n)
{
    return deviation(x, n, 1);
}

double column_contrast(const double *x, size_t n)
{
    return deviation(x, n, 0);
}

/* --- Gini ----------------------------------------------------------------------------- */

/* The value that has this key of radix_descending(). */
static double value_of(uint64_t key)
{
    uint64_t bits = ~key;

    return cell_from_bits(bits >> 63 ? bits & ~(UINT64_C(1) << 63) : ~bits);
}

static size_t take_keys(const double *x, size_t n, radix_item *items)
{
    size_t m = 0;

    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]))
            items[m++].key = radix_descending(x[i]);
    }
    return m;
}

double column_gini(const double *x, size_t n)
{
    radix_item *items = allocate_array(n ? n : 1, sizeof *items), *work = allocate_array(n ? n : 1, sizeof *work);
    compensated_sum sum = {0}, apart = {0};
    double result = -1;

    if (items && work) {
        size_t m = take_keys(x, n, items);

        radix_sort(items, work, m);
        for (size_t i = 0; i < m; i++) { /* the greatest first */
            double value = value_of(items[i].key);

            compensated_sum_add(&sum, value);
            compensated_sum_add(&apart, ((double)m - 1 - 2 * (double)i) * value);
        }
        result = m && compensated_sum_value(&sum) > 0
                     ? fmax(compensated_sum_value(&apart) / compensated_sum_value(&sum) / (double)m, 0)
                     : 0;
    }
    release(items);
    release(work);
    return result;
}
