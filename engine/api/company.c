/*
 * Questions about one company: explanation and gaps, found once for reports and for values. Only that company is read.
 */
#include <stdio.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "report/explanation_report.h"
#include "report/gap_report.h"
#include "report/next_step_text.h"
#include "report/reach_report.h"
#include "report/study_note.h"
#include "verdict/chance_band.h"

tidu_status company_study_open(tidu_session *session, const tidu_query *query, const char *code, company_need need,
                               company_study **out, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    data_need all = {.only = code, .want = need.want};
    company_study *c = allocate_array(1, sizeof *c);
    tidu_status status;

    if (!c)
        return error_memory(err);
    c->asked = asked;
    status = reach_study_load(&c->asked, need.with_ways && !asked.question.is_recheck, &all, &c->study, &c->ways, err);
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
    reach_study_release(c->study, c->ways);
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

/* What a list says of the company next. */
static tidu_status find_next(const company_study *c, const reach_row *r, text_buffer *out, tidu_error *err)
{
    const study *s = c->study;
    advice_basis today = {.a = s->assessment, .b = &s->binding};

    today.points = s->model->n_items ? score_pool_take(assessor_scores(s->assessor)) : NULL;
    if (s->model->n_items && !today.points)
        return error_memory(err);
    reach_next_text(c->ways, r, &today, c->company, s->env->is_chinese, out);
    score_pool_give(assessor_scores(s->assessor), today.points);
    return out->failed ? error_memory(err) : TIDU_OK;
}

static tidu_status find_band(const study *s, uint32_t company, explanation_advice *out, tidu_error *err)
{
    filing_rules practice;
    tidu_status status = environment_filing(s->env, &practice, err);
    chance_band *band = status ? NULL : chance_band_new(s->model, practice.doubt);

    if (status)
        return status;
    if (!band)
        return error_memory(err);
    chance_band_find(band, s->assessment, company, &out->low, &out->high);
    chance_band_free(band);
    return TIDU_OK;
}

static tidu_status write_explanation(company_study *c, const explanation *e, document **out, tidu_error *err)
{
    const environment *env = c->study->env;
    explanation_advice advice = {.tier = NULL};
    filing_calendar *calendar = NULL;
    text_buffer next;
    reach_row row;
    tidu_status status = study_assess(c->study, err);

    text_buffer_init(&next);
    if (!status && c->ways)
        status = reach_study_rows(c->ways, &c->company, 1, 0, &row, err);
    if (!status)
        status = find_next(c, c->ways ? &row : NULL, &next, err);
    if (!status && c->ways) {
        advice.tier = tier_name(row.tier);
        advice.tier_word = tier_word(row.tier);
    }
    if (!status)
        status = find_band(c->study, c->company, &advice, err);
    if (!status)
        status = environment_calendar(env, &calendar, err);
    if (!status) {
        advice.window = filing_calendar_next(calendar, e->model->id, e->region, (application){e->on, c->study->question->is_recheck});
        advice.next = next.length ? text_buffer_string(&next) : NULL;
        *out = explanation_document(e, &advice, env->dictionary, env->is_chinese);
    }
    filing_calendar_free(calendar);
    text_buffer_clear(&next);
    return status;
}

tidu_status tidu_explain(tidu_session *session, const tidu_query *query, const char *code, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    company_study *c;
    explanation *e = NULL;
    document *d = NULL;
    tidu_status status = company_study_open(session, query, code, (company_need){company_explanation_want, true}, &c, found, err);

    if (status)
        return status;
    status = company_explanation(c, &e, err);
    if (!status)
        status = write_explanation(c, e, &d, err);
    if (!status && d)
        study_note_replaced(d, c->study);
    explanation_free(e);
    company_study_close(c);
    return status ? status : report_wrap(&session->env, d, out, err);
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
    tidu_status status = company_study_open(session, query, code, (company_need){company_gaps_want, false}, &c, found, err);

    if (status)
        return status;
    status = company_gaps(c, &g, err);
    if (!status) {
        d = write_gaps(c->study, g, c->company, is_for_screen);
        gaps_free(g);
    }
    company_study_close(c);
    return status ? status : report_wrap(&session->env, d, out, err);
}
