/* Forecasts of the number of passes. */
#include <math.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "question/forecast_study.h"
#include "report/forecast_report.h"
#include "report/study_note.h"

static forecast_options options_of(const tidu_forecast_options *o)
{
    return (forecast_options){.rate = o->rate == 0 ? NAN : o->rate,
                              .filed = o->filed,
                              .target = o->target,
                              .severity = o->is_independent ? 0 : o->severity == 0 ? NAN : o->severity,
                              .with_holders = o->with_holders};
}

static tidu_status of_rate(tidu_session *s, const forecast_options *o, document **out, tidu_error *err)
{
    forecast_study *f;
    tidu_status status = forecast_study_make(&s->env, NULL, o, &f, err);

    if (status)
        return status;
    *out = forecast_document(f, s->env.is_chinese);
    forecast_study_free(f);
    return TIDU_OK;
}

static tidu_status of_list(tidu_assessment *a, const forecast_options *o, document **out, tidu_error *err)
{
    study *s = a->study;
    forecast_study *f;
    tidu_status status = forecast_study_make(s->env, s, o, &f, err);

    if (status)
        return status;
    *out = forecast_document(f, s->env->is_chinese);
    if (*out)
        study_add_notes(*out, s, s->assessment->n);
    forecast_study_free(f);
    return TIDU_OK;
}

static void free_assessment(void *a)
{
    tidu_assessment_free(a);
}

tidu_status tidu_forecast(tidu_session *session, const tidu_query *query, const tidu_forecast_options *given, tidu_report **out,
                          tidu_problems **found, tidu_error *err)
{
    tidu_forecast_options options;
    forecast_options o;
    tidu_assessment *a = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    o = options_of(&options);
    if (found)
        *found = NULL;
    if (!isnan(o.rate)) {
        status = of_rate(session, &o, &d, err);
        return report_end(status, d, out, err);
    }
    status = assess_run(session, query, &(data_need){.only = NULL}, &a, found, err);
    if (!status)
        status = of_list(a, &o, &d, err);
    if (!status && d)
        document_own(d, a, free_assessment);
    else
        tidu_assessment_free(a);
    return report_end(status, d, out, err);
}
