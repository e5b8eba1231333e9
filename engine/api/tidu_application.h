/*
 * Applications for titles: typed in one by one, and counted.
 */
#ifndef TIDU_APPLICATION_H
#define TIDU_APPLICATION_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_application {
    size_t size;         /* of this struct; see TIDU_ABI */
    const char *code;    /* of the company */
    const char *model;   /* id, or what its certificates are called: 高新技术企业 */
    const char *batch;   /* "第一批", "2024年第一批" */
    const char *status;  /* "filed", "recommended", "proposed", "recognised", "refused" or "withdrawn" */
    int year;            /* of application; 0: as the batch says */
    const char *on;      /* YYYY-MM-DD; NULL: today */
    const char *today;   /* the same */
    const char *command; /* as typed: by this name it stands among the imports */
} tidu_application;

/*
 * Write that an application reached a status, as an import of its own (tidu_imports, tidu_imports_undo), whose id *id becomes; `id` may be NULL. Refused
 * is what contradicts the database: an outcome without a filing, a day out of order, recognised and refused of one application.
 * Returns TIDU_OK, TIDU_EUSAGE, TIDU_ENOTFOUND (company or model), TIDU_EDATA or TIDU_ESTORE.
 */
TIDU_API tidu_status tidu_application_add(tidu_session *session, const char *db, const tidu_application *application, long long *id, tidu_error *err);

typedef struct tidu_application_options {
    size_t size;
    const char *on;    /* YYYY-MM-DD: statuses reached by that day; NULL: all */
    int year;          /* of application; 0: all */
    const char *town;  /* only companies of this town; NULL: all */
    bool per_town;
    bool with_names;   /* list the companies */
    const char *table; /* only this table: "batches", "shares" or "companies"; NULL: all */
    bool is_flat;      /* one table, for CSV: "batches", with names "companies" */
} tidu_application_options;

/*
 * Per model, year and batch how many reached each status, what is pending, outcomes without a filing, and the shares of each stage with their own
 * denominators; a share whose list of filings is not whole is bounds or empty, with the reason. Of the query the database, its day and
 * the model (NULL: all) are used. The report is the caller's. Returns the statuses of a query; TIDU_ENOTFOUND: there are no such applications.
 */
TIDU_API tidu_status tidu_application_list(tidu_session *session, const tidu_query *query, const tidu_application_options *options, tidu_report **out,
                                           tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
