/*
 * Questions about one company: explanation and gaps, found once for reports and for values. Only that company is read.
 */
#include <stdio.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "report/explanation_report.h"
#include "report/gap_report.h"
#include "report/study_note.h"

tidu_status company_study_open(tidu_session *session, const tidu_query *query, const char *code, data_want want,
                               company_study **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    data_need need = {.only = code, .want = want};
    company_study *c = allocate_array(1, sizeof *c);
    tidu_status status;

    if (!c)
        return error_memory(err);
    c->asked = asked;
    status = study_begin(&c->asked, &c->study, err);
    if (!status)
        status = study_load(c->study, &need, err);
    if (!status)
        status = data_find_company(&c->study->data, code, &c->company, err);
    status = problems_end(status, c->asked.found, found, err);
    if (status) {
        company_study_close(c);
        return status;
    }
    c->described = (tidu_model){.model = c->study->model, .is_chinese = session->env.is_chinese};
    *out = c;
    return TIDU_OK;
}

void company_study_close(company_study *c)
{
    if (!c)
        return;
    study_free(c->study);
    release(c);
}

/* --- explanation --------------------------------------------------------------------------------- */

bool company_explanation_want(void *context, int year, panel *into)
{
    return code_names_want(context, year, into);
}

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

tidu_status company_explanation(const company_study *c, explanation **out, tidu_error *err)
{
    study *s = c->study;
    application a = {s->binding.on, s->question->is_recheck};
    explanation *e;
    tidu_status status = explanation_make(s->assessor, &s->binding, c->company, data_origin, &s->data, &e, err);

    if (status)
        return status;
    status = question_version_note(s->env, s->name, s->model, a, e->version_note, sizeof e->version_note, err);
    if (!status)
        status = add_names(s, c->company, e, err);
    if (status)
        explanation_free(e);
    else
        *out = e;
    return status;
}

/* The advice is that of the explained assessment: its one row is the company by itself. */
static tidu_status write_explanation(const study *s, const explanation *e, uint32_t company, document **out,
                                     tidu_error *err)
{
    binding alone = s->binding;
    advice_basis advice = {.a = e->assessed, .b = &alone};
    panel *one;
    tidu_status status = environment_tiers(s->env, &advice.tiers, err);

    if (status)
        return status;
    one = panel_copy_company(s->data.panel, company);
    alone.panel = one;
    advice.points = s->model->n_items ? score_distribution_new(s->model) : NULL;
    if (!one || (s->model->n_items && !advice.points))
        status = error_memory(err);
    else
        *out = explanation_document(e, &advice, 0, s->env->dictionary, s->env->is_chinese);
    score_distribution_free(advice.points);
    panel_free(one);
    return status;
}

tidu_status tidu_explain(tidu_session *session, const tidu_query *query, const char *code, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    company_study *c;
    explanation *e = NULL;
    document *d = NULL;
    tidu_status status = company_study_open(session, query, code, company_explanation_want, &c, found, err);

    if (status)
        return status;
    status = company_explanation(c, &e, err);
    if (!status)
        status = write_explanation(c->study, e, c->company, &d, err);
    if (!status && d)
        study_note_replaced(d, c->study);
    explanation_free(e);
    company_study_close(c);
    return status ? status : report_wrap(d, out, err);
}

/* --- gaps ----------------------------------------------------------------------------------------- */

bool company_gaps_want(void *context, int year, panel *into)
{
    (void)context;
    return gap_want(year, into);
}

/* What is nothing to advise stands beside what helps. */
static tidu_status mark_facts(const environment *env, gaps *g, tidu_error *err)
{
    actions *known;
    tidu_status status = environment_actions(env, &known, err);

    if (!status && known)
        gaps_mark_facts(g, known);
    actions_free(known);
    return status;
}

tidu_status company_gaps(const company_study *c, gaps **out, tidu_error *err)
{
    gaps *g;
    tidu_status status = gap_find(c->study->assessor, &c->study->binding, c->company, &g, err);

    if (status)
        return status;
    status = mark_facts(c->study->env, g, err);
    if (status)
        gaps_free(g);
    else
        *out = g;
    return status;
}

static document *write_gaps(const study *s, const gaps *g, uint32_t company, bool is_for_screen)
{
    const dictionary *names = s->env->dictionary;
    const char *name = panel_text(s->data.panel, company, dictionary_find(names, "name"));
    bool zh = s->env->is_chinese;
    char title[512];

    snprintf(title, sizeof title, "%.200s  %.200s", name ? name : panel_code(s->data.panel, company),
             model_text_in(s->model->name, zh));
    return gap_document(g, s->model, names, title, is_for_screen, zh);
}

tidu_status tidu_gaps(tidu_session *session, const tidu_query *query, const char *code, bool is_for_screen,
                      tidu_report **out, tidu_problems **found, tidu_error *err)
{
    company_study *c;
    document *d = NULL;
    gaps *g;
    tidu_status status = company_study_open(session, query, code, company_gaps_want, &c, found, err);

    if (status)
        return status;
    status = company_gaps(c, &g, err);
    if (!status) {
        d = write_gaps(c->study, g, c->company, is_for_screen);
        gaps_free(g);
    }
    company_study_close(c);
    return status ? status : report_wrap(d, out, err);
}
