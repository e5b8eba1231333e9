/* Chances held against outcomes. */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/backtest_study.h"
#include "question/calibration_study.h"
#include "report/backtest_report.h"
#include "report/calibration_report.h"

static filing_stages stages_of(const tidu_outcome_options *given)
{
    tidu_outcome_options o;

    ARGUMENT_TAKE(o, given);
    return (filing_stages){.from = o.from ? o.from : "filed",
                           .to = o.to ? o.to : "recognised",
                           .first_year = o.first_year,
                           .last_year = o.last_year};
}

static tidu_status calibrate(tidu_session *session, const tidu_query *query, const filing_stages *given, bool only_rates, bool is_trial,
                             tidu_report **out, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, NULL);
    const filing_stages stages = *given;
    calibration_study *s = NULL;
    document *d = NULL;
    tidu_status status = calibration_study_make(&asked, &stages, only_rates, &s, err);

    if (!status && !is_trial && asked.source.as_of)
        status = error_set(err, TIDU_EUSAGE, _("a calibration of the data of a past day is only for looking at; add --trial"));
    if (!status && !is_trial)
        status = calibration_study_keep(s, asked.source.db, err);
    if (!status)
        d = calibration_document(s, !is_trial, session->env.is_chinese);
    calibration_study_free(s);
    return report_end(status, d, out, err);
}

tidu_status tidu_calibrate(tidu_session *session, const tidu_query *query, const tidu_outcome_options *options, bool is_trial,
                           tidu_report **out, tidu_error *err)
{
    const filing_stages stages = stages_of(options);

    return calibrate(session, query, &stages, false, is_trial, out, err);
}

tidu_status tidu_base_rates(tidu_session *session, const tidu_query *query, bool is_trial, tidu_report **out, tidu_error *err)
{
    const filing_stages stages = stages_of(NULL);

    return calibrate(session, query, &stages, true, is_trial, out, err);
}

tidu_status tidu_calibration_end(tidu_session *session, const char *db, const char *model, tidu_error *err)
{
    store *s;
    bool has = false;
    tidu_status status = store_open(db, STORE_READ, session->env.dictionary, &s, err);

    if (status)
        return status;
    store_close(s);
    status = store_open(db, STORE_WRITE, session->env.dictionary, &s, err);
    if (status)
        return status;
    store_set_user(s, session->env.user);
    status = store_end_calibration(s, model, &has, err);
    store_close(s);
    if (!status && !has)
        status = error_set(err, TIDU_ENOTFOUND, _("the database has no calibration of %s"), model);
    return status;
}

tidu_status tidu_backtest(tidu_session *session, const tidu_query *query, const tidu_outcome_options *options, tidu_report **out,
                          tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, NULL);
    const filing_stages stages = stages_of(options);
    backtest_study *s;
    document *d;
    tidu_status status = backtest_study_make(&asked, &stages, &s, err);

    if (status)
        return status;
    d = backtest_document(s, session->env.is_chinese);
    backtest_study_free(s);
    return report_end(TIDU_OK, d, out, err);
}
