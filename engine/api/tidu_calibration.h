/*
 * Chances held against outcomes: fitting them to a district's own applications, and looking back at lists of past years.
 */
#ifndef TIDU_CALIBRATION_H
#define TIDU_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_outcome_options {
    size_t size;      /* of this struct; see TIDU_ABI */
    const char *from; /* the share of applications that reached this status ... NULL: "filed" */
    const char *to;   /* ... and then this one; NULL: "recognised". "recommended" and "proposed" stand between */
    int first_year, last_year; /* application years; 0: any */
} tidu_outcome_options;

/*
 * Fit how experts judge (or, of a rule without judged points, a map of its chances) to the applications and outcomes in the
 * database of the query, and keep the fit there unless `is_trial`: from then on every chance of the model that is computed from this
 * database is as fitted. The one before it is ended. The report is the caller's.
 *
 * query  its model and its database; the year and the filter of its question are not read
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for another source, or statuses that are none or in the wrong order;
 * TIDU_ENOTFOUND also if the database has no applications for the model; TIDU_EDATA also if too few outcomes are known.
 */
TIDU_API tidu_status tidu_calibrate(tidu_session *session, const tidu_query *query, const tidu_outcome_options *options,
                                    bool is_trial, tidu_report **out, tidu_error *err);

/*
 * Count how often the conditions of the rule hold by kind of company, and keep it as tidu_calibrate does, which counts it, too: priors
 * where data are missing. No outcomes are needed, and the chances are otherwise as the rule states. Statuses as tidu_calibrate.
 */
TIDU_API tidu_status tidu_base_rates(tidu_session *session, const tidu_query *query, bool is_trial, tidu_report **out, tidu_error *err);

/*
 * The same for every rung of a ladder (NULL: national), one after the other, whatever model the query names: a row each with what was done or why
 * not. Statuses as tidu_calibrate, but a rung of which too little is known ends nothing.
 */
TIDU_API tidu_status tidu_base_rates_of_ladder(tidu_session *session, const tidu_query *query, const char *ladder, bool is_trial, tidu_report **out,
                                               tidu_error *err);

/* End the calibration of a model, so that its chances are again as its rule states them. TIDU_ENOTFOUND: it has none. TIDU_ESTORE. */
TIDU_API tidu_status tidu_calibration_end(tidu_session *session, const char *db, const char *model, tidu_error *err);

/*
 * Make the lists of past years, with the data before each of them, the rule of its day and chances fitted to the outcomes before it,
 * and hold them against what came: lift, AUC with its interval, Brier and logarithmic scores, calibration, beside orders by chance, by
 * growth of revenue and by last year's index. The report is the caller's.
 *
 * query  its model, its database and the filter of its question; the year is not read
 *
 * Statuses as tidu_calibrate; few outcomes are no failure.
 */
TIDU_API tidu_status tidu_backtest(tidu_session *session, const tidu_query *query, const tidu_outcome_options *options,
                                   tidu_report **out, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
