#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/explanation_report.h"
#include "verdict/explanation.h"

/* Names of the company's codes into the explanation. */
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

static tidu_status explain(study *s, const char *code, tidu_report **out, tidu_error *err)
{
    application a = {s->binding.on, s->question->is_recheck};
    uint32_t company;
    explanation *e;
    document *d;
    tidu_status status = data_find_company(&s->data, code, &company, err);

    if (!status)
        status = explanation_make(s->model, &s->binding, company, data_origin, &s->data, &e, err);
    if (status)
        return status;
    status = question_version_note(s->env, s->name, s->model, a, e->version_note, sizeof e->version_note, err);
    if (!status)
        status = add_names(s, company, e, err);
    d = status ? NULL : explanation_document(e, s->env->dictionary, s->env->is_chinese);
    explanation_free(e);
    return status ? status : report_wrap(d, out, err);
}

tidu_status tidu_explain(tidu_session *session, const char *code, const char *name,
                         const tidu_source *source, const tidu_question *q, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    question asked = question_of(q);
    data_source from = source_of(source);
    study_need need = {.only = code, .want = code_names_want};
    problems *noted = NULL;
    study *s;
    tidu_status status;

    if (found)
        *found = NULL;
    status = study_open(&session->env, name, &from, &asked, &need, &s, &noted, err);
    if (!status) {
        status = explain(s, code, out, err);
        study_free(s);
    }
    return problems_end(status, noted, found, err);
}
