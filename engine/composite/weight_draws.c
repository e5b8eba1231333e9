/*
 * One draw needs m numbers between 0 and 1 at most, or GSL's gamma variates. Uniform over a simplex: exponential variates
 * divided by their sum; sorted, they are uniform over the weights in one order (Tervonen & Lahdelma 2007).
 */
#include "composite/weight_draws.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "numeric/gsl_guard.h"
#include "numeric/quasi_random.h"
#include "numeric/random.h"

static const double NINE_IN_TEN = 1.6448536269514722; /* the normal law lies within so many deviations */

struct weight_draws {
    weight_space space;
    double concentration;
    size_t n_active;       /* weights above 0 */
    size_t *active;        /* [n_active]; ranked: in descending order of the given weights, all m */
    double *alpha;         /* [n_active] */
    quasi_sequence *quasi; /* NULL unless wanted */
    size_t block;          /* the next one */
};

/* --- what is asked ---------------------------------------------------------------------------- */

static tidu_status check_given(const weight_space *s, tidu_error *err)
{
    double sum = 0;

    for (size_t j = 0; j < s->m; j++) {
        if (!(s->weight[j] >= 0) || isinf(s->weight[j]))
            return error_set(err, TIDU_EUSAGE, _("weight %zu is not a number of at least 0"), j + 1);
        sum += s->weight[j];
    }
    return sum > 0 ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("all weights are 0; one at least has to be above 0"));
}

static tidu_status check_interval(const weight_space *s, tidu_error *err)
{
    double most = 0;

    for (size_t j = 0; j < s->m; j++) {
        if (!(s->least[j] >= 0) || !(s->greatest[j] >= s->least[j]) || isinf(s->greatest[j]))
            return error_set(err, TIDU_EUSAGE, _("the interval of weight %zu has to run from at least 0 upwards"), j + 1);
        most += s->greatest[j];
    }
    return most > 0 ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("all weights are 0; one at least has to be above 0"));
}

static tidu_status check_space(const weight_space *s, tidu_error *err)
{
    if (!s->m || s->m > QUASI_MOST_DIMENSIONS)
        return error_set(err, TIDU_EUSAGE, _("draws of weights need 1 to %d indicators"), QUASI_MOST_DIMENSIONS);
    if (s->law == WEIGHT_LAW_AROUND && !(s->spread >= 0))
        return error_set(err, TIDU_EUSAGE, _("the share by which weights may differ has to be at least 0"));
    if (s->law == WEIGHT_LAW_INTERVAL)
        return check_interval(s, err);
    return s->law == WEIGHT_LAW_ANY ? TIDU_OK : check_given(s, err);
}

/* Ranked: the order of the given weights, by insertion; m is small. */
static void set_order(weight_draws *d)
{
    const double *w = d->space.weight;

    for (size_t j = 0; j < d->space.m; j++) {
        size_t at = j;

        for (; at && w[d->active[at - 1]] < w[j]; at--)
            d->active[at] = d->active[at - 1];
        d->active[at] = j;
    }
    d->n_active = d->space.m;
}

static tidu_status set_alpha(weight_draws *d, tidu_error *err)
{
    double sum = 0;

    for (size_t j = 0; j < d->space.m; j++) {
        sum += d->space.weight[j];
        if (d->space.weight[j] > 0)
            d->active[d->n_active++] = j;
    }
    d->concentration = (double)(d->n_active - 1) * pow(NINE_IN_TEN / d->space.spread, 2) - 1;
    if (d->n_active > 1 && d->space.spread > 0 && !(d->concentration > 0))
        return error_set(err, TIDU_EUSAGE, _("weights that may differ by a share of %g can be anything; ask for any weights instead"),
                         d->space.spread);
    for (size_t a = 0; a < d->n_active; a++)
        d->alpha[a] = d->space.weight[d->active[a]] / sum * d->concentration;
    return TIDU_OK;
}

tidu_status weight_draws_new(const weight_space *space, weight_draws **out, tidu_error *err)
{
    tidu_status status = check_space(space, err);
    weight_draws *d;

    if (status)
        return status;
    gsl_guard();
    d = allocate_array(1, sizeof *d);
    if (!d)
        return error_memory(err);
    d->space = *space;
    d->active = allocate_array(space->m, sizeof *d->active);
    d->alpha = allocate_array(space->m, sizeof *d->alpha);
    if (space->is_quasi)
        d->quasi = quasi_sequence_new(space->m, space->seed);
    if (!d->active || !d->alpha || (space->is_quasi && !d->quasi))
        status = error_memory(err);
    else if (space->law == WEIGHT_LAW_AROUND)
        status = set_alpha(d, err);
    else if (space->law == WEIGHT_LAW_RANKED)
        set_order(d);
    if (status)
        weight_draws_free(d);
    else
        *out = d;
    return status;
}

void weight_draws_free(weight_draws *d)
{
    if (!d)
        return;
    quasi_sequence_free(d->quasi);
    release(d->active);
    release(d->alpha);
    release(d);
}

/* --- draws ------------------------------------------------------------------------------------- */

static void divide_by_sum(double *w, size_t m)
{
    double sum = 0;

    for (size_t j = 0; j < m; j++)
        sum += w[j];
    for (size_t j = 0; j < m; j++)
        w[j] = sum > 0 ? w[j] / sum : 1 / (double)m;
}

static int descending(const void *x, const void *y)
{
    const double *a = x, *b = y;

    return (*a < *b) - (*a > *b);
}

static void place_ranked(const weight_draws *d, double *w)
{
    double sorted[QUASI_MOST_DIMENSIONS];

    memcpy(sorted, w, d->space.m * sizeof *w);
    qsort(sorted, d->space.m, sizeof *sorted, descending);
    for (size_t j = 0; j < d->space.m; j++)
        w[d->active[j]] = sorted[j];
}

/* Weights from numbers between 0 and 1, in place. */
static void weights_from_numbers(const weight_draws *d, double *w)
{
    const weight_space *s = &d->space;

    if (s->law == WEIGHT_LAW_AROUND) {
        double u[QUASI_MOST_DIMENSIONS];

        memcpy(u, w, s->m * sizeof *u);
        memset(w, 0, s->m * sizeof *w);
        for (size_t a = 0; a < d->n_active; a++)
            w[d->active[a]] = gsl_cdf_gamma_Pinv(u[d->active[a]], d->alpha[a], 1);
    } else if (s->law == WEIGHT_LAW_INTERVAL) {
        for (size_t j = 0; j < s->m; j++)
            w[j] = s->least[j] + (s->greatest[j] - s->least[j]) * w[j];
    } else {
        for (size_t j = 0; j < s->m; j++)
            w[j] = -log(w[j]);
    }
    divide_by_sum(w, s->m);
    if (s->law == WEIGHT_LAW_RANKED)
        place_ranked(d, w);
}

void weight_draws_centre(const weight_draws *d, double *out)
{
    const weight_space *s = &d->space;

    for (size_t j = 0; j < s->m; j++)
        out[j] = s->law == WEIGHT_LAW_AROUND ? s->weight[j] : s->law == WEIGHT_LAW_INTERVAL ? (s->least[j] + s->greatest[j]) / 2 : 1;
    if (s->law == WEIGHT_LAW_RANKED) {
        double tail = 0; /* the mean of the k-th greatest of m: (1/k + ... + 1/m) / m */

        for (size_t k = s->m; k; k--)
            out[d->active[k - 1]] = tail += 1 / (double)k;
    }
    divide_by_sum(out, s->m);
}

static bool is_certain(const weight_draws *d)
{
    return d->space.law == WEIGHT_LAW_AROUND && (d->n_active == 1 || d->space.spread == 0);
}

static void draw_dirichlet(const weight_draws *d, random_stream *r, double *w)
{
    double part[QUASI_MOST_DIMENSIONS];

    random_stream_dirichlet(r, d->n_active, d->alpha, part);
    memset(w, 0, d->space.m * sizeof *w);
    for (size_t a = 0; a < d->n_active; a++)
        w[d->active[a]] = part[a];
}

static void draw_next(const weight_draws *d, random_stream *r, double *w)
{
    if (is_certain(d)) {
        weight_draws_centre(d, w);
    } else if (d->space.law == WEIGHT_LAW_AROUND) {
        draw_dirichlet(d, r, w);
    } else {
        for (size_t j = 0; j < d->space.m; j++)
            w[j] = random_stream_next(r);
        weights_from_numbers(d, w);
    }
}

/* The first draws of a stream; false if memory is exhausted. */
static bool draw_some(const weight_draws *d, uint64_t stream, size_t n, double *out)
{
    random_stream *r = random_stream_new(random_block_seed(d->space.seed, stream));

    for (size_t i = 0; r && i < n; i++)
        draw_next(d, r, out + i * d->space.m);
    random_stream_free(r);
    return r != NULL;
}

bool weight_draws_one(const weight_draws *d, uint64_t draw, double *out)
{
    return draw_some(d, draw, 1, out);
}

static void draw_quasi(weight_draws *d, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++) {
        double *w = out + i * d->space.m;

        quasi_sequence_next(d->quasi, w);
        if (is_certain(d))
            weight_draws_centre(d, w);
        else
            weights_from_numbers(d, w);
    }
}

bool weight_draws_take(weight_draws *d, size_t n_blocks, int threads, double *out)
{
    size_t m = d->space.m;
    int failed = 0;

    (void)threads;
    if (d->quasi) {
        draw_quasi(d, n_blocks * WEIGHT_BLOCK, out);
        return true;
    }
#pragma omp parallel for schedule(static) num_threads(threads) reduction(| : failed)
    for (size_t b = 0; b < n_blocks; b++)
        failed |= !draw_some(d, d->block + b, WEIGHT_BLOCK, out + b * WEIGHT_BLOCK * m);
    d->block += n_blocks;
    return !failed;
}
