/*
 * What is missing: filled by the mean or median of the known values of the stratum or of those with the same text,
 * by the relations between indicators, or before all that by an older value; and companies of which too little is
 * known. The order of companies changes no bit.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/text_index.h"
#include "composite/imputation.h"
#include "composite/normal_em.h"
#include "index/index_internal.h"

/* --- by means -------------------------------------------------------------------------------- */

/* Number the texts of a stratum; companies without one are in no group. Returns how many there are; false if memory is exhausted. */
static bool group_by_text(int indicator, const panel *p, const uint32_t *order, size_t n, uint32_t *group, size_t *n_groups)
{
    text_index *texts = text_index_new();
    bool ok = texts != NULL;

    for (size_t i = 0; ok && i < n; i++) {
        const char *text = panel_text(p, order[i], indicator);

        group[i] = text && *text ? text_index_add(texts, text, strlen(text)) : IMPUTATION_NO_GROUP;
        ok = group[i] != TEXT_INDEX_NONE || !text || !*text;
    }
    *n_groups = ok ? text_index_count(texts) : 0;
    text_index_free(texts);
    return ok;
}

bool index_gaps_fill(const index_missing *missing, const panel *p, const uint32_t *order, size_t n, double *x)
{
    imputation_groups groups = {.n_groups = 1};
    uint32_t *group;
    bool ok;

    if (missing->kind == MISSING_MEAN || missing->kind == MISSING_MEDIAN)
        return imputation_fill_centre(x, n, missing->kind == MISSING_MEAN ? IMPUTATION_MEAN : IMPUTATION_MEDIAN, &groups);
    if (missing->kind != MISSING_GROUP)
        return true;
    group = allocate_array(n + 1, sizeof *group);
    groups = (imputation_groups){.group = group, .or_all = true};
    ok = group && group_by_text(missing->group, p, order, n, group, &groups.n_groups) && imputation_fill_centre(x, n, IMPUTATION_MEAN, &groups);
    release(group);
    return ok;
}

/* --- by the relations between indicators ------------------------------------------------------- */

/* An estimate does not leave the scale. */
static void bring_in(index_result *r, size_t k, const index_stratum *t, const uint8_t *is_filled)
{
    double *scaled = r->scaled + k * r->n + t->first;

    for (size_t i = 0; i < t->n; i++) {
        if (!is_filled[i])
            continue;
        if (cell_is_value(r->lowest[k]))
            scaled[i] = fmax(scaled[i], r->lowest[k]);
        if (cell_is_value(r->highest[k]))
            scaled[i] = fmin(scaled[i], r->highest[k]);
    }
}

/* The indicators that are estimated, in a stratum. Where that is not possible, values stay missing. */
static normal_em_state estimate_stratum(index_result *r, const index_stratum *t, const size_t *indicators, size_t n)
{
    double *columns[INDEX_MOST_INDICATORS];
    uint8_t *is_filled = allocate_array(n * t->n + 1, sizeof *is_filled);
    normal_em done;

    if (!is_filled)
        return NORMAL_EM_NO_MEMORY;
    for (size_t j = 0; j < n; j++)
        columns[j] = r->scaled + indicators[j] * r->n + t->first;
    done = normal_em_fill(columns, n, t->n, &normal_em_usual, NULL, NULL, is_filled);
    for (size_t j = 0; j < n; j++)
        bring_in(r, indicators[j], t, is_filled + j * t->n);
    release(is_filled);
    return done.state;
}

static bool has_gaps(const index_result *r, const index_stratum *t, const size_t *indicators, size_t n)
{
    for (size_t j = 0; j < n; j++) {
        for (size_t i = t->first; i < t->first + t->n; i++) {
            if (cell_is_missing(r->scaled[indicators[j] * r->n + i]))
                return true;
        }
    }
    return false;
}

bool index_gaps_estimate(index_result *r, int threads)
{
    size_t indicators[INDEX_MOST_INDICATORS], n = 0;

    for (size_t k = 0; k < r->model->n_indicators; k++) {
        if (r->model->indicators[k].missing.kind == MISSING_EM)
            indicators[n++] = k;
    }
    threads = index_threads(threads, (long)r->n_strata);
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
    for (long t = 0; t < (long)r->n_strata; t++) {
        const index_stratum *s = &r->strata[t];

        if (n && has_gaps(r, s, indicators, n)) {
            normal_em_state state = estimate_stratum(r, s, indicators, n);

#pragma omp atomic
            r->estimated[state]++;
        }
    }
    return !r->estimated[NORMAL_EM_NO_MEMORY];
}

/* --- companies of which too little is known ------------------------------------------------------ */

static bool is_screened_out(const index_result *r, size_t company)
{
    static const double rounding = 1e-9;
    size_t n = r->model->n_indicators, missing = 0;

    for (size_t k = 0; k < n; k++)
        missing += cell_is_missing(r->raw[k * r->n + company]);
    return (double)(n - missing) < r->model->screening * (double)n - rounding;
}

bool index_screen(index_result *r)
{
    if (!(r->model->screening > 0))
        return true;
    r->is_screened = allocate_array(r->n + 1, sizeof *r->is_screened);
    for (size_t i = 0; r->is_screened && i < r->n; i++) {
        r->is_screened[i] = is_screened_out(r, i);
        r->n_screened += r->is_screened[i];
    }
    return r->is_screened != NULL;
}

/* --- older values ---------------------------------------------------------------------------- */

static int most_years(const index_model *m)
{
    int most = 0;

    for (size_t k = 0; k < m->n_indicators; k++) {
        if (m->indicators[k].missing.kind == MISSING_LAST && m->indicators[k].missing.years > most)
            most = m->indicators[k].missing.years;
    }
    return most;
}

/* The values of a batch as they were `back` application years before. */
static void take_older(const index_scorer *x, const machine *m, size_t first, size_t n, int back, index_result *r)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        const index_missing *missing = &r->model->indicators[k].missing;
        const double *older = machine_number(m, x->values[k]);
        double *raw = r->raw + k * r->n + first;

        for (size_t i = 0; missing->kind == MISSING_LAST && back <= missing->years && i < n; i++) {
            if (!cell_is_missing(raw[i]) || !cell_is_value(older[i]))
                continue;
            raw[i] = older[i];
            r->years_back[k * r->n + first + i] = (uint8_t)back;
        }
    }
}

bool index_fill_last(const index_scorer *x, const binding *b, index_result *r)
{
    int most = most_years(r->model);
    bool ok = true;

    if (most)
        r->years_back = allocate_array(r->model->n_indicators * r->n + 1, sizeof *r->years_back);
    if (most && !r->years_back)
        return false;
    for (int back = 1; back <= most && ok; back++) {
        binding older = {b->panel, b->credentials, b->year - back, binding_default_date(b->year - back)};
        machine *m = machine_new(x->program, &older);

        ok = m != NULL;
        for (size_t first = 0; first < r->n && ok; first += MACHINE_BATCH) {
            size_t n = r->n - first < MACHINE_BATCH ? r->n - first : MACHINE_BATCH;

            machine_run(m, first, n);
            take_older(x, m, first, n, back, r);
        }
        machine_free(m);
    }
    return ok;
}
