/*
 * Rolling origin (Tashman 2000): the chances of a year are fitted to outcomes of the years before it, the list is made of the data
 * before it - base rates of missing data included -, and only then its outcomes are looked at. The data are those that the database
 * has now of the years before, with later corrections; certificates count from their day of grant.
 *
 * Orders are held against all candidates, those that never filed included: whoever is at the head of a list and does not file is a
 * miss. Chances are held against those that filed alone, since they are chances of an application. Over all years an order is pooled
 * by the share of the year's candidates that stand before a company.
 */
#include "question/backtest_study.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/gate_rates.h"
#include "question/past_data.h"

typedef struct backtest_work {
    const inquiry *asked;
    backtest_study *out;
    study *study;       /* of the year */
    backtest_year *year;
    size_t first, end;  /* of the year in the history */
    calibrations *fitted;
    store_calibration fit;
    double usual;       /* share of the filings before that passed; NAN: none */
    arena *memory;      /* of the base rates of the year */
    uint8_t *is_known;  /* [companies] the data had them before the year */
    uint8_t *is_in;
    uint8_t *outcome;   /* [companies] */
    backtest_rows rows, all_rows;
    backtest_chance_rows all_chances, lacking; /* of filings whose data are complete; of the others */
} backtest_work;

enum { NOTHING, FILED, PASSED };

/* --- one year --------------------------------------------------------------------------------------------------------- */

static bool want_before(void *context, int year, panel *into)
{
    const backtest_work *w = context;
    int revenue = dictionary_find(panel_dictionary(into), "revenue");

    return panel_want(into, dictionary_find(panel_dictionary(into), "industry"), 0, 0) && panel_want(into, revenue, year - 2, year - 1) &&
           potential_want(w->study->potential, year - 1, into);
}

/* Outcomes of the year's filings: what the applications say or, without any, who was granted the certificate. */
static void take_applications(backtest_work *w)
{
    const filing_history *h = &w->out->record->history;
    const panel *p = w->study->data.panel;

    for (size_t i = w->first; i < w->end; i++) {
        const filing *f = &h->list[i];
        uint32_t company = panel_find_company(p, f->code, strlen(f->code));

        if (!f->is_told || company == PANEL_NO_COMPANY)
            continue;
        w->year->has_outcomes = true;
        if (!w->is_in[company])
            w->year->holders++;
        else if (w->outcome[company] != PASSED)
            w->outcome[company] = f->passed ? PASSED : FILED;
    }
}

static void take_certificates(backtest_work *w)
{
    const study *s = w->study;

    for (size_t i = 0; i < credentials_count(s->data.credentials); i++) {
        const credential *c = credentials_get(s->data.credentials, i);
        uint32_t company = panel_find_company(s->data.panel, c->code, strlen(c->code));

        if (strcmp(c->model, s->model->id) || date_from_days(c->granted_on).year != w->year->year || company == PANEL_NO_COMPANY)
            continue;
        w->year->has_outcomes = w->year->by_certificates = true;
        if (w->is_in[company])
            w->outcome[company] = PASSED;
    }
}

static double growth_of(const study *s, uint32_t company)
{
    int revenue = dictionary_find(panel_dictionary(s->data.panel), "revenue");
    double before = panel_number(s->data.panel, company, revenue, s->binding.year - 2);

    return before > 0 ? panel_number(s->data.panel, company, revenue, s->binding.year - 1) / before - 1 : NAN;
}

/* The potential by the index of the year before. */
static tidu_status last_index(const study *s, const uint8_t *is_in, assessment **out, tidu_error *err)
{
    binding before = s->binding;

    before.year--;
    before.on = binding_default_date(before.year);
    *out = assessment_new(s->model, panel_count(s->data.panel));
    return *out ? potential_score(s->potential, &before, s->env->threads, is_in, *out, err) : error_memory(err);
}

static tidu_status fill_rows(backtest_work *w, const ranking *r, tidu_error *err)
{
    backtest_rows *rows = &w->rows;
    assessment *before = NULL;
    tidu_status status = last_index(w->study, w->is_in, &before, err);

    rows->n = 0;
    if (!status && !backtest_rows_room(rows, r->n))
        status = error_memory(err);
    for (size_t i = 0; i < r->n && !status; i++) {
        uint32_t company = r->company[i];

        rows->scores[BACKTEST_LIST][i] = -(double)r->rank[i];
        rows->scores[BACKTEST_GROWTH][i] = growth_of(w->study, company);
        rows->scores[BACKTEST_INDEX][i] = before->potential ? before->potential[company] : NAN;
        rows->made_it[i] = w->outcome[company] == PASSED;
        w->year->made_it += rows->made_it[i];
        rows->n++;
    }
    w->out->has_index |= !status && before->potential;
    assessment_free(before);
    for (size_t o = 0; o < BACKTEST_RANDOM && !status; o++) {
        if (!backtest_to_shares(rows->scores[o], rows->n))
            status = error_memory(err);
    }
    return status;
}

static tidu_status take_rows(backtest_work *w, tidu_error *err)
{
    backtest_rows *all = &w->all_rows;
    const backtest_rows *rows = &w->rows;

    if (!backtest_rows_room(all, rows->n))
        return error_memory(err);
    for (size_t o = 0; o < BACKTEST_RANDOM; o++)
        memcpy(all->scores[o] + all->n, rows->scores[o], rows->n * sizeof *rows->scores[o]);
    memcpy(all->made_it + all->n, rows->made_it, rows->n * sizeof *rows->made_it);
    all->n += rows->n;
    return backtest_rows_measure(rows, w->out->has_index, w->year->of) ? TIDU_OK : error_memory(err);
}

static tidu_status take_chances(backtest_work *w, const ranking *r, tidu_error *err)
{
    backtest_chance_rows *all = &w->all_chances;
    size_t first = all->n;

    for (size_t i = 0; i < r->n && !w->year->by_certificates; i++) {
        uint32_t company = r->company[i];
        bool passed = w->outcome[company] == PASSED, lacks;

        if (w->outcome[company] == NOTHING)
            continue;
        w->year->filed++;
        w->year->passed += passed;
        if (w->study->assessment->verdicts[company] == TRUTH_FALSE) {
            w->year->against++;
            w->year->against_passed += passed;
            continue;
        }
        lacks = assessment_lacks_data(w->study->assessment, company);
        w->year->lacking += lacks;
        if (!backtest_chance_rows_add(lacks ? &w->lacking : all, w->study->assessment->readiness[company], w->usual, passed))
            return error_memory(err);
    }
    return backtest_chances_measure(all, first, &w->year->chances)
               ? TIDU_OK
               : error_memory(err);
}

static tidu_status hold_list(backtest_work *w, tidu_error *err)
{
    study *s = w->study;
    size_t others;
    ranking *r = NULL;
    tidu_status status = study_candidates(s, false, &others, &w->is_in, err);

    if (status)
        return status;
    for (size_t i = 0; i < panel_count(s->data.panel); i++)
        w->is_in[i] &= w->is_known[i];
    snprintf(w->year->version, sizeof w->year->version, "%s", s->model->version);
    w->outcome = allocate_array(panel_count(s->data.panel) + 1, sizeof *w->outcome);
    if (!w->outcome)
        return error_memory(err);
    if (w->end > w->first)
        take_applications(w);
    if (!w->year->has_outcomes)
        take_certificates(w);
    status = study_list(s, RANK_BY_READINESS, w->is_in, 0, &r, err);
    if (status)
        return status;
    w->year->candidates = r->n;
    if (w->year->has_outcomes)
        status = fill_rows(w, r, err);
    if (!status && w->year->has_outcomes)
        status = take_rows(w, err);
    if (!status && w->year->has_outcomes)
        status = take_chances(w, r, err);
    ranking_free(r);
    return status;
}

/* What was known before the year. */
static tidu_status fit_before(backtest_work *w, int year, tidu_error *err)
{
    const filing_record *r = w->out->record;
    bool is_enough = false;
    tidu_status status = TIDU_OK;
    size_t filings = 0, passed = 0;

    w->usual = NAN;
    if (!r || !r->n)
        return TIDU_OK;
    for (size_t i = 0; i < r->n && r->history.list[r->cases[i].number].year < year; i++) {
        filings++;
        passed += r->cases[i].passed;
    }
    if (passed && passed < filings)
        w->usual = (double)passed / (double)filings;
    status = filing_record_fit(r, w->asked->env, year, &w->fit, &is_enough, err);
    if (status || !is_enough)
        return status;
    w->fitted = calibrations_new(&w->fit, 1);
    w->year->fitted_to = w->fit.filings;
    return w->fitted ? TIDU_OK : error_memory(err);
}

/* With the base rates of the companies that were known then. */
static tidu_status assess_as_known(backtest_work *w, tidu_error *err)
{
    study *s = w->study;
    size_t n = panel_count(s->data.panel);
    store_calibration rates = {.model = s->model->id};
    calibration_rules rules;
    tidu_status status = environment_calibration(s->env, &rules, err);

    w->memory = arena_new();
    w->is_known = allocate_array(n + 1, sizeof *w->is_known);
    if (!status && (!w->memory || !w->is_known))
        status = error_memory(err);
    for (size_t i = 0; i < n && !status; i++)
        w->is_known[i] = past_data_has(s->data.panel, (uint32_t)i, s->binding.year);
    if (!status)
        status = study_assess(s, err);
    if (status)
        return status;
    rates.weight = rules.weight;
    if (!gate_rates_count(s->assessment, &s->binding, w->is_known, rules.lines, w->memory, &rates) || !gate_rates_apply(&rates, s->model))
        return error_memory(err);
    assessment_free(s->assessment);
    s->assessment = NULL;
    return study_assess(s, err);
}

static tidu_status look_at_year(backtest_work *w, int year, tidu_error *err)
{
    inquiry of_year = *w->asked;
    data_need need = {.want = want_before, .context = w};
    char on[11];
    long day;
    tidu_status status;

    w->year = &w->out->years[w->out->n];
    *w->year = (backtest_year){.year = year};
    status = fit_before(w, year, err);
    of_year.question.year = year;
    of_year.question.on = NULL;
    if (w->out->record && filing_history_day(&w->out->record->history, year, &day)) {
        date_format(day, on);
        of_year.question.on = on;
    }
    of_year.question.with_potential = true;
    of_year.question.calibrated = w->fitted;
    of_year.found = NULL;
    if (!status)
        status = study_begin(&of_year, &w->study, err);
    if (!status)
        status = study_load(w->study, &need, err);
    problems_free(of_year.found);
    if (!status)
        past_data_hide(w->study->data.panel, year);
    if (!status)
        status = assess_as_known(w, err);
    if (!status)
        status = hold_list(w, err);
    arena_free(w->memory);
    w->memory = NULL;
    study_free(w->study);
    calibrations_free(w->fitted);
    release(w->is_known);
    release(w->is_in);
    release(w->outcome);
    w->is_known = NULL;
    w->study = NULL;
    w->fitted = NULL;
    w->is_in = w->outcome = NULL;
    w->out->n += !status;
    return status;
}

/* --- all years ----------------------------------------------------------------------------------------------------------- */

static void add_up(backtest_study *s)
{
    for (size_t i = 0; i < s->n; i++) {
        const backtest_year *y = &s->years[i];

        s->all.candidates += y->has_outcomes ? y->candidates : 0;
        s->all.made_it += y->made_it;
        s->all.filed += y->filed;
        s->all.passed += y->passed;
        s->all.holders += y->holders;
        s->all.lacking += y->lacking;
        s->all.against += y->against;
        s->all.against_passed += y->against_passed;
        s->all.has_outcomes |= y->has_outcomes;
        s->all.fitted_to += y->fitted_to;
    }
}

static tidu_status look_at_years(backtest_work *w, int first, int last, tidu_error *err)
{
    backtest_study *s = w->out;
    const filing_history *h = s->record ? &s->record->history : NULL;
    tidu_status status = TIDU_OK;

    s->years = allocate_array((size_t)(last - first + 1), sizeof *s->years);
    if (!s->years)
        return error_memory(err);
    for (int year = first; year <= last && !status; year++) {
        for (w->first = 0; h && w->first < h->n && h->list[w->first].year < year; w->first++)
            ;
        for (w->end = w->first; h && w->end < h->n && h->list[w->end].year == year; w->end++)
            ;
        status = look_at_year(w, year, err);
    }
    if (status)
        return status;
    add_up(s);
    return backtest_rows_measure(&w->all_rows, s->has_index, s->all.of) &&
                   backtest_chances_measure(&w->all_chances, 0, &s->all.chances) && backtest_chances_measure(&w->lacking, 0, &s->lacking) &&
                   score_quality_bins(w->all_chances.chances, w->all_chances.passed, w->all_chances.n, s->bins, BACKTEST_BINS, &s->n_bins)
               ? TIDU_OK
               : error_memory(err);
}

static char *copy_text(const char *text)
{
    char *copy = allocate(strlen(text) + 1);

    return copy ? strcpy(copy, text) : NULL;
}

/* Years with outcomes, by the applications or else by certificates; the names of the model. */
static tidu_status find_years(backtest_study *s, const inquiry *asked, int *first, int *last, tidu_error *err)
{
    const filing_record *r = s->record;
    model *m;
    tidu_status status = catalogue_load(&asked->env->catalogue, asked->model, question_newest(&asked->question),
                                        asked->env->dictionary, &m, err);

    if (status)
        return status;
    s->id = copy_text(m->id);
    s->title = copy_text(model_text_in(m->name, asked->env->is_chinese));
    model_free(m);
    if (!s->id || !s->title)
        return error_memory(err);
    *first = s->stages.first_year ? s->stages.first_year : r && r->n ? r->first_year : 0;
    *last = s->stages.last_year ? s->stages.last_year : r && r->n ? r->last_year : 0;
    if (!*first || !*last)
        return error_set(err, TIDU_EUSAGE, _("no application has an outcome that can be used, so give the years with --years, such as 2022..2024"));
    if (*first > *last || *last - *first > 50)
        return error_set(err, TIDU_EUSAGE, _("years are given as 2022..2025, the earlier first"));
    return TIDU_OK;
}

tidu_status backtest_study_make(const inquiry *asked, const filing_stages *stages, backtest_study **out, tidu_error *err)
{
    backtest_study *s = allocate_array(1, sizeof *s);
    backtest_work w = {.asked = asked, .out = s};
    filing_stages all = *stages;
    int first = 0, last = 0;
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->stages = *stages;
    all.first_year = 0; /* chances are fitted to all years before */
    status = filing_record_make(asked, &all, &s->record, err);
    if (status == TIDU_ENOTFOUND && stages->first_year)
        status = TIDU_OK; /* certificates may tell */
    if (!status)
        status = find_years(s, asked, &first, &last, err);
    if (!status)
        status = look_at_years(&w, first, last, err);
    if (!status && !s->all.has_outcomes)
        status = error_set(err, TIDU_ENOTFOUND,
                           _("of %d to %d the database has neither applications with an outcome nor certificates of %s: nothing can be compared"),
                           first, last, s->id);
    backtest_rows_clear(&w.rows);
    backtest_rows_clear(&w.all_rows);
    backtest_chance_rows_clear(&w.all_chances);
    backtest_chance_rows_clear(&w.lacking);
    if (status)
        backtest_study_free(s);
    else
        *out = s;
    return status;
}

void backtest_study_free(void *study)
{
    backtest_study *s = study;

    if (!s)
        return;
    filing_record_free(s->record);
    release(s->years);
    release(s->title);
    release(s->id);
    release(s);
}
