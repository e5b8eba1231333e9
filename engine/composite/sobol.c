/*
 * Sums over points; the bootstrap (Archer, Saltelli & Sobol 1997) draws points with repetition, all results of a point together,
 * the same points for every factor.
 */
#include "composite/sobol.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "numeric/quasi_random.h"
#include "numeric/random.h"
#include "numeric/sample.h"

/* Variance of all results a and b, points chosen by `at` (NULL: each once). */
static double variance(const sobol_results *y, const uint32_t *at)
{
    compensated_sum sum = {0}, squares = {0};
    double mean;

    for (size_t i = 0; i < y->n; i++) {
        compensated_sum_add(&sum, y->a[at ? at[i] : i]);
        compensated_sum_add(&sum, y->b[at ? at[i] : i]);
    }
    mean = compensated_sum_value(&sum) / (2 * (double)y->n);
    for (size_t i = 0; i < y->n; i++) {
        double da = y->a[at ? at[i] : i] - mean, db = y->b[at ? at[i] : i] - mean;

        compensated_sum_add(&squares, da * da);
        compensated_sum_add(&squares, db * db);
    }
    return compensated_sum_value(&squares) / (2 * (double)y->n - 1);
}

/* Both shares of one factor of the variance v. */
static void take_shares(const sobol_results *y, size_t factor, const uint32_t *at, double v, double *share)
{
    compensated_sum first = {0}, total = {0};

    for (size_t k = 0; k < y->n; k++) {
        size_t i = at ? at[k] : k;
        double step = y->ab[factor][i] - y->a[i];

        compensated_sum_add(&first, y->b[i] * step);
        compensated_sum_add(&total, step * step);
    }
    share[0] = compensated_sum_value(&first) / (double)y->n / v;
    share[1] = compensated_sum_value(&total) / (2 * (double)y->n * v);
}

/* The shares of all factors in one resampling, into drawn[2 * factor + order]. */
static void resample(const sobol_results *y, const uint32_t *at, double *drawn)
{
    double v = variance(y, at);

    for (size_t i = 0; i < y->d; i++) {
        if (v > 0)
            take_shares(y, i, at, v, drawn + 2 * i);
        else
            drawn[2 * i] = drawn[2 * i + 1] = 0;
    }
}

/* Quantiles of column `which` of drawn[times * width] at both ends of the level. */
static void take_interval(const double *drawn, size_t width, size_t which, const sobol_bootstrap *how, double *column, double *ends)
{
    for (size_t t = 0; t < how->times; t++)
        column[t] = drawn[t * width + which];
    gsl_sort(column, 1, how->times);
    ends[0] = gsl_stats_quantile_from_sorted_data(column, 1, how->times, (1 - how->level) / 2);
    ends[1] = gsl_stats_quantile_from_sorted_data(column, 1, how->times, (1 + how->level) / 2);
}

static bool set_intervals(const sobol_results *y, const sobol_bootstrap *how, sobol_index *out)
{
    double *drawn = allocate_array(how->times * 2 * y->d, sizeof *drawn), *column = allocate_array(how->times, sizeof *column);
    uint32_t *at = allocate_array(y->n, sizeof *at);
    random_stream *r = random_stream_new(random_block_seed(how->seed, 0));
    bool ok = drawn && column && at && r;

    for (size_t t = 0; ok && t < how->times; t++) {
        for (size_t i = 0; i < y->n; i++)
            at[i] = (uint32_t)(random_stream_next(r) * (double)y->n);
        resample(y, at, drawn + t * 2 * y->d);
    }
    for (size_t i = 0; ok && i < y->d; i++) {
        double ends[4];

        take_interval(drawn, 2 * y->d, 2 * i, how, column, ends);
        take_interval(drawn, 2 * y->d, 2 * i + 1, how, column, ends + 2);
        out[i] = (sobol_index){out[i].first, out[i].total, ends[0], ends[1], ends[2], ends[3]};
    }
    random_stream_free(r);
    release(drawn);
    release(column);
    release(at);
    return ok;
}

static bool is_finite(const double *y, size_t n)
{
    size_t i = 0;

    while (i < n && isfinite(y[i]))
        i++;
    return i == n;
}

tidu_status sobol_indices(const sobol_results *y, const sobol_bootstrap *how, sobol_index *out, tidu_error *err)
{
    bool finite = is_finite(y->a, y->n) && is_finite(y->b, y->n);
    double v;

    for (size_t i = 0; i < y->d; i++)
        finite = finite && is_finite(y->ab[i], y->n);
    if (y->n < 2 || y->n > UINT32_MAX || !finite)
        return error_set(err, TIDU_EDATA, _("shares of variance need two points at least, and a number at every point"));
    v = variance(y, NULL);
    if (!(v > 0))
        return error_set(err, TIDU_EDATA, _("the result is the same at every point, so no factor makes it uncertain"));
    for (size_t i = 0; i < y->d; i++) {
        double share[2], none = cell_missing();

        take_shares(y, i, NULL, v, share);
        out[i] = (sobol_index){share[0], share[1], none, none, none, none};
    }
    if (how->times && !set_intervals(y, how, out))
        return error_memory(err);
    return TIDU_OK;
}

/* --- points --------------------------------------------------------------------------------------- */

/* y[k * n + i]: point i of a (k = 0), of b (1), of a with one coordinate of b (2 + factor). */
static tidu_status evaluate(const sobol_plan *p, sobol_function *f, void *context, const double *points, double *y)
{
    size_t d = p->d;
    int failed = 0, stopped = 0;

#pragma omp parallel num_threads(p->threads) reduction(| : failed, stopped)
    {
        double *u = allocate_array(d, sizeof *u);

        failed |= u == NULL;
#pragma omp for schedule(dynamic, 1)
        for (size_t i = 0; i < p->n; i++) {
            const double *a = points + i * 2 * d, *b = a + d;

            for (size_t k = 0; k < d + 2 && !failed && !stopped; k++) {
                memcpy(u, k == 1 ? b : a, d * sizeof *u);
                if (k > 1)
                    u[k - 2] = b[k - 2];
                stopped |= !f(context, u, &y[k * p->n + i]);
            }
        }
        release(u);
    }
    return failed ? TIDU_ENOMEM : stopped ? TIDU_ESTOPPED : TIDU_OK;
}

static double *make_points(const sobol_plan *p)
{
    double *points = allocate_array(p->n * 2 * p->d, sizeof *points);
    quasi_sequence *q = points ? quasi_sequence_new(2 * p->d, p->seed) : NULL;

    for (size_t i = 0; q && i < p->n; i++)
        quasi_sequence_next(q, points + i * 2 * p->d);
    if (!q) {
        release(points);
        points = NULL;
    }
    quasi_sequence_free(q);
    return points;
}

tidu_status sobol_run(const sobol_plan *p, sobol_function *f, void *context, sobol_index *out, tidu_error *err)
{
    double *points, *y;
    const double **ab;
    tidu_status status = TIDU_ENOMEM;

    if (!p->d || p->d > SOBOL_MOST_FACTORS)
        return error_set(err, TIDU_EUSAGE, _("shares of variance need 1 to %d factors"), SOBOL_MOST_FACTORS);
    points = make_points(p);
    y = allocate_array(p->n * (p->d + 2), sizeof *y);
    ab = allocate_array(p->d, sizeof *ab);
    if (points && y && ab)
        status = evaluate(p, f, context, points, y);
    for (size_t k = 0; k < p->d && ab; k++)
        ab[k] = y + (k + 2) * p->n;
    if (status == TIDU_ENOMEM)
        error_memory(err);
    else if (status)
        error_set(err, status, _("stopped"));
    else
        status = sobol_indices(&(sobol_results){y, y + p->n, ab, p->n, p->d}, &p->how, out, err);
    release(points);
    release(y);
    release(ab);
    return status;
}
