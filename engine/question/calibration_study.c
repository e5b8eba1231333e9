#include "question/calibration_study.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"

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
    for (size_t i = 0; i < r->n; i++) {
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
               ? find_digest(s, err)
               : error_memory(err);
}

static tidu_status refuse(const calibration_study *s, const environment *env, tidu_error *err)
{
    const filing_history *h = &s->record->history;
    size_t n = s->fitted.filings, passed = s->fitted.passed, left_out = 0;
    calibration_rules rules;
    tidu_status status = environment_calibration(env, &rules, err);

    for (int o = FILING_OUTCOMES_KNOWN; o < FILING_OUTCOMES; o++)
        left_out += h->of[o];
    if (status)
        return status;
    return error_set(err, TIDU_EDATA,
                     _("nothing is fitted: of %zu filings the outcome is known, of which %zu passed (%zu more cannot be used); practice/calibration.yaml "
                       "asks for %g, of which %g passed and %g did not"),
                     n, passed, left_out, rules.filings, rules.passed, rules.refused);
}

tidu_status calibration_study_make(const inquiry *asked, const filing_stages *stages, calibration_study **out, tidu_error *err)
{
    calibration_study *s = allocate_array(1, sizeof *s);
    bool is_enough = false;
    tidu_status status = s ? filing_record_make(asked, stages, &s->record, err) : error_memory(err);

    if (!status) {
        s->env = asked->env;
        status = filing_record_fit(s->record, asked->env, 0, &s->fitted, &is_enough, err);
    }
    if (!status && !is_enough)
        status = refuse(s, asked->env, err);
    if (!status)
        status = measure(s, err);
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
