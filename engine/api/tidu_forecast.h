/*
 * Forecasts: how many applications pass, how many must file for a target, and how many certificates are valid in the coming months;
 * and who may come to meet a condition of growth.
 */
#ifndef TIDU_FORECAST_H
#define TIDU_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_forecast_options {
    size_t size;        /* of this struct; see TIDU_ABI */
    size_t target;      /* passes that are wanted; 0: none */
    size_t filed;       /* the first so many of the list file; 0: who can file today, or with a rate as many as `target` */
    double rate;        /* instead of a list: the share of applications that pass, above 0 and below 1; 0: of a list */
    double severity;    /* standard deviation of the severity of panels, above 0; 0: that of practice/filing.yaml */
    bool is_independent; /* applications pass independently: a severity of 0 */
    bool with_holders;  /* companies that hold the certificate, too */
} tidu_forecast_options;

/*
 * The distribution of the number of passes among those that file, in the order of the list by readiness (the first 20,000 of it):
 * exact, given one panel for all. With a target its chance, how many must file for the chances of practice/filing.yaml, what one
 * more filing adds, and what of the chance hangs on whom. Where data are missing for too many of those that are open (`told` of the same
 * file) it says so and gives no number. The report is the caller's.
 *
 * query  its model, source and question; with a rate only the session's models are used, and it may be NULL
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for a rate or a severity that is none, or more filings than the list has;
 * TIDU_ENOTFOUND also if the list is empty.
 */
TIDU_API tidu_status tidu_forecast(tidu_session *session, const tidu_query *query, const tidu_forecast_options *options,
                                   tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * What growth by the same share each year comes to, or what share a multiple asks of each year, year by year: 30% a year for three years
 * is 2.197 times, twice in five years is 14.87% a year. Give `yearly` (a share above -1) or `times` (above 0), the other 0; `base` is the
 * number at the beginning, 0: none. The report is the caller's. TIDU_EUSAGE: both or neither, or years outside 1 to 100.
 */
TIDU_API tidu_status tidu_yearly_path(tidu_session *session, double yearly, double times, int years, double base, tidu_report **out,
                                      tidu_error *err);

typedef struct tidu_monthly_options {
    size_t size;           /* of this struct; see TIDU_ABI */
    const char *indicator; /* an amount or a number, by its name or its Chinese label: "rd_expense" */
    const char *month;     /* YYYY-MM; NULL: the latest of the data */
    double growth;         /* of the same sample that is wanted, 0.1; NAN: none */
    const char *table;     /* only "parts", "months", "towns" or "changes"; NULL: a page with all */
    size_t top;            /* companies of the list; 0: all */
} tidu_monthly_options;

/*
 * The figures of a month, sums since January as statistics count them, against the same month of the year before: the growth of
 * companies with both figures, who came in and who left apart, month by month, by town, and company by company. The model of the query is
 * not used. The report is the caller's. Returns the statuses of a query; TIDU_EUSAGE also for an indicator or a month that is none;
 * TIDU_ENOTFOUND also if no company has such a figure.
 */
TIDU_API tidu_status tidu_monthly(tidu_session *session, const tidu_query *query, const tidu_monthly_options *options, tidu_report **out,
                                  tidu_problems **problems, tidu_error *err);

typedef struct tidu_stock_options {
    size_t size;         /* of this struct; see TIDU_ABI */
    const char *until;   /* the last month, YYYY-MM; NULL: December of the year after the application date */
    size_t target;       /* valid certificates that are wanted at its end; 0: none */
    size_t filed;        /* the first so many of the list file this year; 0: who can file today */
    double severity;     /* as of tidu_forecast_options */
    bool is_independent; /* the same */
} tidu_stock_options;

/*
 * The valid certificates of a model from the application date on, by month: opening + new + renewed - expired - revoked = closing,
 * expected and with an interval, by cohorts, and with a target what it takes. The report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for a month that is none, before the application date or too far off, or more
 * filings than the list has; TIDU_EDATA also if no certificate of the model is known to be valid.
 */
TIDU_API tidu_status tidu_stock(tidu_session *session, const tidu_query *query, const tidu_stock_options *options,
                                tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_growth_options {
    size_t size; /* of this struct; see TIDU_ABI */
    size_t top;  /* companies of the list; 0: all */
    bool with_holders; /* companies that hold the certificate, too */
} tidu_growth_options;

/*
 * Who may come to meet the growth condition of the model, for the order of visits: a logistic regression of models/practice/growth.yaml
 * on the years of the source, tested on the last of them beside other orders. The report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EUSAGE also if the model has no such condition; TIDU_EDATA also if too little has happened.
 */
TIDU_API tidu_status tidu_growth(tidu_session *session, const tidu_query *query, const tidu_growth_options *options,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
