/* Forecasts of the stock of certificates. */
#include <math.h>

#include "api/api_internal.h"
#include "question/stock_study.h"
#include "report/stock_report.h"
#include "report/study_note.h"

static tidu_status of_list(tidu_assessment *a, const renewal_rule *renewal, const stock_options *o, document **out, tidu_error *err)
{
    study *s = a->study;
    stock_study *f;
    tidu_status status = stock_study_make(s, renewal, o, &f, err);

    if (status)
        return status;
    *out = stock_document(f, s->env->is_chinese);
    if (*out)
        study_add_notes(*out, s, s->assessment->n);
    stock_study_free(f);
    return TIDU_OK;
}

static void free_assessment(void *a)
{
    tidu_assessment_free(a);
}

tidu_status tidu_stock(tidu_session *session, const tidu_query *query, const tidu_stock_options *given, tidu_report **out,
                       tidu_problems **found, tidu_error *err)
{
    tidu_stock_options options;
    stock_options o;
    tidu_assessment *a = NULL;
    document *d = NULL;
    inquiry asked = inquiry_of(session, query, found);
    renewal_rule renewal;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    o = (stock_options){.until = options.until,
                        .filed = options.filed,
                        .target = options.target,
                        .severity = options.is_independent ? 0 : options.severity == 0 ? NAN : options.severity};
    status = renewal_rule_init(&renewal, &session->env, asked.model, &asked.question, err);
    if (status)
        return status;
    status = assess_run(session, query, &(data_need){.want = renewal_rule_want, .context = &renewal}, &a, found, err);
    if (!status)
        status = of_list(a, &renewal, &o, &d, err);
    renewal_rule_clear(&renewal);
    if (!status && d)
        document_own(d, a, free_assessment);
    else
        tidu_assessment_free(a);
    return report_end(&session->env, status, d, out, err);
}
