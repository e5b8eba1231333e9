#include "question/calibration_study.h"

#include <limits.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "question/gate_rates.h"

static bool want_strata(void *context, int year, panel *into)
{
    const dictionary *d = panel_dictionary(into);

    (void)context;
    return panel_want(into, dictionary_find(d, "industry"), 0, 0) &&
           panel_want(into, dictionary_find(d, "revenue"), year ? year - 1 : 0, year ? year - 1 : INT_MAX);
}

static void count_batches(calibration_study *s)
{
    const filing_record *r = s->record;

    for (size_t i = 0; i < r->n; i++) {
        calibration_batch *b = &s->batches[r->cases[i].batch];

        b->first = b->first ? b->first : &r->history.list[r->cases[i].number];
        b->filings++;
        b->passed += r->cases[i].passed;
        b->stated += s->stated[i];
        b->fitted += s->chances[i];
    }
}

/* Of what was fitted and to which outcomes. */
static tidu_status find_digest(calibration_study *s, tidu_error *err)
{
    const filing_record *r = s->record;
    const store_calibration *c = &s->fitted;
    text_buffer text;
    bool ok;

    text_buffer_init(&text);
    text_buffer_print(&text, "%s %s %s\n%s %s\n", c->model, c->version, c->rule_digest, c->from, c->to);
    text_buffer_print(&text, "%.17g %.17g %.17g %.17g %.17g %.17g\n", c->correlation, c->shift, c->survival, c->slope, c->intercept,
                      c->deviation);
    for (size_t i = 0; i < c->n_rates; i++)
        text_buffer_print(&text, "%s %s %d %zu %zu\n", c->rates[i].gate, c->rates[i].section, c->rates[i].size, c->rates[i].known,
                          c->rates[i].met);
    for (size_t i = 0; r && i < r->n; i++) {
        const filing *f = &r->history.list[r->cases[i].number];

        text_buffer_print(&text, "%s %d %s %d\n", f->code, f->year, f->batch, r->cases[i].passed);
    }
    ok = !text.failed;
    if (ok)
        digest_bytes(text_buffer_string(&text), text.length, s->digest);
    text_buffer_clear(&text);
    s->fitted.digest = s->digest;
    return ok ? TIDU_OK : error_memory(err);
}

static tidu_status measure(calibration_study *s, tidu_error *err)
{
    const filing_record *r = s->record;

    s->stated = allocate_array(r->n + 1, sizeof *s->stated);
    s->chances = allocate_array(r->n + 1, sizeof *s->chances);
    s->passed = allocate_array(r->n + 1, sizeof *s->passed);
    s->batches = allocate_array(r->n_batches + 1, sizeof *s->batches);
    if (!s->stated || !s->chances || !s->passed || !s->batches)
        return error_memory(err);
    for (size_t i = 0; i < r->n; i++) {
        s->stated[i] = r->cases[i].stated;
        s->passed[i] = r->cases[i].passed;
    }
    filing_record_chances(r, &s->fitted, s->chances);
    count_batches(s);
    return score_quality_measure(s->stated, s->passed, r->n, true, &s->before) &&
                   score_quality_measure(s->chances, s->passed, r->n, true, &s->after)
               ? TIDU_OK
               : error_memory(err);
}

/* Of all companies of today's data, with the rule of today. */
static tidu_status count_rates(calibration_study *s, const inquiry *asked, tidu_error *err)
{
    inquiry today = *asked;
    study *now;
    calibration_rules rules;
    store_calibration *c = &s->fitted;
    tidu_status status = environment_calibration(asked->env, &rules, err);

    today.question = (question){.settings = asked->question.settings, .n_settings = asked->question.n_settings};
    today.found = NULL;
    if (!status)
        status = study_begin(&today, &now, err);
    if (status)
        return status;
    status = study_load(now, &(data_need){.is_unselected = true, .want = want_strata}, err);
    problems_free(today.found);
    if (!status)
        status = study_assess(now, err);
    if (!status && !gate_rates_count(now->assessment, &now->binding, NULL, rules.lines, s->memory, c))
        status = error_memory(err);
    if (!status) {
        c->weight = rules.weight;
        s->year = now->binding.year;
        s->model = now->model;
        now->model = NULL;
    }
    study_free(now);
    return status;
}

/* Without outcomes the chances are as the rule states. */
static void state_chances(calibration_study *s)
{
    const model_judging *j = &s->model->judging;
    store_calibration *c = &s->fitted;

    c->model = s->model->id;
    c->version = s->model->version;
    c->rule_digest = s->model->digest;
    c->from = "filed";
    c->to = "recognised";
    c->correlation = j->correlation;
    c->shift = j->shift;
    c->survival = j->survival;
    c->slope = j->slope;
    c->intercept = j->intercept;
}

/* "; 2: withdrawn (91…)", for each reason with the first company, or the first batch. */
static void name_left_out(const filing_history *h, text_buffer *out)
{
    for (int o = FILING_OUTCOMES_KNOWN; o < FILING_OUTCOMES; o++) {
        size_t first = 0;

        while (first < h->n && (int)h->list[first].outcome != o)
            first++;
        if (h->of[o])
            text_buffer_print(out, "; %zu: %s (%s)", h->of[o], filing_outcome_text((filing_outcome)o),
                              filing_outcome_is_of_batch((filing_outcome)o) ? h->list[first].batch : h->list[first].code);
    }
}

static tidu_status refuse(const calibration_study *s, const environment *env, tidu_error *err)
{
    size_t n = s->fitted.filings, passed = s->fitted.passed;
    calibration_rules rules;
    text_buffer left_out;
    tidu_status status = environment_calibration(env, &rules, err);

    if (status)
        return status;
    text_buffer_init(&left_out);
    name_left_out(&s->record->history, &left_out);
    status = error_set(err, TIDU_EDATA,
                     _("nothing is fitted: filings that can be used: %zu, passed: %zu; practice/calibration.yaml asks for %g, of which %g passed and %g "
                       "did not%s"),
                     n, passed, rules.filings, rules.passed, rules.refused, text_buffer_string(&left_out));
    text_buffer_clear(&left_out);
    return status;
}

static tidu_status fit(calibration_study *s, const inquiry *asked, const filing_stages *stages, tidu_error *err)
{
    bool is_enough = false;
    tidu_status status = filing_record_make(asked, stages, &s->record, err);

    if (!status)
        status = filing_record_fit(s->record, asked->env, 0, &s->fitted, &is_enough, err);
    if (!status && !is_enough)
        status = refuse(s, asked->env, err);
    return status ? status : measure(s, err);
}

tidu_status calibration_study_make(const inquiry *asked, const filing_stages *stages, bool only_rates, calibration_study **out,
                                   tidu_error *err)
{
    calibration_study *s = allocate_array(1, sizeof *s);
    tidu_status status = TIDU_OK;

    if (!s || !(s->memory = arena_new())) {
        release(s);
        return error_memory(err);
    }
    s->env = asked->env;
    if (!only_rates)
        status = fit(s, asked, stages, err);
    else if (!asked->source.db)
        status = error_set(err, TIDU_EUSAGE, _("applications and their outcomes stand in a database; give one with --db"));
    if (!status)
        status = count_rates(s, asked, err);
    if (!status && only_rates)
        state_chances(s);
    if (!status)
        status = find_digest(s, err);
    if (status)
        calibration_study_free(s);
    else
        *out = s;
    return status;
}

void calibration_study_free(void *study)
{
    calibration_study *s = study;

    if (!s)
        return;
    filing_record_free(s->record);
    model_free(s->model);
    arena_free(s->memory);
    release(s->stated);
    release(s->chances);
    release(s->passed);
    release(s->batches);
    release(s);
}

tidu_status calibration_study_keep(const calibration_study *s, const char *db, tidu_error *err)
{
    store *kept;
    tidu_status status = store_open(db, STORE_WRITE, s->env->dictionary, &kept, err);

    if (status)
        return status;
    store_set_user(kept, s->env->user);
    status = store_add_calibration(kept, &s->fitted, err);
    store_close(kept);
    return status;
}
