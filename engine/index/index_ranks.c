/*
 * Both ends of all intervals are sorted once; a rank is then one more than the number of ends on one side of it, found by
 * halving. A company's own end is not counted.
 */
#include "index/index_ranks.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* How many of the sorted values are above x. */
static size_t above(const double *sorted, size_t n, double x)
{
    size_t first = 0, end = n;

    while (first < end) {
        size_t middle = first + (end - first) / 2;

        if (sorted[middle] > x)
            end = middle;
        else
            first = middle + 1;
    }
    return n - first;
}

/* What is missing of one moves all others where they are compared with each other: then no end is told. */
static bool is_told(const index_result *r)
{
    return !index_list_is_relative(r->model) || !r->n_incomplete;
}

static bool is_ranked(const index_result *r, const uint8_t *is_in, size_t company)
{
    return (!is_in || is_in[company]) && (cell_is_value(r->low[company]) || cell_is_value(r->score[company])) && is_told(r);
}

/* Without a least or greatest score there is no end to it. */
static double low_of(const index_result *r, size_t company)
{
    return cell_is_value(r->low[company]) ? r->low[company] : -INFINITY;
}

static double high_of(const index_result *r, size_t company)
{
    return cell_is_value(r->high[company]) ? r->high[company] : INFINITY;
}

static void find(const index_result *r, const uint8_t *is_in, size_t top, double *lows, double *highs, index_ranks *out)
{
    size_t n = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (!is_ranked(r, is_in, i))
            continue;
        lows[n] = low_of(r, i);
        highs[n++] = high_of(r, i);
    }
    qsort(lows, n, sizeof *lows, by_value);
    qsort(highs, n, sizeof *highs, by_value);
    for (size_t i = 0; i < r->n; i++) {
        double low = low_of(r, i), high = high_of(r, i);

        if (!is_ranked(r, is_in, i))
            continue;
        out->best[i] = (uint32_t)(1 + above(lows, n, high));
        out->worst[i] = (uint32_t)(1 + above(highs, n, low) - (high > low));
        out->n_possible += high > low && out->best[i] <= top;
    }
}

bool index_ranks_find(const index_result *r, const uint8_t *is_in, size_t top, index_ranks *out)
{
    double *lows = allocate_array(r->n + 1, sizeof *lows), *highs = allocate_array(r->n + 1, sizeof *highs);
    bool ok;

    *out = (index_ranks){allocate_array(r->n + 1, sizeof *out->best), allocate_array(r->n + 1, sizeof *out->worst), 0};
    ok = lows && highs && out->best && out->worst;
    if (ok)
        find(r, is_in, top, lows, highs, out);
    release(lows);
    release(highs);
    return ok;
}

void index_ranks_clear(index_ranks *x)
{
    release(x->best);
    release(x->worst);
    *x = (index_ranks){0};
}
