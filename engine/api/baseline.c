/* Baselines by industry. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/baseline_report.h"

static tidu_status take_options(const environment *env, const tidu_baseline_options *o, baseline_question *q, tidu_error *err)
{
    *q = (baseline_question){.of = o->of, .by = INDUSTRY_ALL, .line = o->line};
    if (o->by && !industry_level_find(o->by, &q->by))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no level of industries; use section, division, group or class"), o->by);
    if (!(o->line >= 0 && o->line < 1))
        return error_set(err, TIDU_EUSAGE, _("a quantile lies between 0 and 100 percent"));
    if (o->table && !baseline_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("baselines have no table '%s'; they have industries, quantiles and companies"), o->table);
    return o->table && !strcmp(o->table, "companies") ? report_needs_full(env, _("the list of companies below the line"), err) : TIDU_OK;
}

static tidu_status make_document(const tidu_session *session, const baseline_study *s, const tidu_baseline_options *o, document **out, tidu_error *err)
{
    baseline_view v = {.study = s, .top = o->top, .table = o->table ? o->table : o->is_flat ? "industries" : NULL,
                       .names_companies = session->env.level == EXPORT_FULL, .is_chinese = session->env.is_chinese};
    code_names names;
    tidu_status status = code_names_open(&session->env, s->set->data.store, &names, err);

    if (status)
        return status;
    v.names = &names;
    status = baseline_document(&v, out, err);
    code_names_clear(&names);
    return status;
}

tidu_status tidu_baseline(tidu_session *session, const tidu_query *query, const tidu_baseline_options *given, tidu_report **out,
                          tidu_problems **found, tidu_error *err)
{
    tidu_baseline_options options;
    inquiry asked = inquiry_of(session, query, found);
    baseline_study *s = NULL;
    baseline_question q;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = take_options(&session->env, &options, &q, err);
    if (!status)
        status = baseline_study_open(&asked, &q, &s, err);
    if (!status)
        status = make_document(session, s, &options, &d, err);
    baseline_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
