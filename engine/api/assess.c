/*
 * One model, all companies: assess them, report the result, save it as a run.
 */
#include <math.h>
#include <stdio.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/list_report.h"
#include "report/study_note.h"

tidu_status tidu_assess(tidu_session *s, const tidu_query *query, tidu_assessment **out, tidu_problems **found,
                        tidu_error *err)
{
    return assess_run(s, query, &(data_need){.only = NULL}, out, found, err);
}

tidu_status assess_run(tidu_session *s, const tidu_query *query, const data_need *need, tidu_assessment **out,
                       tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    tidu_assessment *a = allocate_array(1, sizeof *a);
    tidu_status status;

    if (!a)
        return error_memory(err);
    a->asked = asked;
    status = reach_study_load(&a->asked, asked.question.with_ways, need, &a->study, &a->ways, err);
    if (!status)
        status = study_assess(a->study, err);
    status = problems_end(status, a->asked.found, found, err);
    if (status) {
        tidu_assessment_free(a);
        return status;
    }
    a->described = (tidu_model){.model = a->study->model, .is_chinese = s->env.is_chinese};
    *out = a;
    return TIDU_OK;
}

void tidu_assessment_free(tidu_assessment *a)
{
    if (!a)
        return;
    reach_study_release(a->study, a->ways);
    release(a);
}

tidu_status tidu_assessment_report(tidu_assessment *a, bool is_for_screen, tidu_report **out,
                                   tidu_error *err)
{
    const study *s = a->study;
    bool zh = s->env->is_chinese;
    uint8_t *is_in = NULL;
    size_t n = s->assessment->n;
    document *d;
    tidu_status status = s->selection ? selection_members(s->selection, &s->binding, &is_in, err) : TIDU_OK;

    if (status)
        return status;
    d = is_for_screen ? assessment_screen_document(s->assessment, &s->binding, is_in, zh)
                      : assessment_document(s->assessment, &s->binding, is_in, zh);
    for (size_t i = 0; is_in && i < s->assessment->n; i++)
        n -= !is_in[i];
    release(is_in);
    if (d) {
        study_add_notes(d, s, n);
        study_stamp(d, s, "assess");
    }
    return report_wrap(s->env, d, out, err);
}

/* --- saving ------------------------------------------------------------------------------ */

typedef struct saving {
    const study *study;
    text_buffer detail;
} saving;

static bool next_result(void *context, size_t i, store_result *out)
{
    saving *s = context;
    const assessment *a = s->study->assessment;

    text_buffer_empty(&s->detail);
    assessment_detail(a, i, &s->detail);
    *out = (store_result){.code = panel_code(s->study->data.panel, (uint32_t)i),
                          .verdict = verdict_name((truth)a->verdicts[i]),
                          .score_lo = a->least ? a->least[i] : NAN,
                          .score_hi = a->greatest ? a->greatest[i] : NAN,
                          .readiness = a->readiness[i],
                          .detail = text_buffer_string(&s->detail)};
    return !s->detail.failed;
}

tidu_status tidu_assessment_save(tidu_assessment *a, const char *db, long long *run, tidu_error *err)
{
    study *asked = a->study;
    char on[11], options[32] = "";
    store_run kept = {.model = asked->model->id,
                      .version = asked->model->version,
                      .digest = asked->model->digest,
                      .year = asked->binding.year,
                      .on = on,
                      .options = options};
    saving s = {.study = asked};
    store *st;
    tidu_status status;

    date_format(asked->binding.on, on);
    if (*asked->data.as_of)
        snprintf(options, sizeof options, "--as-of %s", asked->data.as_of);
    if (asked->data.store) { /* reading ends before the writing begins */
        store_close(asked->data.store);
        asked->data.store = NULL;
    }
    status = store_open(db, STORE_WRITE, asked->env->dictionary, &st, err);
    if (status)
        return status;
    text_buffer_init(&s.detail);
    status = store_add_run(st, &kept, asked->assessment->n, next_result, &s, run, err);
    text_buffer_clear(&s.detail);
    store_close(st);
    return status;
}
