/*
 * The stages of an index: raw values by the rule machine, in batches of companies; strata; treatment of outliers and
 * normalisation, by indicator and stratum; weights; scores. Stages that work by company or by indicator run in
 * parallel, and none adds up over companies in an order that depends on threads.
 *
 * Normalised values are points / 100 with more always better; an undefined raw value is the worst. Formulas and sources
 * of the treatments, scales and weights stand in composite/treatment.h, scale.h and weights.h.
 */
#include "index/index.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_index.h"
#include "index/index_internal.h"

/* Bonus, then deductions. */
static const index_item *item_of(const index_model *m, size_t i)
{
    return i < m->bonus.n ? &m->bonus.items[i] : &m->deductions.items[i - m->bonus.n];
}

static bool compile(index_scorer *x)
{
    const index_model *m = x->model;
    bool ok = x->program != NULL;

    for (size_t i = 0; i < m->n_indicators && ok; i++)
        ok = program_add(x->program, m->indicators[i].value, &x->values[i]);
    for (size_t s = 0; s + 1 < m->strata.n_stages && ok; s++)
        ok = program_add(x->program, m->strata.stages[s].when, &x->stages[s]);
    for (size_t i = 0; i < m->bonus.n + m->deductions.n && ok; i++)
        ok = program_add(x->program, item_of(m, i)->value, &x->items[i]);
    if (m->candidates && ok)
        ok = program_add(x->program, m->candidates, &x->candidates);
    if (m->population.where && ok)
        ok = program_add(x->program, m->population.where, &x->population);
    return ok && program_finish(x->program);
}

index_scorer *index_scorer_new(const index_model *m)
{
    index_scorer *x = allocate_array(1, sizeof *x);

    if (!x)
        return NULL;
    x->model = m;
    x->program = program_new(false);
    if (!compile(x)) {
        index_scorer_free(x);
        return NULL;
    }
    return x;
}

void index_scorer_free(index_scorer *x)
{
    if (!x)
        return;
    program_free(x->program);
    release(x);
}

bool index_scorer_want(const index_scorer *x, int year, panel *into)
{
    bool ok = binding_want(x->program, year, into);

    for (size_t k = 0; k < x->model->n_indicators && ok; k++) {
        const index_missing *missing = &x->model->indicators[k].missing;

        if (missing->kind == MISSING_GROUP)
            ok = panel_want(into, missing->group, 0, 0);
        for (int back = 1; missing->kind == MISSING_LAST && year && back <= missing->years && ok; back++)
            ok = binding_want(x->program, year - back, into);
    }
    if (ok && x->model->population.year && year)
        ok = binding_want(x->program, x->model->population.year, into);
    if (ok && x->model->strata.by != INDICATOR_NONE)
        ok = panel_want(into, x->model->strata.by, 0, 0);
    return ok;
}

/* --- raw values ----------------------------------------------------------------------- */

uint8_t index_stage_of(const index_scorer *x, const machine *m, size_t i)
{
    size_t s = 0;

    while (s + 1 < x->model->strata.n_stages && machine_truth(m, x->stages[s])[i] != TRUTH_TRUE)
        s++;
    return (uint8_t)s;
}

/* Nothing applies to who is not certainly one. */
static void take_candidates(const index_scorer *x, const machine *m, size_t first, size_t n, index_result *r)
{
    memcpy(r->candidate + first, machine_truth(m, x->candidates), n * sizeof *r->candidate);
    for (size_t i = first; i < first + n; i++) {
        for (size_t k = 0; k < r->model->n_indicators && !index_is_candidate(r, i); k++)
            r->raw[k * r->n + i] = cell_not_applicable();
    }
}

static void take_batch(const index_scorer *x, machine *m, size_t first, size_t n, index_result *r, uint8_t *stages)
{
    machine_run(m, first, n);
    for (size_t k = 0; k < r->model->n_indicators; k++)
        memcpy(r->raw + k * r->n + first, machine_number(m, x->values[k]), n * sizeof *r->raw);
    for (size_t k = 0; k < r->model->bonus.n + r->model->deductions.n; k++) {
        for (size_t i = 0; i < n; i++)
            r->items[k * r->n + first + i] = index_item_points(item_of(r->model, k), machine_number(m, x->items[k])[i]);
    }
    if (r->candidate)
        take_candidates(x, m, first, n, r);
    for (size_t i = 0; i < n && stages; i++)
        stages[first + i] = index_stage_of(x, m, i);
}

static bool compute_raw(const index_scorer *x, const binding *b, int threads, index_result *r, uint8_t *stages)
{
    long batches = (long)((r->n + MACHINE_BATCH - 1) / MACHINE_BATCH);
    int failed = 0;

    threads = index_threads(threads, batches);
#pragma omp parallel num_threads(threads) reduction(| : failed)
    {
        machine *m = machine_new(x->program, b);

        failed |= !m;
#pragma omp for schedule(dynamic, 1)
        for (long k = 0; k < batches; k++) {
            size_t first = (size_t)k * MACHINE_BATCH;

            if (!failed)
                take_batch(x, m, first, r->n - first < MACHINE_BATCH ? r->n - first : MACHINE_BATCH, r,
                           stages);
        }
        machine_free(m);
    }
    return !failed;
}

/* --- all stages ------------------------------------------------------------------------------ */

static index_result *result_new(const index_model *m, size_t n, bool keeps_all)
{
    index_result *r = allocate_array(1, sizeof *r);
    bool ok;

    if (!r)
        return NULL;
    r->model = m;
    r->n = n;
    r->score = allocate_array(n, sizeof *r->score);
    r->low = allocate_array(n, sizeof *r->low);
    r->high = allocate_array(n, sizeof *r->high);
    r->scaled = allocate_array(n * m->n_indicators, sizeof *r->scaled);
    r->raw = allocate_array(n * m->n_indicators, sizeof *r->raw);
    r->treated = keeps_all || m->list_method.of_figures ? allocate_array(n * m->n_indicators, sizeof *r->treated) : NULL;
    r->items = allocate_array(n * (m->bonus.n + m->deductions.n) + 1, sizeof *r->items);
    r->candidate = m->candidates ? allocate_array(n + 1, sizeof *r->candidate) : NULL;
    ok = (r->candidate || !m->candidates) && r->items && r->score && r->low && r->high && r->scaled && r->raw && (r->treated || !keeps_all);
    if (!ok) {
        index_result_free(r);
        return NULL;
    }
    return r;
}

void index_result_free(index_result *r)
{
    if (!r)
        return;
    release(r->score);
    release(r->low);
    release(r->high);
    release(r->order);
    release(r->scaled);
    release(r->raw);
    release(r->treated);
    release(r->years_back);
    release(r->items);
    release(r->candidate);
    release(r->is_population);
    release(r->population_raw);
    index_compared_free(r->compared);
    release(r->is_screened);
    release(r->fits);
    release(r->strata);
    release(r->weights);
    release(r->sampled);
    release(r->sampled_first);
    text_index_free(r->names);
    release(r);
}

void index_result_keep_candidates(const index_result *r, uint8_t *is_in)
{
    for (size_t i = 0; i < r->n; i++)
        is_in[i] &= index_is_candidate(r, i);
}

static tidu_status check_population(const index_result *r, tidu_error *err)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        if (r->lacks_population[k])
            return error_set(err, TIDU_EDATA, _("nobody in the population has a value of '%s' to set its scale; widen 'population' or give goalposts"),
                             r->model->indicators[k].id);
    }
    return TIDU_OK;
}

tidu_status index_scorer_run(const index_scorer *x, const binding *b, int threads, bool keeps_all,
                        index_result **out, tidu_error *err)
{
    const index_model *m = x->model;
    size_t n = panel_count(b->panel);
    index_result *r = result_new(m, n, keeps_all);
    uint8_t *stages = m->strata.n_stages ? allocate_array(n, sizeof *stages) : NULL;
    tidu_status status;
    bool ok = r && (stages || !m->strata.n_stages);

    if (threads <= 0)
        threads = core_count();
    ok = ok && compute_raw(x, b, threads, r, stages) && index_fill_last(x, b, r) && index_screen(r) &&
         index_population_find(x, b, r) && index_strata_find(r, b, stages) &&
         index_scale_all(r, b->panel, threads);
    release(stages);
    status = ok ? check_population(r, err) : error_memory(err);
    if (!status)
        status = index_weigh(r, b->panel, threads, err);
    if (!status)
        status = index_score_all(r, threads, err);
    if (status) {
        index_result_free(r);
        return status;
    }
    if (!keeps_all) {
        release(r->raw);
        r->raw = NULL;
    }
    for (size_t i = 0; r->candidate && i < n; i++) {
        r->n_candidates += r->candidate[i] == TRUTH_TRUE;
        r->n_possible += r->candidate[i] == TRUTH_UNKNOWN;
    }
    *out = r;
    return TIDU_OK;
}
