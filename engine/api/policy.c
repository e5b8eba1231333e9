/* Policies held against companies. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/policy_study.h"
#include "report/policy_report.h"

static policy_options options_of(const tidu_policy_options *o)
{
    return (policy_options){o->files, o->n_files, o->overrides, o->params, o->n_params};
}

/* Exceptions of companies that are not there, and of a day to come, change nothing; somebody should know. */
static void note_exceptions(document *d, const policy_study *s)
{
    const exception_list *l = &s->exceptions;

    for (size_t i = 0; i < l->n; i++) {
        if (panel_find_company(s->data.panel, l->list[i].code, strlen(l->list[i].code)) == PANEL_NO_COMPANY)
            document_note(d, _("%s:%lu: the data contain no company with the code '%s'"), l->file, l->list[i].line, l->list[i].code);
        if (l->list[i].on > s->binding.on)
            document_note(d, _("%s:%lu: this exception is of a later day than the question and does not count"), l->file, l->list[i].line);
    }
}

tidu_status tidu_policy_match(tidu_session *session, const tidu_query *query, const char *code, const tidu_policy_options *given,
                              tidu_report **out, tidu_problems **found, tidu_error *err)
{
    tidu_policy_options options;
    inquiry asked = inquiry_of(session, query, found);
    policy_study *s = NULL;
    document *d = NULL;
    policy_options o;
    uint32_t company;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    o = (policy_options){.overrides = options.overrides};
    status = policy_study_open(&asked, &o, code, &s, err);
    if (!status)
        status = data_find_company(&s->data, code, &company, err);
    if (!status)
        status = policy_match_document(s, company, options.is_flat, session->env.is_chinese, &d, err);
    policy_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}

static tidu_status make_budget(const environment *env, policy_study *s, const tidu_policy_options *o, document **out, tidu_error *err)
{
    policy_cost cost = {0};
    cost_curve curve = {0};
    policy_budget b = {s, &cost, s->is_range ? &curve : NULL, o->table ? o->table : o->is_flat ? s->is_range ? "curve" : "companies" : NULL};
    tidu_status status = s->is_range ? policy_study_curve(s, &curve, err) : TIDU_OK;

    if (!status)
        status = policy_study_cost(s, true, &cost, err);
    if (!status && !(*out = policy_budget_document(&b, env->is_chinese)))
        status = error_memory(err);
    if (!status)
        note_exceptions(*out, s);
    cost_curve_clear(&curve);
    policy_cost_clear(&cost);
    return status;
}

tidu_status tidu_policy_budget(tidu_session *session, const tidu_query *query, const tidu_policy_options *given, tidu_report **out,
                               tidu_problems **found, tidu_error *err)
{
    tidu_policy_options options;
    inquiry asked = inquiry_of(session, query, found);
    policy_study *s = NULL;
    document *d = NULL;
    policy_options o;
    tidu_status status = TIDU_OK;

    ARGUMENT_TAKE(options, given);
    o = options_of(&options);
    if (!o.n_files)
        status = error_set(err, TIDU_EUSAGE, _("which policy? give its file or its id"));
    if (!status && options.table && !policy_budget_has_table(options.table))
        status = error_set(err, TIDU_EUSAGE, _("a budget has no table '%s'; it has clauses, companies, refused, towns, curve and near"), options.table);
    if (!status)
        status = policy_study_open(&asked, &o, NULL, &s, err);
    if (!status)
        status = make_budget(&session->env, s, &options, &d, err);
    policy_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
