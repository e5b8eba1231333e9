#include <stdio.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/whatif_study.h"
#include "report/gap_report.h"
#include "report/whatif_study_report.h"
#include "scenario/gap.h"

tidu_status tidu_whatif(tidu_session *s, const tidu_scenario *given, const tidu_source *source,
                        const tidu_question *q, tidu_report **out, tidu_problems **found,
                        tidu_error *err)
{
    tidu_scenario asked;
    scenario form;
    question narrowed = question_of(q);
    data_source from = source_of(source);
    problems *noted = NULL;
    whatif_study w;
    tidu_status status;

    ARGUMENT_TAKE(asked, given);
    form = (scenario){.model = asked.model,
                      .company = asked.company,
                      .changes = asked.changes,
                      .n_changes = asked.n_changes,
                      .params = asked.params,
                      .n_params = asked.n_params,
                      .version = asked.version,
                      .other_model = asked.other_model};
    if (found)
        *found = NULL;
    status = whatif_study_run(&w, &s->env, &form, asked.with_rank, &from, &narrowed, &noted, err);
    if (!status)
        status = report_wrap(whatif_study_document(&w, asked.is_flat), out, err);
    whatif_study_clear(&w);
    return problems_end(status, noted, found, err);
}

/* --- gaps ---------------------------------------------------------------------------------- */

static bool want_bounds(void *context, int year, panel *into)
{
    (void)context;
    return gap_want(year, into);
}

static tidu_status find_gaps(const study *s, const char *code, bool is_for_screen, tidu_report **out, tidu_error *err)
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
        status = gap_find(s->model, &s->binding, company, &g, err);
    if (status)
        return status;
    name = panel_text(s->data.panel, company, dictionary_find(names, "name"));
    snprintf(title, sizeof title, "%.200s  %.200s", name ? name : code, model_text_in(s->model->name, zh));
    d = gap_document(g, s->model, names, title, is_for_screen, zh);
    gaps_free(g);
    return report_wrap(d, out, err);
}

tidu_status tidu_gaps(tidu_session *session, const char *code, const char *name, const tidu_source *source,
                      const tidu_question *q, bool is_for_screen, tidu_report **out,
                      tidu_problems **found, tidu_error *err)
{
    question asked = question_of(q);
    data_source from = source_of(source);
    study_need need = {.only = code, .want = want_bounds};
    problems *noted = NULL;
    study *s;
    tidu_status status;

    if (found)
        *found = NULL;
    status = study_open(&session->env, name, &from, &asked, &need, &s, &noted, err);
    if (!status) {
        status = find_gaps(s, code, is_for_screen, out, err);
        study_free(s);
    }
    return problems_end(status, noted, found, err);
}
