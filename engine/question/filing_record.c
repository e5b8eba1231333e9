/*
 * Year by year the rule in force is asked about the data of the years before, as for any question of that application year, with
 * audits that everybody survives and judges as the grid says; nothing that is learned from one year is used in it. The filings of a
 * year are judged by the version of the day on which half of them had filed, or of 1 July where no day is known.
 */
#include "question/filing_record.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/past_data.h"
#include "store/store_undo.h"
#include "verdict/company_chance.h"

enum { CORRELATIONS = FILING_CORRELATIONS, SHIFTS = FILING_SHIFTS };

static const double greatest_shift = 2;

static void lay_grid(filing_record *r, const calibration_rules *rules)
{
    for (size_t i = 0; i < CORRELATIONS; i++)
        r->correlations[i] = rules->correlation_most * ((double)i + 0.5) / CORRELATIONS;
    for (size_t i = 0; i < SHIFTS; i++)
        r->shifts[i] = greatest_shift * (2 * (double)i / (SHIFTS - 1) - 1);
}

/* --- one application year ---------------------------------------------------------------------------------------- */

typedef struct year_work {
    filing_record *record;
    study *study;
    const filing_calendar *calendar;
    size_t first, end;   /* of the history */
    size_t first_case;
    uint32_t *companies; /* [cases of the year] */
} year_work;

static bool want_region(void *context, int year, panel *into)
{
    (void)context;
    (void)year;
    return panel_want(into, dictionary_find(panel_dictionary(into), "region"), 0, 0);
}

static bool is_before_window(const year_work *w, const filing *f, uint32_t company)
{
    const panel *p = w->study->data.panel;
    const char *region = company == PANEL_NO_COMPANY ? NULL : panel_text(p, company, dictionary_find(panel_dictionary(p), "region"));
    long opens = filing_calendar_opens(w->calendar, w->study->model->id, region ? region : "", f->year);

    return f->day != DATE_NO_END && opens != DATE_NO_BEGIN && f->day < opens;
}

/* The filings of the year that can be held against the rule. */
static void take_cases(year_work *w)
{
    filing_record *r = w->record;
    const study *s = w->study;

    for (size_t i = w->first; i < w->end; i++) {
        const filing *f = &r->history.list[i];
        uint32_t company = panel_find_company(s->data.panel, f->code, strlen(f->code));

        if (!filing_is_known(f))
            continue;
        if (is_before_window(w, f, company)) {
            filing_history_set(&r->history, i, FILING_BEFORE_WINDOW);
            r->history.list[i].is_told = false;
        } else if (company == PANEL_NO_COMPANY) {
            filing_history_set(&r->history, i, FILING_NO_DATA);
        } else if (s->assessment->verdicts[company] == TRUTH_FALSE) {
            filing_history_set(&r->history, i, FILING_AGAINST_RULE);
        } else if (assessment_lacks_data(s->assessment, company)) {
            filing_history_set(&r->history, i, FILING_LACKS_DATA);
        } else {
            w->companies[r->n - w->first_case] = company;
            r->cases[r->n++] = (filing_case){.number = i,
                                             .passed = f->passed,
                                             .audited = company_chance_audits(s->assessment, company)};
        }
    }
}

static bool fill_stated(const year_work *w)
{
    filing_record *r = w->record;
    const model *m = r->model;
    size_t n = r->n - w->first_case;
    double *stated = allocate_array(n + 1, sizeof *stated);
    bool ok = stated && company_chance_judged(w->study->assessment, w->companies, n, &m->judging, stated, 1);

    for (size_t i = 0; ok && i < n; i++)
        r->cases[w->first_case + i].stated = stated[i] * pow(m->judging.survival, r->cases[w->first_case + i].audited);
    release(stated);
    return ok;
}

static bool fill_grid(const year_work *w)
{
    filing_record *r = w->record;
    size_t n = r->n - w->first_case, points = CORRELATIONS * SHIFTS;
    double *first = r->grid ? r->grid + w->first_case * points : NULL;
    int failed = 0;

#pragma omp parallel for schedule(dynamic, 1) reduction(| : failed)
    for (long at = 0; at < (long)(first ? points : 0); at++) {
        model_judging judging = {.correlation = r->correlations[at / SHIFTS], .shift = r->shifts[at % SHIFTS]};

        failed |= !company_chance_judged(w->study->assessment, w->companies, n, &judging, first + at, points);
    }
    return !failed;
}

/* The rule with its own statement of how experts judge, for which the question has another. */
static tidu_status keep_model(filing_record *r, const study *s, const inquiry *asked, int year, tidu_error *err)
{
    model *m;
    question q = asked->question;
    tidu_status status;

    q.calibrated = NULL;
    q.on = s->question->on;
    status = question_model(s->env, s->name, &q, year, &m, err);
    if (status)
        return status;
    model_free(r->model);
    r->model = m;
    return TIDU_OK;
}

static tidu_status hold_year(year_work *w, const inquiry *asked, int year, tidu_error *err)
{
    filing_record *r = w->record;
    tidu_status status = keep_model(r, w->study, asked, year, err);

    if (status)
        return status;
    w->companies = allocate_array(w->end - w->first + 1, sizeof *w->companies);
    if (!w->companies)
        return error_memory(err);
    w->first_case = r->n;
    take_cases(w);
    for (size_t g = 0; g < r->model->n_gates; g++)
        r->has_audits |= r->model->gates[g].is_audited;
    status = fill_stated(w) && fill_grid(w) ? TIDU_OK : error_memory(err);
    release(w->companies);
    return status || !r->grid ? status : filing_choice_add(&r->choice, w->study, &r->history, w->first, w->end, err);
}

static void leave_out_year(filing_record *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        if (filing_is_known(&r->history.list[i]))
            filing_history_set(&r->history, i, FILING_NO_RULE);
    }
}

static tidu_status read_year(filing_record *r, const inquiry *asked, const filing_calendar *calendar, size_t first, size_t end,
                             tidu_error *err)
{
    const char *settings[64];
    size_t n_settings = asked->question.n_settings;
    int year = r->history.list[first].year;
    year_work w = {.record = r, .calendar = calendar, .first = first, .end = end};
    inquiry of_year = *asked;
    char on[11];
    long day;
    tidu_status status;

    if (n_settings + 1 > sizeof settings / sizeof *settings)
        return error_set(err, TIDU_EUSAGE, _("too many settings"));
    for (size_t i = 0; i < n_settings; i++)
        settings[i] = asked->question.settings[i];
    settings[n_settings] = "audit_survival=1";
    of_year.question = (question){.year = year, .settings = settings, .n_settings = n_settings + 1};
    if (filing_history_day(&r->history, year, &day)) {
        date_format(day, on);
        of_year.question.on = on;
    }
    status = study_begin(&of_year, &w.study, err);
    if (status == TIDU_ENOTFOUND) {
        leave_out_year(r, first, end);
        return TIDU_OK;
    }
    if (status)
        return status;
    status = study_load(w.study, &(data_need){.is_unselected = true, .want = want_region}, err);
    problems_free(of_year.found);
    if (!status)
        past_data_hide(w.study->data.panel, year);
    if (!status)
        status = study_assess(w.study, err);
    if (!status)
        status = hold_year(&w, asked, year, err);
    study_free(w.study);
    return status;
}

/* --- all of them ---------------------------------------------------------------------------------------------------- */

static void number_batches(filing_record *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const filing *f = &r->history.list[r->cases[i].number], *before = i ? &r->history.list[r->cases[i - 1].number] : NULL;

        r->n_batches += !before || before->year != f->year || strcmp(before->batch, f->batch) != 0;
        r->cases[i].batch = (uint32_t)r->n_batches - 1;
    }
    if (r->n) {
        r->first_year = r->history.list[r->cases[0].number].year;
        r->last_year = r->history.list[r->cases[r->n - 1].number].year;
    }
}

static tidu_status read_years(filing_record *r, const inquiry *asked, tidu_error *err)
{
    filing_calendar *calendar = NULL;
    tidu_status status = environment_calendar(asked->env, &calendar, err);

    for (size_t i = 0; i < r->history.n && !status;) {
        size_t end = i, known = 0;

        for (; end < r->history.n && r->history.list[end].year == r->history.list[i].year; end++)
            known += filing_is_known(&r->history.list[end]);
        if (known)
            status = read_year(r, asked, calendar, i, end, err);
        i = end;
    }
    filing_calendar_free(calendar);
    if (!status)
        number_batches(r);
    return status;
}

static tidu_status read_applications(filing_record *r, const inquiry *asked, const model *m, tidu_error *err)
{
    store *s;
    tidu_status status = asked->source.as_of ? store_open_as_of(asked->source.db, asked->source.as_of, asked->env->dictionary, &s, err)
                                             : store_open(asked->source.db, STORE_READ, asked->env->dictionary, &s, err);

    if (status)
        return status;
    if (!(r->filed = applications_new()))
        status = error_memory(err);
    if (!status)
        status = store_load_applications(s, m->id, r->filed, err);
    answer_reads_note_rows(asked->env->reads, ANSWER_READS_APPLICATIONS);
    store_close(s);
    if (!status && !applications_count(r->filed))
        status = error_set(err, TIDU_ENOTFOUND,
                           _("the database has no applications for %s; bring in who filed and what came of it with tidu import --applications FILE"),
                           m->id);
    return status;
}

static tidu_status check_stages(const filing_stages *s, tidu_error *err)
{
    if (filing_stage(s->from) < 0 || filing_stage(s->to) < 0)
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a status; use filed, recommended, proposed or recognised"),
                         filing_stage(s->from) < 0 ? s->from : s->to);
    if (filing_stage(s->from) >= filing_stage(s->to))
        return error_set(err, TIDU_EUSAGE, _("an application is %s before it is %s: a share needs the earlier status first"), s->to, s->from);
    return TIDU_OK;
}

/* The newest version tells the term and whether experts give points. */
static tidu_status begin(filing_record *r, const inquiry *asked, const calibration_rules *rules, tidu_error *err)
{
    model *newest;
    tidu_status status = catalogue_load(&asked->env->catalogue, asked->model, question_newest(&asked->question),
                                        asked->env->dictionary, &newest, err);

    if (status)
        return status;
    r->stages.term_months = newest->term_months;
    status = read_applications(r, asked, newest, err);
    if (!status)
        status = filing_history_make(r->filed, &r->stages, rules, &r->history, err);
    if (!status) {
        r->cases = allocate_array(r->history.n + 1, sizeof *r->cases);
        if (model_has_judged_points(newest))
            r->grid = allocate_array(r->history.n * CORRELATIONS * SHIFTS + 1, sizeof *r->grid);
        if (!r->cases || (model_has_judged_points(newest) && !r->grid))
            status = error_memory(err);
    }
    model_free(newest);
    return status;
}

tidu_status filing_record_make(const inquiry *asked, const filing_stages *stages, filing_record **out, tidu_error *err)
{
    filing_record *r;
    calibration_rules rules;
    tidu_status status = check_stages(stages, err);

    if (!status && !asked->source.db)
        status = error_set(err, TIDU_EUSAGE, _("applications and their outcomes stand in a database; give one with --db"));
    if (!status)
        status = environment_calibration(asked->env, &rules, err);
    if (status)
        return status;
    r = allocate_array(1, sizeof *r);
    if (!r)
        return error_memory(err);
    r->stages = *stages;
    lay_grid(r, &rules);
    status = begin(r, asked, &rules, err);
    if (!status)
        status = read_years(r, asked, err);
    if (status)
        filing_record_free(r);
    else
        *out = r;
    return status;
}

void filing_record_free(void *record)
{
    filing_record *r = record;

    if (!r)
        return;
    model_free(r->model);
    filing_history_clear(&r->history);
    applications_free(r->filed);
    filing_choice_clear(&r->choice);
    release(r->cases);
    release(r->grid);
    release(r);
}
