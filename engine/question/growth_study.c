/*
 * A row is a company in one application year: its figures as of then, and whether it meets the condition `horizon` years later. Who
 * meets it already is no candidate and no row. Whether the condition is met is the evaluator's word, by today's rule in all years.
 * The model of the years before the last is held against the last; the list is of the model of all years.
 */
#include "question/growth_study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

enum { MOST_YEARS = 30 };

/* Rows of the years, on the way to models. */
typedef struct gathering {
    growth_year years[MOST_YEARS + 1]; /* application years first - horizon .. last */
    int first, n;
    double *x;      /* [n_rows][n_used] */
    bool *happened; /* [n_rows] */
    const double **all; /* [n_rows] all figures of the row, in its year */
    size_t n_rows, n_before; /* all; those before the last year, which come first */
    double *order;  /* [rows of the last year] of one baseline or model */
} gathering;

/* --- the question ---------------------------------------------------------------------------------------- */

static bool want_years(void *context, int year, panel *into)
{
    const growth_study *g = context;

    (void)year; /* of all years */
    return growth_figures_want(g->figures, into) && assessor_want(g->base->assessor, 0, into);
}

static tidu_status find_gate(growth_study *g, tidu_error *err)
{
    const model *m = g->base->model;

    for (size_t k = 0; k < g->rules->n_gates; k++) {
        for (g->gate = 0; g->gate < m->n_gates; g->gate++) {
            if (!strcmp(m->gates[g->gate].id, g->rules->gates[k]))
                return TIDU_OK;
        }
    }
    return error_set(err, TIDU_EUSAGE, _("the rule '%s' has no condition of growth ('%s'), so it cannot be looked for who comes to meet it; ask for a rule that has one, such as gazelle"),
                     m->id, g->rules->gates[0]);
}

static tidu_status load(growth_study *g, inquiry *asked, tidu_error *err)
{
    tidu_status status;

    if (asked->question.is_recheck)
        return error_set(err, TIDU_EUSAGE, _("candidates for growth are looked for without --recheck"));
    status = environment_growth(asked->env, &g->rules, err);
    if (!status && !(g->figures = growth_figures_new(g->rules)))
        status = error_memory(err);
    if (!status)
        status = study_begin(asked, &g->base, err);
    if (!status)
        status = find_gate(g, err);
    if (!status)
        status = study_load(g->base, &(data_need){.want = want_years, .context = g}, err);
    if (!status)
        status = find_gate(g, err); /* another version may be in force */
    return status ? status : study_assess(g->base, err);
}

/* --- rows ------------------------------------------------------------------------------------------------------ */

static tidu_status read_years(growth_study *g, gathering *w, tidu_error *err)
{
    int first, last;
    tidu_status status = TIDU_OK;

    panel_years(g->base->data.panel, &first, &last);
    g->last = g->base->binding.year;
    w->first = first + 1 > g->last - MOST_YEARS ? first + 1 : g->last - MOST_YEARS;
    for (int year = w->first; year <= g->last && !status; year++) {
        status = growth_year_read(g->base, g->figures, g->gate, year, &w->years[w->n], err);
        w->n += !status;
    }
    return status;
}

/* May the company come to meet the condition from this year on, and is it known whether it did? */
static bool is_row(const gathering *w, int at, int horizon, size_t company)
{
    uint8_t then = w->years[at + horizon].gate[company];

    return w->years[at].gate[company] != GATE_MET && (then == GATE_MET || then == GATE_UNMET);
}

static bool has_all(const growth_study *g, const double *x)
{
    for (size_t j = 0; j < g->n_used; j++) {
        if (isnan(x[g->used[j]]))
            return false;
    }
    return true;
}

/*
 * A figure is used if it is known often enough in the last year and in the one before. Earlier years to which it does not reach back
 * are then left out row by row: a figure weighs more than years of which less is known.
 */
static void choose_figures(growth_study *g, const gathering *w)
{
    size_t k = g->rules->n_features, known[GROWTH_MOST_FEATURES][2] = {{0}}, n[2] = {0};
    int h = g->rules->horizon;

    for (int at = 0; at + h < w->n; at++) {
        int before = w->n - 1 - h - at;

        for (size_t i = 0; i < w->years[at].n; i++) {
            if (!is_row(w, at, h, i))
                continue;
            g->n_rows++;
            for (size_t j = 0; j < k; j++) {
                bool has = !isnan(w->years[at].x[i * k + j]);

                g->unknown[j] += !has;
                if (before < 2)
                    known[j][before] += has;
            }
            if (before < 2)
                n[before]++;
        }
    }
    for (size_t j = 0; j < k; j++) {
        double share = g->rules->known;

        if (g->rules->features[j].sign != GROWTH_ORDER && n[0] && n[1] && (double)known[j][0] >= share * (double)n[0] && (double)known[j][1] >= share * (double)n[1])
            g->used[g->n_used++] = j;
    }
}

/* Rows in the order of years; then of companies. */
static void take_rows(growth_study *g, gathering *w)
{
    size_t k = g->rules->n_features;
    int h = g->rules->horizon;

    for (int at = 0; at + h < w->n; at++) {
        const growth_year *y = &w->years[at];

        if (at + h == w->n - 1)
            w->n_before = w->n_rows;
        for (size_t i = 0; i < y->n; i++) {
            bool is_complete = has_all(g, y->x + i * k);

            if (!is_row(w, at, h, i)) {
                g->n_untold += y->gate[i] != GATE_MET && is_complete && w->years[at + h].gate[i] != GATE_NOT_APPLICABLE;
                continue;
            }
            if (!is_complete) {
                g->n_incomplete++;
                continue;
            }
            for (size_t j = 0; j < g->n_used; j++)
                w->x[w->n_rows * g->n_used + j] = y->x[i * k + g->used[j]];
            w->all[w->n_rows] = y->x + i * k;
            w->happened[w->n_rows++] = w->years[at + h].gate[i] == GATE_MET;
            if (!g->first)
                g->first = y->year + h;
        }
    }
}

static size_t count_events(const bool *happened, size_t n)
{
    size_t events = 0;

    for (size_t i = 0; i < n; i++)
        events += happened[i];
    return events;
}

static bool has_both(size_t events, size_t n, double least)
{
    return events && n > events && (double)events >= least && (double)(n - events) >= least;
}

/* Enough that came to meet the condition and enough that did not, before the last year and in it. */
static tidu_status check_events(growth_study *g, const gathering *w, tidu_error *err)
{
    size_t n = w->n_rows - w->n_before, events = count_events(w->happened + w->n_before, n);

    g->n_fit = w->n_before;
    g->fit_events = count_events(w->happened, w->n_before);
    if (!g->n_used)
        return error_set(err, TIDU_EDATA, _("none of the figures of models/practice/growth.yaml is known often enough in two years in which it is also known who met '%s'; import more years"),
                         g->base->model->gates[g->gate].id);
    if (has_both(g->fit_events, g->n_fit, g->rules->events) && has_both(events, n, g->rules->tested))
        return TIDU_OK;
    return error_set(err, TIDU_EDATA, _("too little has happened to learn from: before %d in %zu company-years %zu came to meet '%s', in %d %zu of %zu; %g that did and as many that did not are asked for, and %g in the last year (models/practice/growth.yaml); import more years or more companies"),
                     g->last, g->n_fit, g->fit_events, g->base->model->gates[g->gate].id, g->last, events, n, g->rules->events, g->rules->tested);
}

static tidu_status gather(growth_study *g, gathering *w, tidu_error *err)
{
    tidu_status status = read_years(g, w, err);

    if (status)
        return status;
    if (w->n < g->rules->horizon + 2)
        return error_set(err, TIDU_EDATA, _("data of at least %d years are needed to learn who comes to meet a condition within %d; import more years"),
                         g->rules->horizon + 2, g->rules->horizon);
    choose_figures(g, w);
    w->x = allocate_array(g->n_rows * g->n_used + 1, sizeof *w->x);
    w->happened = allocate_array(g->n_rows + 1, sizeof *w->happened);
    w->order = allocate_array(g->n_rows + 1, sizeof *w->order);
    w->all = allocate_array(g->n_rows + 1, sizeof *w->all);
    if (!w->x || !w->happened || !w->order || !w->all)
        return error_memory(err);
    take_rows(g, w);
    return check_events(g, w, err);
}

/* --- models and their quality --------------------------------------------------------------------------------------- */

static tidu_status fit(const growth_study *g, const gathering *w, size_t n, growth_model *out, tidu_error *err)
{
    static const signed char asked[] = {[GROWTH_UP] = 1, [GROWTH_DOWN] = -1, [GROWTH_ANY] = 0};
    signed char sign[GROWTH_MOST_FEATURES];
    tidu_status status;

    for (size_t j = 0; j < g->n_used; j++)
        sign[j] = asked[g->rules->features[g->used[j]].sign];
    status = growth_model_fit(&(growth_rows){w->x, w->happened, n, g->n_used}, g->rules->ridge, sign, out);
    if (status == TIDU_ENOMEM)
        return error_memory(err);
    return status ? error_set(err, status, _("no coefficients can be found for the data; import more years or more companies")) : TIDU_OK;
}

static bool measure(const growth_study *g, const gathering *w, bool is_chance, growth_order *out)
{
    const bool *happened = w->happened + w->n_before;
    size_t n = w->n_rows - w->n_before;

    out->is_told = true;
    for (size_t k = 0; k < g->rules->n_heads; k++)
        out->lifts[k] = score_quality_lift(w->order, happened, n, g->rules->heads[k]);
    return score_quality_measure(w->order, happened, n, is_chance, &out->quality);
}

/* The order by a figure alone, where it is known for all. */
static bool measure_baseline(const growth_study *g, const gathering *w, size_t feature, growth_order *out)
{
    for (size_t i = w->n_before; i < w->n_rows; i++) {
        w->order[i - w->n_before] = w->all[i][feature];
        if (isnan(w->all[i][feature]))
            return true;
    }
    return measure(g, w, false, out);
}

static tidu_status test(growth_study *g, const gathering *w, tidu_error *err)
{
    size_t n = w->n_rows - w->n_before;
    double share = (double)g->fit_events / (double)g->n_fit;
    tidu_status status = fit(g, w, w->n_before, &g->tested, err);
    bool ok = true;

    if (status)
        return status;
    for (size_t i = 0; i < n; i++)
        w->order[i] = share;
    ok = measure(g, w, true, &g->random);
    for (size_t k = 0; k < g->rules->n_baselines && ok; k++)
        ok = measure_baseline(g, w, g->rules->baselines[k], &g->baselines[k]);
    for (size_t i = 0; i < n; i++)
        w->order[i] = growth_model_chance(&g->tested, w->x + (w->n_before + i) * g->n_used);
    ok = ok && measure(g, w, true, &g->order) &&
         score_quality_bins(w->order, w->happened + w->n_before, n, g->bins, GROWTH_MOST_BINS, &g->n_bins);
    return ok ? fit(g, w, w->n_rows, &g->model, err) : error_memory(err);
}

/* --- the list ------------------------------------------------------------------------------------------------------------- */

/* The two used figures that move the chance most, either way. */
static void find_reasons(const growth_study *g, const double *x, growth_candidate *c)
{
    for (size_t k = 0; k < 2; k++) {
        double most = -1;

        for (size_t j = 0; j < g->n_used; j++) {
            double part = growth_model_part(&g->model, j, x[j]);

            if ((k && c->says[0] == g->used[j]) || fabs(part) <= most)
                continue;
            most = fabs(part);
            c->says[k] = g->used[j];
            c->parts[k] = part;
        }
    }
}

typedef struct sorted {
    growth_candidate candidate;
    const char *code;
} sorted;

static int greatest_first(const void *x, const void *y)
{
    const sorted *a = x, *b = y;

    if (a->candidate.chance != b->candidate.chance)
        return a->candidate.chance < b->candidate.chance ? 1 : -1;
    return strcmp(a->code, b->code);
}

/* Of the companies with is_in set. */
static void take_list(growth_study *g, const growth_year *now, const uint8_t *is_in, sorted *work)
{
    size_t k = g->rules->n_features;

    for (uint32_t i = 0; i < now->n; i++) {
        double x[GROWTH_MOST_FEATURES];

        if (!is_in[i])
            continue;
        if (now->gate[i] == GATE_MET) {
            g->n_met++;
        } else if (!has_all(g, now->x + (size_t)i * k)) {
            g->n_unknown++;
        } else {
            growth_candidate *c = &work[g->n_list].candidate;

            for (size_t j = 0; j < g->n_used; j++)
                x[j] = now->x[(size_t)i * k + g->used[j]];
            c->company = i;
            c->chance = growth_model_chance(&g->model, x);
            find_reasons(g, x, c);
            work[g->n_list++].code = panel_code(g->base->data.panel, i);
        }
    }
    if (g->n_list)
        qsort(work, g->n_list, sizeof *work, greatest_first);
    for (size_t i = 0; i < g->n_list; i++)
        g->list[i] = work[i].candidate;
}

static tidu_status find_list(growth_study *g, bool with_holders, gathering *w, tidu_error *err)
{
    growth_year *now = &w->years[w->n - 1];
    sorted *work = allocate_array(now->n + 1, sizeof *work);
    uint8_t *is_in = NULL;
    tidu_status status = study_candidates(g->base, with_holders, &g->left_out, &is_in, err);

    g->list = allocate_array(now->n + 1, sizeof *g->list);
    if (!status && (!work || !g->list))
        status = error_memory(err);
    if (!status) {
        take_list(g, now, is_in, work);
        g->now = now->x; /* takes ownership */
        now->x = NULL;
    }
    release(work);
    release(is_in);
    return status;
}

tidu_status growth_study_make(inquiry *asked, bool with_holders, growth_study **out, tidu_error *err)
{
    growth_study *g = allocate_array(1, sizeof *g);
    gathering *w = allocate_array(1, sizeof *w);
    tidu_status status = g && w ? load(g, asked, err) : error_memory(err);

    if (!status)
        status = gather(g, w, err);
    if (!status)
        status = test(g, w, err);
    if (!status)
        status = find_list(g, with_holders, w, err);
    for (int i = 0; w && i < w->n; i++)
        growth_year_clear(&w->years[i]);
    if (w) {
        release(w->x);
        release(w->happened);
        release(w->order);
        release(w->all);
    }
    release(w);
    if (status)
        growth_study_free(g);
    else
        *out = g;
    return status;
}

void growth_study_free(void *study)
{
    growth_study *g = study;

    if (!g)
        return;
    release(g->list);
    release(g->now);
    growth_figures_free(g->figures);
    growth_rules_free(g->rules);
    study_free(g->base);
    release(g);
}
