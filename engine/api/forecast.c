/* Forecasts of the number of passes. */
#include <math.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/forecast_study.h"
#include "report/forecast_report.h"
#include "report/study_note.h"
#include "report/yearly_path_report.h"

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
        return report_end(&session->env, status, d, out, err);
    }
    status = assess_run(session, query, &(data_need){.only = NULL}, &a, found, err);
    if (!status)
        status = of_list(a, &o, &d, err);
    if (!status && d)
        document_own(d, a, free_assessment);
    else
        tidu_assessment_free(a);
    return report_end(&session->env, status, d, out, err);
}

tidu_status tidu_yearly_path(tidu_session *session, double yearly, double times, int years, double base, tidu_report **out, tidu_error *err)
{
    yearly_path p = {.yearly = yearly, .times = times, .years = years, .base = base == 0 ? NAN : base};

    if ((yearly != 0) == (times != 0))
        return error_set(err, TIDU_EUSAGE, _("give the growth a year or the multiple, one of them"));
    if (years < 1 || years > 100)
        return error_set(err, TIDU_EUSAGE, _("a path goes over 1 to 100 years"));
    if (!(yearly > -1 && yearly < 100) || !(times >= 0 && times < 1e9))
        return error_set(err, TIDU_EUSAGE, _("growth a year is a share such as 0.3 and above -1, a multiple is above 0"));
    if (times != 0)
        p.yearly = yearly_path_rate(times, years);
    else
        p.times = yearly_path_times(yearly, years);
    return report_wrap(&session->env, yearly_path_document(&p, session->env.is_chinese), out, err);
}
