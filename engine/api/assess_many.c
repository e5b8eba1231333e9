/*
 * Several models for the same companies: the data are read once, and subexpressions that models share are computed
 * once (assessor_set).
 */
#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/assessments_report.h"
#include "report/calibration_text.h"
#include "question/selection.h"
#include "report/study_note.h"
#include "verdict/assessor.h"

typedef struct many {
    const environment *env;
    model **models;
    size_t n, capacity;
    assessor_set *set;
    loaded_data data;
    binding binding;
    assessment **results; /* n */
    selection *selection; /* NULL: all companies */
    uint8_t *is_in;       /* the same */
} many;

static void many_free(void *context)
{
    many *m = context;

    if (!m)
        return;
    for (size_t i = 0; i < m->n; i++) {
        if (m->results)
            assessment_free(m->results[i]);
        model_free(m->models[i]);
    }
    release(m->results);
    release(m->models);
    assessor_set_free(m->set);
    selection_free(m->selection);
    release(m->is_in);
    data_clear(&m->data);
    release(m);
}

/* Takes ownership of the model, also on failure. */
static tidu_status take_model(many *m, model *x, const question *q, tidu_error *err)
{
    if (!allocate_room((void **)&m->models, &m->capacity, m->n + 1, sizeof *m->models)) {
        model_free(x);
        return error_memory(err);
    }
    m->models[m->n++] = x;
    return question_settings(q, x, true, err);
}

static tidu_status load_named(many *m, const char *const *names, size_t n, application a,
                              const question *q, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < n && !status; i++) {
        model *x;

        status = catalogue_load(&m->env->catalogue, names[i], a, m->env->dictionary, &x, err);
        if (!status)
            status = take_model(m, x, q, err);
    }
    return status;
}

/* Every model that applies to the application, in the order of the catalogue. */
static tidu_status load_all(many *m, application a, const question *q, tidu_error *err)
{
    const catalogue *c = &m->env->catalogue;
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < c->n && !status; i++) {
        model *x;

        status = model_load(c->files[i], c->folders, m->env->dictionary, &x, err);
        if (!status && catalogue_judges(x, a))
            status = take_model(m, x, q, err);
        else if (!status)
            model_free(x);
    }
    return status;
}

static tidu_status load_models(many *m, const tidu_many_options *which, const question *q, int year, tidu_error *err)
{
    application a = question_newest(q);
    tidu_status status = question_day(q, year, &a.day, err);

    if (!status)
        status = which->models ? load_named(m, which->models, which->n_models, a, q, err) : load_all(m, a, q, err);
    if (!status && !(m->set = assessor_set_new((const model *const *)m->models, m->n)))
        status = error_memory(err);
    return status;
}

static bool want_all(void *context, int year, panel *into)
{
    const many *m = context;

    return assessor_set_want(m->set, year, into) && selection_want(m->selection, year, into) &&
           panel_want(into, dictionary_find(panel_dictionary(into), "name"), 0, 0);
}

static tidu_status select_companies(many *m, inquiry *asked, tidu_error *err)
{
    if (!selection_report(m->selection, m->data.panel, &asked->found))
        return error_memory(err);
    return m->selection ? selection_members(m->selection, &m->binding, &m->is_in, err) : TIDU_OK;
}

static tidu_status assess_all(many *m, const tidu_many_options *which, inquiry *asked, tidu_error *err)
{
    const question *q = &asked->question;
    int year = q->year;
    bool is_known = year != 0; /* otherwise the data determine it, and with it the versions of the models */
    data_need need = {.want = is_known ? want_all : NULL, .context = m};
    tidu_status status = selection_new(m->env->dictionary, q, &m->selection, err);

    if (!status && is_known)
        status = load_models(m, which, q, year, err);
    if (!status)
        status = data_load(m->env, &asked->source, &need, &year, &m->data, err);
    if (!status && !is_known)
        status = load_models(m, which, q, year, err);
    if (!status)
        asked->found = data_take_problems(&m->data);
    if (status)
        return status;
    m->binding = (binding){m->data.panel, m->data.credentials, year, 0};
    status = question_day(q, year, &m->binding.on, err);
    if (!status)
        status = select_companies(m, asked, err);
    if (!status && !(m->results = allocate_array(m->n ? m->n : 1, sizeof *m->results)))
        status = error_memory(err);
    return status ? status : assessor_set_run(m->set, &m->binding, m->env->threads, m->results, err);
}

/* The rules are named as far as there is room. */
static void stamp(document *d, const many *m)
{
    char rules[LIST_STAMP_WORD] = "";

    for (size_t i = 0; i < m->n; i++)
        snprintf(rules + strlen(rules), sizeof rules - strlen(rules), "%s%s", i ? " " : "", m->models[i]->id);
    list_set_stamp(d, &m->data, &m->binding, "assess", rules, "");
}

tidu_status tidu_assess_many(tidu_session *s, const tidu_query *query, const tidu_many_options *given,
                             tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    tidu_many_options options;
    many *m = allocate_array(1, sizeof *m);
    document *d = NULL;
    size_t n;
    tidu_status status;

    if (!m)
        return error_memory(err);
    ARGUMENT_TAKE(options, given);
    m->env = &s->env;
    status = assess_all(m, &options, &asked, err);
    if (!status) {
        assessments view = {(const assessment *const *)m->results, m->n, m->binding, m->is_in};

        d = options.is_for_screen ? assessments_summary(&view, s->env.is_chinese) : assessments_document(&view);
        status = d ? TIDU_OK : error_memory(err);
    }
    status = problems_end(status, asked.found, found, err);
    if (status) {
        document_free(d);
        many_free(m);
        return status;
    }
    n = panel_count(m->data.panel);
    for (size_t i = 0; m->is_in && i < panel_count(m->data.panel); i++)
        n -= !m->is_in[i];
    document_note(d, PLURAL("%zu models, application year %d, %zu company", "%zu models, application year %d, %zu companies", n),
                  m->n, m->binding.year, n);
    calibration_notes(d, (const model *const *)m->models, m->n, s->env.is_chinese);
    stamp(d, m);
    document_own(d, m, many_free);
    return report_wrap(&s->env, d, out, err);
}
