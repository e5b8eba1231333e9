/*
 * The calendar: when rungs can be applied for, which reports holders owe, and what later notices changed.
 */
#ifndef TIDU_CALENDAR_H
#define TIDU_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_calendar_options {
    size_t size;               /* of this struct; see TIDU_ABI */
    const char *const *models; /* [n_models] ids of models: only their batches, windows and reports; borrowed for the call */
    size_t n_models;           /* 0: everything, tax declarations too */
    const char *region;        /* division code of the companies (GB/T 2260, 2 to 12 digits); NULL: of every region */
    const char *on;            /* YYYY-MM-DD: what falls due on this day or later; required, since the library asks no clock */
    int days;                  /* and at most so many days later; 0: 365 */
    int remind;                /* iCalendar: days before that an alarm goes off; 0: none */
    bool is_next;              /* of companies: only what is next for each */
} tidu_calendar_options;

/*
 * What falls due, in order, with the days left and what was changed by which notice. The report is the caller's (tidu_report_free); it has
 * one table and may be empty, which a note then says.
 *
 * Returns TIDU_OK; TIDU_EUSAGE for a day or a region that is none; TIDU_ENOTFOUND for a model that is none; TIDU_EIO or TIDU_EMODEL for
 * a file of the calendar, with its place; TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_calendar(tidu_session *session, const tidu_calendar_options *options, tidu_report **out, tidu_error *err);

/* The same as iCalendar (RFC 5545), one whole-day event each; equal options, equal bytes. Statuses as above, TIDU_EIO also if the sink refused. */
TIDU_API tidu_status tidu_calendar_ics(tidu_session *session, const tidu_calendar_options *options, tidu_sink sink, void *context,
                                       tidu_error *err);

/*
 * The same for each company of the question, in the order of their codes: what counts in its region, of reports those that it owes as it holds the
 * certificate on the day, of batches and windows those of `models` whose certificate it does not hold beyond the end of the year, as one
 * that runs out is applied for again. options->region is not used; the day of the options is that of the question, too. The report is the caller's.
 *
 * Returns the statuses of a query, and those of tidu_calendar; TIDU_EUSAGE also without a model.
 */
TIDU_API tidu_status tidu_calendar_companies(tidu_session *session, const tidu_query *query, const tidu_calendar_options *options,
                                             tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
