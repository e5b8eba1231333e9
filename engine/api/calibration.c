/* Chances held against outcomes. */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "model/ladder.h"
#include "model/named_file.h"
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
    return report_end(&session->env, status, d, out, err);
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

/* --- every rung -------------------------------------------------------------------------------------------------- */

enum { R_MODEL, R_NAME, R_KEPT, R_RESULT, R_COLUMNS };

static const table_column rung_columns[R_COLUMNS] = {
    [R_MODEL] = {"model", NULL, TABLE_TEXT, 0},
    [R_NAME] = {"name", N_("rung"), TABLE_TEXT, 0},
    [R_KEPT] = {"kept", NULL, TABLE_TEXT, 0},
    [R_RESULT] = {"result", N_("result"), TABLE_TEXT, 0},
};

/* The name of a rung, or else of its rule in the newest version. */
static void put_name(const tidu_session *session, const ladder_rung *rung, grid *g)
{
    const question newest = {.year = 0};
    model *m = NULL;

    if (!rung->name.zh)
        (void)catalogue_load(&session->env.catalogue, rung->id, question_newest(&newest), session->env.dictionary, &m, NULL);
    grid_text(g, R_NAME, m ? model_text_in(m->name, session->env.is_chinese) : rung->name.zh ? model_text_in(rung->name, session->env.is_chinese) : rung->id,
              TABLE_PLAIN);
    model_free(m);
}

static tidu_status count_rung(tidu_session *session, const tidu_query *query, const ladder_rung *rung, bool is_trial, grid *g, tidu_error *err)
{
    tidu_query own;
    tidu_report *report = NULL;
    tidu_error fault;
    tidu_status status;

    ARGUMENT_TAKE(own, query);
    own.model = rung->id;
    status = tidu_base_rates(session, &own, is_trial, &report, &fault);
    tidu_report_free(report);
    if (status && status != TIDU_EDATA && status != TIDU_ENOTFOUND) {
        *err = fault;
        return status;
    }
    grid_row(g);
    grid_text(g, R_MODEL, rung->id, TABLE_PLAIN);
    put_name(session, rung, g);
    grid_text(g, R_KEPT, status || is_trial ? "no" : "yes", TABLE_PLAIN);
    grid_text(g, R_RESULT, status ? fault.message : is_trial ? _("counted, nothing kept (--trial)") : _("counted and kept"),
              status ? TABLE_OPEN : TABLE_GOOD);
    return TIDU_OK;
}

tidu_status tidu_base_rates_of_ladder(tidu_session *session, const tidu_query *query, const char *name, bool is_trial, tidu_report **out,
                                      tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_error ignored, *to = err ? err : &ignored;
    ladder *l = NULL;
    document *d = NULL;
    grid *g;
    tidu_status status = named_file_find(session->env.folders, "ladders", name ? name : "national", path, err);

    if (!status)
        status = ladder_load(path, &session->env.catalogue, &l, err);
    if (!status && !(d = document_new()))
        status = error_memory(err);
    g = status ? NULL : document_grid(d, "rungs", NULL, rung_columns, R_COLUMNS);
    for (size_t i = 0; !status && i < l->n_rungs; i++)
        if (l->rungs[i].has_model)
            status = count_rung(session, query, &l->rungs[i], is_trial, g, to);
    ladder_free(l);
    return report_end(&session->env, status, d, out, err);
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
    return report_end(&session->env, TIDU_OK, d, out, err);
}
