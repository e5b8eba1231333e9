/*
 * From raw values to the common scale, by indicator and stratum: outliers are treated, values normalised, what is
 * missing is filled where the indicator says so, by the mean or median of the known scaled values of the stratum or of
 * those with the same text, or before all that by an older value. Means are taken over sorted values, so that the order of
 * companies changes no bit.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/normalise.h"
#include "composite/scale.h"
#include "composite/treatment.h"
#include "composite/winsorise.h"
#include "index/index_internal.h"
#include "numeric/sample.h"

static void treat(const index_treatment *t, double *x, size_t n, double *work)
{
    if (t->kind == TREATMENT_WINSORISE)
        winsorise_quantiles(x, n, t->low, t->high, x, work);
    else if (t->kind == TREATMENT_COINR)
        winsorise_shape(x, n, t->rule, x, work);
}

void index_scale_values(const index_indicator *i, const double *x, size_t n, double *out, ranked_cell *work)
{
    if (i->scale.kind == SCALE_GOALPOSTS)
        normalise_goalposts(x, n, i->scale.low, i->scale.high, i->is_up, out);
    else if (i->scale.kind == SCALE_BASE)
        normalise_base(x, n, i->scale.high, out);
    else if (i->scale.kind == SCALE_PERCENTILE)
        normalise_percentile(x, n, i->is_up, out, work);
    else
        normalise_min_max(x, n, i->is_up, out);
    for (size_t k = 0; i->missing.kind == MISSING_WORST && k < n; k++) {
        if (cell_is_missing(out[k]))
            out[k] = 0;
    }
}

/* The companies of a stratum, by a text. */
typedef struct texted {
    const char *text;
    size_t at;
} texted;

/* Buffers for a stratum of n companies. */
typedef struct scaling {
    double *column;
    double *numbers;
    ranked_cell *cells;
    texted *texts;
} scaling;

/* False if memory is exhausted; clear it even then. */
static bool scaling_init(scaling *s, size_t n)
{
    *s = (scaling){allocate_array(n, sizeof *s->column), allocate_array(n, sizeof *s->numbers),
                   allocate_array(n, sizeof *s->cells), allocate_array(n, sizeof *s->texts)};
    return s->column && s->numbers && s->cells && s->texts;
}

static void scaling_clear(scaling *s)
{
    release(s->column);
    release(s->numbers);
    release(s->cells);
    release(s->texts);
}

/* --- what is missing ----------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    const texted *x = a, *y = b;
    int order = strcmp(x->text, y->text);

    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static void fill(double *scaled, size_t n, double with)
{
    for (size_t i = 0; i < n; i++) {
        if (cell_is_missing(scaled[i]))
            scaled[i] = with;
    }
}

/* The mean of the n scaled values that are known; missing with none. */
static double known_mean(const double *scaled, size_t n, double *work)
{
    size_t known = sample_sort(scaled, n, work);

    return known ? sample_mean(work, known) : cell_missing();
}

static double known_median(const double *scaled, size_t n, double *work)
{
    size_t known = sample_sort(scaled, n, work);

    return known ? sample_quantile(work, known, 0.5) : cell_missing();
}

/* The mean of those with the same text; texts of which none is known wait for the mean of the stratum. */
static void fill_by_text(const panel *p, int indicator, const uint32_t *order, size_t n, const scaling *s, double *scaled)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        const char *text = panel_text(p, order[i], indicator);

        if (text && *text)
            s->texts[count++] = (texted){text, i};
    }
    qsort(s->texts, count, sizeof *s->texts, by_text);
    for (size_t first = 0, end; first < count; first = end) {
        double mean;

        for (end = first; end < count && !strcmp(s->texts[end].text, s->texts[first].text); end++)
            s->column[end - first] = scaled[s->texts[end].at];
        mean = known_mean(s->column, end - first, s->numbers);
        for (size_t i = first; i < end; i++) {
            if (cell_is_missing(scaled[s->texts[i].at]))
                s->column[i - first] = mean;
        }
        for (size_t i = first; i < end; i++)
            scaled[s->texts[i].at] = s->column[i - first];
    }
}

static void fill_missing(const index_missing *missing, const panel *p, const uint32_t *order, size_t n, const scaling *s,
                         double *scaled)
{
    double mean = missing->kind == MISSING_MEAN || missing->kind == MISSING_GROUP ? known_mean(scaled, n, s->numbers) : cell_missing();

    if (missing->kind == MISSING_GROUP)
        fill_by_text(p, missing->group, order, n, s, scaled);
    if (missing->kind == MISSING_MEDIAN)
        mean = known_median(scaled, n, s->numbers);
    fill(scaled, n, mean);
}

/* --- scales that a population sets ------------------------------------------------------------ */

static treatment_rule treatment_of(const index_treatment *t)
{
    static const char *const names[] = {[TREATMENT_NONE] = "none", [TREATMENT_WINSORISE] = "winsorise", [TREATMENT_COINR] = "shape"};
    treatment_rule rule = treatment_rule_of(treatment_find(names[t->kind]));

    rule.low = t->low;
    rule.high = t->high;
    if (t->kind == TREATMENT_COINR)
        rule.shape = t->rule;
    return rule;
}

static scale_rule scale_of(const index_indicator *i)
{
    scale_rule rule = scale_rule_of(scale_find(i->scale.kind == SCALE_PERCENTILE ? "percentile_rank" : "min_max"));

    rule.is_up = i->is_up;
    rule.is_clamped = true;
    return rule;
}

/* Fit treatment and scale to the values of the population, and apply them to all of a stratum. */
static bool scale_by_population(index_result *r, size_t k, const index_stratum *t, const scaling *s, double *out)
{
    const index_indicator *indicator = &r->model->indicators[k];
    const double *source = (r->population_raw ? r->population_raw : r->raw) + k * r->n;
    treatment_rule treating = treatment_of(&indicator->treatment);
    scale_rule scaling_rule = scale_of(indicator);
    treatment treated;
    scale fitted;
    size_t n = 0;
    bool ok, any = false;

    for (size_t i = t->first; i < t->first + t->n; i++) {
        if (r->is_population[r->order[i]])
            s->numbers[n++] = source[r->order[i]];
    }
    ok = treatment_fit(&treating, s->numbers, n, NULL, &treated) != TREATMENT_NO_MEMORY;
    treatment_apply(&treated, s->column, t->n, s->column);
    if (!index_scale_is_relative(&indicator->scale)) {
        index_scale_values(indicator, s->column, t->n, out, s->cells);
        return ok;
    }
    treatment_apply(&treated, s->numbers, n, s->numbers);
    ok = ok && scale_fit(&scaling_rule, s->numbers, n, NULL, &fitted) != SCALE_NO_MEMORY;
    if (!ok)
        return false;
    for (size_t i = 0; i < t->n; i++)
        any |= cell_is_value(s->column[i]);
    r->lacks_population[k] |= any && !scale_is_usable(&fitted);
    scale_apply(&fitted, s->column, t->n, out);
    scale_clear(&fitted);
    for (size_t i = 0; indicator->missing.kind == MISSING_WORST && i < t->n; i++)
        out[i] = cell_is_missing(out[i]) ? 0 : out[i];
    return true;
}

/* Compute the treated and scaled values of an indicator in a stratum from its raw values. False if memory is exhausted. */
static bool scale_stratum(index_result *r, const panel *p, size_t k, size_t stratum, const scaling *s)
{
    const index_indicator *indicator = &r->model->indicators[k];
    const index_stratum *t = &r->strata[stratum];
    const uint32_t *order = r->order + t->first;
    double *out = r->scaled + k * r->n + t->first;
    bool ok = true;

    for (size_t i = 0; i < t->n; i++) {
        s->column[i] = r->raw[k * r->n + order[i]];
        r->n_known[k] += cell_is_value(s->column[i]);
        r->n_missing[k] += cell_is_missing(s->column[i]);
    }
    if (r->is_population) {
        ok = scale_by_population(r, k, t, s, out);
    } else {
        treat(&indicator->treatment, s->column, t->n, s->numbers);
        index_scale_values(indicator, s->column, t->n, out, s->cells);
    }
    for (size_t i = 0; i < t->n && ok; i++) {
        if (r->treated)
            r->treated[k * r->n + order[i]] = s->column[i];
        if (cell_state_of(out[i]) == CELL_UNDEFINED)
            out[i] = 0;
    }
    if (ok)
        fill_missing(&indicator->missing, p, order, t->n, s, out);
    return ok;
}

bool index_scale_all(index_result *r, const panel *p, int threads)
{
    int failed = 0;

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
    return !failed;
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
