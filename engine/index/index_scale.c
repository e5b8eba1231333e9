/*
 * From raw values to the common scale, by indicator and stratum: a treatment and a scale are fitted to the population
 * (all companies of the stratum where the file names none) and applied to all; then what is missing is filled where the
 * indicator says so (index_gaps.c). Every sum over companies is reproducible, so that their order changes no bit.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "index/index_internal.h"

/* Buffers for a stratum of n companies. */
typedef struct scaling {
    double *column;     /* [n] of the stratum */
    double *population; /* [n] of those who set the scale */
    double *work;       /* [2n] */
} scaling;

/* False if memory is exhausted; clear it even then. */
static bool scaling_init(scaling *s, size_t n)
{
    *s = (scaling){allocate_array(n + 1, sizeof *s->column), allocate_array(n + 1, sizeof *s->population),
                   allocate_array(n + 1, 2 * sizeof *s->work)};
    return s->column && s->population && s->work;
}

static void scaling_clear(scaling *s)
{
    release(s->column);
    release(s->population);
    release(s->work);
}

/* --- fitting and applying ----------------------------------------------------------------------- */

/* On the way from the worst to a target nobody has less than the worst. */
static void limit_way(scale *s)
{
    if (s->rule.method == scale_find("distance_to_target") || s->rule.method == scale_find("distance_to_reference"))
        s->least = s->rule.from;
}

void index_scale_fit_fixed(const index_indicator *i, scale *out)
{
    double work[2];

    scale_fit(&i->scale, NULL, 0, work, out);
    limit_way(out);
}

/* What the worst gets: where there is no limit, the worst of the population, or the beginning of the scale. */
static double worst_of(const scale *s)
{
    if (!isinf(s->least))
        return s->least;
    return cell_is_value(s->lowest) ? s->lowest : s->rule.from;
}

void index_scale_apply(const index_indicator *i, const scale *s, const double *x, size_t n, double *out)
{
    double worst = worst_of(s);
    bool is_missing_worst = i->missing.kind == MISSING_WORST;

    scale_apply(s, x, n, out);
    for (size_t k = 0; k < n; k++) {
        if (out[k] == out[k])
            continue;
        if (cell_state_of(out[k]) == CELL_UNDEFINED || (is_missing_worst && cell_is_missing(out[k])))
            out[k] = worst;
    }
}

/* What an unknown value of a stratum of n companies may get widens the bounds of the indicator. */
static void widen_bounds(index_result *r, size_t k, const scale *s, size_t n)
{
    const scale_rule *rule = &s->rule;
    bool is_place = rule->method == scale_find("rank") || rule->method == scale_find("borda");
    double least = isinf(s->least) ? fmin(rule->from, rule->to) : s->least;
    double most = isinf(s->most) ? fmax(rule->from, rule->to) : s->most;

    if (is_place)
        most = rule->from + (rule->to - rule->from) * ((double)n - 1);
    r->lowest[k] = index_scale_is_open(rule, false) ? cell_missing() : fmin(r->lowest[k], least);
    r->highest[k] = index_scale_is_open(rule, true) ? cell_missing() : fmax(r->highest[k], most);
}

/* Those of a stratum who set the scale: its values in the column, or those of another year. */
static size_t take_population(const index_result *r, size_t k, const index_stratum *t, const scaling *s)
{
    size_t n = 0;

    if (!r->is_population) {
        memcpy(s->population, s->column, t->n * sizeof *s->population);
        return t->n;
    }
    for (size_t i = t->first; i < t->first + t->n; i++) {
        if (r->is_population[r->order[i]] && !(r->is_screened && r->is_screened[r->order[i]]))
            s->population[n++] = r->population_raw ? r->population_raw[k * r->n + r->order[i]] : s->column[i - t->first];
    }
    return n;
}

/* Fit the treatment to population[n], and treat that and the column. */
static treatment_problem treat(const index_indicator *i, const scaling *s, size_t n, size_t n_column, treatment *out)
{
    treatment_problem problem = treatment_fit(&i->treatment, s->population, n, s->work, out);

    treatment_apply(out, s->population, n, s->population);
    treatment_apply(out, s->column, n_column, s->column);
    return problem;
}

/* Treat and scale the column into out[t->n]. False if memory is exhausted. */
static bool fit_and_apply(index_result *r, size_t k, const index_stratum *t, const scaling *s, index_fit *fit, double *out)
{
    const index_indicator *i = &r->model->indicators[k];
    bool is_relative = scale_is_relative(&i->scale), is_treated = index_is_treated(&i->treatment), any = false;
    size_t n = is_relative || is_treated ? take_population(r, k, t, s) : 0;
    treatment_problem problem = is_treated ? treat(i, s, n, t->n, &fit->treated) : TREATMENT_DONE;

    if (is_relative)
        scale_fit(&i->scale, s->population, n, s->work, &fit->fitted);
    else
        scale_fit(&i->scale, NULL, 0, s->work, &fit->fitted);
    limit_way(&fit->fitted);
    if (problem == TREATMENT_NO_MEMORY || fit->fitted.state == SCALE_NO_MEMORY)
        return false;
    for (size_t j = 0; j < t->n && !any; j++)
        any = cell_is_value(s->column[j]);
    r->lacks_population[k] |= r->is_population && any && fit->fitted.state == SCALE_NO_VALUES;
    r->found[k].treatment[problem] += any || problem != TREATMENT_NO_VALUES;
    r->found[k].scale[fit->fitted.state]++;
    widen_bounds(r, k, &fit->fitted, t->n);
    index_scale_apply(i, &fit->fitted, s->column, t->n, out);
    return true;
}

/* Compute the treated and scaled values of an indicator in a stratum from its raw values. False if memory is exhausted. */
static bool scale_stratum(index_result *r, const panel *p, size_t k, size_t stratum, const scaling *s)
{
    const index_stratum *t = &r->strata[stratum];
    const uint32_t *order = r->order + t->first;
    double *out = r->scaled + k * r->n + t->first;
    const index_missing *missing = &r->model->indicators[k].missing;
    index_fit fit = {.fitted = {.sorted = NULL}};
    bool ok;

    if (!t->n)
        return true;
    for (size_t i = 0; i < t->n; i++) {
        double x = r->raw[k * r->n + order[i]];

        s->column[i] = r->is_screened && r->is_screened[order[i]] ? cell_not_applicable() : x;
        r->n_known[k] += cell_is_value(s->column[i]);
        r->n_missing[k] += cell_is_missing(s->column[i]);
    }
    ok = !missing->is_of_values || index_gaps_fill(missing, p, order, t->n, s->column);
    ok = ok && fit_and_apply(r, k, t, s, &fit, out);
    scale_clear(&fit.fitted);
    for (size_t i = 0; i < t->n && r->treated; i++)
        r->treated[k * r->n + order[i]] = s->column[i];
    if (r->fits)
        r->fits[k * r->n_strata + stratum] = fit;
    if (ok && r->n_missing[k] && !missing->is_of_values)
        ok = index_gaps_fill(missing, p, order, t->n, out);
    return ok;
}

static bool begin(index_result *r, bool keeps_all)
{
    if (keeps_all)
        r->fits = allocate_array(r->n_strata * r->model->n_indicators + 1, sizeof *r->fits);
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        r->lowest[k] = INFINITY;
        r->highest[k] = -INFINITY;
    }
    return r->fits || !keeps_all;
}

bool index_scale_all(index_result *r, const panel *p, int threads)
{
    int failed = !begin(r, r->treated != NULL);

    threads = index_threads(threads, (long)r->model->n_indicators);
#pragma omp parallel num_threads(threads) reduction(| : failed)
    {
        scaling s;

        failed |= !scaling_init(&s, r->n);
#pragma omp for schedule(dynamic, 1)
        for (long k = 0; k < (long)r->model->n_indicators; k++) {
            for (size_t t = 0; t < r->n_strata && !failed; t++)
                failed |= !scale_stratum(r, p, (size_t)k, t, &s);
        }
        scaling_clear(&s);
    }
    return !failed && index_gaps_estimate(r, threads);
}
