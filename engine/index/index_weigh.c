/*
 * The sets of weights of a result: one, or one for each stratum. Methods that use data see the population where the index
 * names one, and its figures as of the year that it fixes, otherwise all companies.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "index/index_internal.h"

/* --- the population -------------------------------------------------------------------------------- */

/* The figures that set the scales, on these scales; NULL if memory is exhausted. The caller's. */
static double *scale_population(const index_result *r, const panel *p, int threads)
{
    index_result then = *r; /* only what is scaled is its own */

    then.raw = r->population_raw;
    then.treated = NULL;
    then.fits = NULL;
    then.scaled = allocate_array(r->n * r->model->n_indicators + 1, sizeof *then.scaled);
    if (then.scaled && !index_scale_all(&then, p, threads)) {
        release(then.scaled);
        then.scaled = NULL;
    }
    return then.scaled;
}

/* The companies of the population from place `first` to `end` - 1. */
static size_t count_population(const index_result *r, size_t first, size_t end)
{
    size_t n = 0;

    for (size_t i = first; i < end; i++)
        n += !r->is_population || r->is_population[r->order[i]];
    return n;
}

static void copy_population(const index_result *r, const double *scaled, size_t n, double *out)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        size_t at = k * n;

        for (size_t i = 0; i < r->n; i++) {
            if (r->is_population[r->order[i]])
                out[at++] = scaled[k * r->n + i];
        }
    }
}

static bool take_population(index_result *r, const panel *p, int threads)
{
    double *then = r->population_raw ? scale_population(r, p, threads) : r->scaled;
    size_t n = r->sampled_first[r->n_weights];

    r->sampled = allocate_array(n * r->model->n_indicators + 1, sizeof *r->sampled);
    if (then && r->sampled)
        copy_population(r, then, n, r->sampled);
    if (then != r->scaled)
        release(then);
    r->sample = (index_sample){r->sampled, n, r->sampled_first};
    return then && r->sampled;
}

/* --- the sets ---------------------------------------------------------------------------------------- */

static bool take_sample(index_result *r, const panel *p, int threads)
{
    size_t *first = r->sampled_first = allocate_array(r->n_weights + 1, sizeof *first);

    if (!first)
        return false;
    for (size_t k = 0; k < r->n_weights; k++) {
        size_t begin = r->n_weights > 1 ? r->strata[k].first : 0, n = r->n_weights > 1 ? r->strata[k].n : r->n;

        first[k + 1] = first[k] + count_population(r, begin, begin + n);
    }
    if (r->is_population)
        return take_population(r, p, threads);
    r->sample = (index_sample){r->scaled, r->n, first};
    return true;
}

tidu_status index_weigh(index_result *r, const panel *p, int threads, tidu_error *err)
{
    bool by_stratum = index_weighs_by_stratum(r->model);

    r->n_weights = by_stratum ? r->n_strata : 1;
    r->weights = allocate_array(r->n_weights, sizeof *r->weights);
    if (!r->weights || !take_sample(r, p, threads))
        return error_memory(err);
    for (size_t k = 0; k < r->n_weights && by_stratum; k++) {
        r->weights[k].stratum = r->strata[k].name;
        r->weights[k].given = index_weight_case(r->model, r->strata[k].name);
    }
    return index_weights_find(r->model, &r->sample, r->weights, r->n_weights, err);
}
