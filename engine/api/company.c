/*
 * Questions about one company: explanation and gaps. Only that company is read.
 */
#include <stdio.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "report/explanation_report.h"
#include "report/gap_report.h"
#include "report/study_note.h"
#include "scenario/gap.h"
#include "verdict/explanation.h"

/* Answers a question about the company `code` from its study. */
typedef tidu_status (*company_answer)(study *s, const char *code, bool is_for_screen, tidu_report **out,
                                      tidu_error *err);

/* A question: what is read of the company besides the model's own data, and the function that answers. */
typedef struct company_question {
    data_want want;
    company_answer answer;
    bool is_for_screen;
} company_question;

static tidu_status ask(tidu_session *session, const tidu_query *query, const char *code, const company_question *q,
                       tidu_report **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    data_need need = {.only = code, .want = q->want};
    study *s;
    tidu_status status = study_begin(&asked, &s, err);

    if (status)
        return status;
    status = study_load(s, &need, err);
    if (!status)
        status = q->answer(s, code, q->is_for_screen, out, err);
    study_free(s);
    return problems_end(status, asked.found, found, err);
}

/* --- explanation --------------------------------------------------------------------------------- */

/* Add the names of the company's codes to the explanation. */
static tidu_status add_names(const study *s, uint32_t company, explanation *e, tidu_error *err)
{
    code_names names;
    tidu_status status = code_names_open(s->env, s->data.store, &names, err);

    if (!status) {
        status = code_names_explain(&names, s->data.panel, company, e, err);
        code_names_clear(&names);
    }
    return status;
}

static tidu_status write_explanation(const study *s, const explanation *e, uint32_t company, document **out,
                                     tidu_error *err)
{
    advice_basis advice = {.a = s->assessment, .b = &s->binding};
    tidu_status status = environment_tiers(s->env, &advice.tiers, err);

    if (status)
        return status;
    advice.points = s->model->n_items ? score_distribution_new(s->model) : NULL;
    if (s->model->n_items && !advice.points)
        return error_memory(err);
    *out = explanation_document(e, &advice, company, s->env->dictionary, s->env->is_chinese);
    score_distribution_free(advice.points);
    return TIDU_OK;
}

static tidu_status explain(study *s, const char *code, bool is_for_screen, tidu_report **out, tidu_error *err)
{
    application a = {s->binding.on, s->question->is_recheck};
    uint32_t company;
    explanation *e;
    document *d = NULL;
    tidu_status status = data_find_company(&s->data, code, &company, err);

    (void)is_for_screen;
    if (!status)
        status = explanation_make(s->assessor, &s->binding, company, data_origin, &s->data, &e, err);
    if (status)
        return status;
    status = question_version_note(s->env, s->name, s->model, a, e->version_note, sizeof e->version_note, err);
    if (!status)
        status = add_names(s, company, e, err);
    if (!status)
        status = study_assess(s, err);
    if (!status)
        status = write_explanation(s, e, company, &d, err);
    if (!status && d)
        study_note_replaced(d, s);
    explanation_free(e);
    return status ? status : report_wrap(d, out, err);
}

tidu_status tidu_explain(tidu_session *session, const tidu_query *query, const char *code, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    return ask(session, query, code, &(company_question){code_names_want, explain, false}, out, found, err);
}

/* --- gaps ----------------------------------------------------------------------------------------- */

static bool want_bounds(void *context, int year, panel *into)
{
    (void)context;
    return gap_want(year, into);
}

/* What is nothing to advise stands beside what helps. */
static tidu_status mark_facts(const environment *env, gaps *g, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    actions *known = NULL;
    tidu_status status;

    if (environment_file(env, "actions.yaml", path, NULL)) /* one's own models alone may have none */
        return TIDU_OK;
    status = actions_load(path, env->dictionary, &known, err);
    if (!status)
        gaps_mark_facts(g, known);
    actions_free(known);
    return status;
}

static tidu_status find_gaps(study *s, const char *code, bool is_for_screen, tidu_report **out, tidu_error *err)
{
    const dictionary *names = s->env->dictionary;
    bool zh = s->env->is_chinese;
    uint32_t company;
    const char *name;
    char title[512];
    document *d;
    gaps *g;
    tidu_status status = data_find_company(&s->data, code, &company, err);

    if (!status)
        status = gap_find(s->assessor, &s->binding, company, &g, err);
    if (status)
        return status;
    status = mark_facts(s->env, g, err);
    if (status) {
        gaps_free(g);
        return status;
    }
    name = panel_text(s->data.panel, company, dictionary_find(names, "name"));
    snprintf(title, sizeof title, "%.200s  %.200s", name ? name : code, model_text_in(s->model->name, zh));
    d = gap_document(g, s->model, names, title, is_for_screen, zh);
    gaps_free(g);
    return report_wrap(d, out, err);
}

tidu_status tidu_gaps(tidu_session *session, const tidu_query *query, const char *code, bool is_for_screen,
                      tidu_report **out, tidu_problems **found, tidu_error *err)
{
    return ask(session, query, code, &(company_question){want_bounds, find_gaps, is_for_screen}, out, found, err);
}
