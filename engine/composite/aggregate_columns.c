/*
 * Rows are taken in blocks that stay in the first cache while all columns pass over them. A gap makes the sum of its row
 * NaN: only then the row is done again on its own, so that complete rows, the rule, need no branch for each cell. Sums are
 * compensated by Knuth's two-sum, whose errors are exact, as Neumaier's are, hence the same bits as composite/aggregate.c.
 */
#include "composite/aggregate_columns.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/aggregate.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"
#include "numeric/logarithm.h"

enum { BLOCK = 1024, GROUP = 8 };

static size_t block_size(size_t n, size_t first)
{
    return n - first < BLOCK ? n - first : BLOCK;
}

/* Add weight * x to compensated sums. */
KERNEL static void add_weighted(const double *restrict x, size_t n, double weight, double *restrict total,
                                double *restrict lost)
{
    for (size_t i = 0; i < n; i++) {
        double term = weight * x[i], sum = total[i] + term, of_term = sum - total[i];

        lost[i] += (total[i] - (sum - of_term)) + (term - of_term);
        total[i] = sum;
    }
}

/* The mean of one row by the function for one row. */
static double mean_of_row(aggregate_mean mean, const double *const *x, const double *weight, size_t k, size_t i, double *row)
{
    for (size_t j = 0; j < k; j++)
        row[j] = x[j][i];
    return mean(row, weight, k);
}

bool aggregate_columns_by(aggregate_mean mean, const double *const *x, const double *weight, size_t k, size_t n, double *out)
{
    double *row = allocate_array(k ? k : 1, sizeof *row);

    for (size_t i = 0; row && i < n; i++)
        out[i] = mean_of_row(mean, x, weight, k, i, row);
    release(row);
    return row != NULL;
}

static double sum_of(const double *weight, size_t k)
{
    compensated_sum all = {0};

    for (size_t j = 0; j < k; j++)
        compensated_sum_add(&all, weight[j]);
    return compensated_sum_value(&all);
}

bool aggregate_columns_arithmetic(const double *const *x, const double *weight, size_t k, size_t n, double *out)
{
    double *row = allocate_array(k ? k : 1, sizeof *row), all = sum_of(weight, k);

    for (size_t first = 0; row && first < n; first += BLOCK) {
        double total[BLOCK] = {0}, lost[BLOCK] = {0};
        size_t m = block_size(n, first);

        for (size_t j = 0; j < k; j++)
            add_weighted(x[j] + first, m, weight[j], total, lost);
        for (size_t i = 0; i < m; i++) {
            double sum = total[i] + lost[i];

            out[first + i] = isfinite(sum) && all > 0
                                 ? sum / all
                                 : mean_of_row(aggregate_arithmetic, x, weight, k, first + i, row);
        }
    }
    release(row);
    return row != NULL;
}

bool aggregate_columns_geometric(const double *const *x, const double *weight, size_t k, size_t n, double *out)
{
    double *row = allocate_array(k ? k : 1, sizeof *row), all = sum_of(weight, k);

    for (size_t first = 0; row && first < n; first += BLOCK) {
        double total[BLOCK] = {0}, lost[BLOCK] = {0}, logs[BLOCK];
        size_t m = block_size(n, first);

        for (size_t j = 0; j < k; j++) {
            if (weight[j] == 0)
                continue;
            logarithm(x[j] + first, logs, m);
            add_weighted(logs, m, weight[j], total, lost);
        }
        for (size_t i = 0; i < m; i++) { /* zeros give infinity, negative values and gaps NaN */
            double sum = total[i] + lost[i];

            out[first + i] = isfinite(sum) && all > 0
                                 ? exp(sum / all)
                                 : mean_of_row(aggregate_geometric, x, weight, k, first + i, row);
        }
    }
    release(row);
    return row != NULL;
}

/* --- min-max and the mean in one ------------------------------------------------- */

KERNEL static void find_extremes(const double *restrict x, size_t n, double *restrict least, double *restrict greatest)
{
    double low[4 * LANES], high[4 * LANES];
    size_t even = n - n % (4 * LANES);

    for (size_t l = 0; l < 4 * LANES; l++) {
        low[l] = INFINITY;
        high[l] = -INFINITY;
    }
    for (size_t i = 0; i < even; i += 4 * LANES) {
        for (size_t l = 0; l < 4 * LANES; l++) { /* NaN is neither less nor more */
            low[l] = x[i + l] < low[l] ? x[i + l] : low[l];
            high[l] = x[i + l] > high[l] ? x[i + l] : high[l];
        }
    }
    *least = INFINITY;
    *greatest = -INFINITY;
    for (size_t l = 0; l < 4 * LANES; l++) {
        *least = fmin(*least, low[l]);
        *greatest = fmax(*greatest, high[l]);
    }
    for (size_t i = even; i < n; i++) {
        *least = fmin(*least, x[i]); /* fmin and fmax leave NaN out */
        *greatest = fmax(*greatest, x[i]);
    }
}

/* factor * (x - worst), x within low and high. */
static inline double scaled_term(double x, const double *of_column)
{
    double within = x < of_column[0] ? of_column[0] : x;

    within = within > of_column[1] ? of_column[1] : within;
    return of_column[3] * (within - of_column[2]);
}

KERNEL static void add_scaled(const double *restrict x, size_t n, const double *restrict of_column, double *restrict sum)
{
    const double of[] = {of_column[0], of_column[1], of_column[2], of_column[3]};

    for (size_t i = 0; i < n; i++)
        sum[i] += scaled_term(x[i], of);
}

/* The same of several columns, one behind the other in each row: their sums stay in registers. */
typedef struct scaled_group {
    const double *x[GROUP];
    double of_column[GROUP][4];
    size_t n;
} scaled_group;

KERNEL static void add_group(const scaled_group *g, size_t n, double *restrict sum)
{
    const double *restrict x[] = {g->x[0], g->x[1], g->x[2], g->x[3], g->x[4], g->x[5], g->x[6], g->x[7]};
    scaled_group of = *g;

    for (size_t i = 0; i < n; i++) {
        double all = sum[i];

        for (size_t j = 0; j < GROUP; j++)
            all += scaled_term(x[j][i], of.of_column[j]);
        sum[i] = all;
    }
}

/* Add the columns of a group that is full, or of one that is not, and empty it. */
static void flush_group(scaled_group *g, size_t n, double *sum)
{
    if (g->n == GROUP)
        add_group(g, n, sum);
    else
        for (size_t j = 0; j < g->n; j++)
            add_scaled(g->x[j], n, g->of_column[j], sum);
    g->n = 0;
}

static void scale_of(const scaled_columns *c, size_t j, double *of_column)
{
    bool is_up = !c->is_up || c->is_up[j];
    double width = c->high[j] - c->low[j];

    of_column[0] = c->low[j];
    of_column[1] = c->high[j];
    of_column[2] = is_up ? c->low[j] : c->high[j];
    of_column[3] = is_up ? c->weight[j] / width : -c->weight[j] / width;
}

/* A row with gaps. */
static double scaled_row(const scaled_columns *c, size_t i)
{
    double sum = 0, all = 0, cell[1], of_column[4];

    for (size_t j = 0; j < c->k; j++) {
        if (!cell_is_value(c->x[j][i]) || c->weight[j] == 0)
            continue;
        all += c->weight[j];
        cell[0] = c->weight[j] / 2;
        if (c->high[j] > c->low[j]) {
            cell[0] = 0;
            scale_of(c, j, of_column);
            add_scaled(&c->x[j][i], 1, of_column, cell);
        }
        sum += cell[0];
    }
    return all > 0 ? sum / all : cell_missing();
}

/* A column without spread: its share is the same for all, but of gaps nothing. */
KERNEL static void add_constant(const double *restrict x, size_t n, double share, double *restrict sum)
{
    for (size_t i = 0; i < n; i++)
        sum[i] += x[i] == x[i] ? share : x[i];
}

/* The sums of the companies first .. first + m - 1. */
static void add_columns(const scaled_columns *c, size_t first, size_t m, double *sum)
{
    scaled_group g = {.n = 0};

    for (size_t j = 0; j < c->k; j++) {
        if (c->weight[j] == 0)
            continue;
        if (!(c->high[j] > c->low[j])) {
            flush_group(&g, m, sum);
            add_constant(c->x[j] + first, m, c->weight[j] / 2, sum);
            continue;
        }
        scale_of(c, j, g.of_column[g.n]);
        g.x[g.n++] = c->x[j] + first;
        if (g.n == GROUP)
            flush_group(&g, m, sum);
    }
    flush_group(&g, m, sum);
}

void aggregate_columns_scaled(const scaled_columns *c, double *out)
{
    double all = sum_of(c->weight, c->k);

    for (size_t first = 0; first < c->n; first += BLOCK) {
        double sum[BLOCK] = {0};
        size_t m = block_size(c->n, first);

        add_columns(c, first, m, sum);
        for (size_t i = 0; i < m; i++)
            out[first + i] = isfinite(sum[i]) && all > 0 ? sum[i] / all : scaled_row(c, first + i);
    }
}

bool aggregate_columns_min_max(const double *const *x, const double *weight, const bool *is_up, size_t k, size_t n,
                               double *out)
{
    double *low = allocate_array(k ? k : 1, sizeof *low), *high = allocate_array(k ? k : 1, sizeof *high);
    scaled_columns c = {x, weight, low, high, is_up, k, n};
    bool ok = low && high;

    for (size_t j = 0; ok && j < k; j++)
        find_extremes(x[j], n, &low[j], &high[j]);
    if (ok)
        aggregate_columns_scaled(&c, out);
    release(low);
    release(high);
    return ok;
}
