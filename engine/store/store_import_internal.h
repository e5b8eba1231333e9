/*
 * One import under way: what store_import.c, store_append.c, store_merge.c and
 * store_credential.c hand to each other.
 */
#ifndef STORE_STORE_IMPORT_INTERNAL_H
#define STORE_STORE_IMPORT_INTERNAL_H

#include "store/store_column_plan.h"

typedef struct store_import_job {
    store *store;
    const panel *panel;
    long long import_id;
    store_import_counts *counts;
    intake_progress progress; /* may be NULL */
    void *progress_context;
    tidu_error *err;
} store_import_job;

/* New rows, written without looking: whoever calls knows that they are not there. */
typedef struct store_appender {
    store_import_job *job;
    const store_column_plan *plan;
    sqlite3_stmt *add_company;
    sqlite3_stmt *add_year;
    sqlite3_stmt *put_exact;
} store_appender;

tidu_status store_appender_init(store_appender *a, store_import_job *job, const store_column_plan *plan);
void store_appender_clear(store_appender *a);
tidu_status store_appender_add_company(store_appender *a, uint32_t company, long long *company_id);
tidu_status store_appender_add_year(store_appender *a, uint32_t company, long long company_id,
                              size_t year, uint32_t line);
tidu_status store_appender_put_exact(store_appender *a, long long company_id, int indicator, int year,
                               const char *text);

/* Fill an empty store with the whole panel, or go on where that has begun; merge into one that has companies. */
tidu_status store_fill_panel(store_import_job *job, panel *p);
tidu_status store_merge_panel(store_import_job *job, const store_column_plan *plan);

tidu_status store_import_credentials(store_import_job *job, const credentials *held);

/* Of a fill that has begun: write what is left, on this thread; its import becomes the job's. */
tidu_status store_fill_rest(store_import_job *job, panel *p);
bool store_fill_has_thread(const store *s); /* of its own, to write rows */

/* What every import begins and ends with: was it done before, its row, its problems. */
tidu_status store_add_import_id(store_import_job *job);
tidu_status store_find_known(store_import_job *job, const intake_report *report, const char *options,
                             bool *is_known);
tidu_status store_add_import(store_import_job *job, const intake_report *report, const char *options);
tidu_status store_add_problems(store_import_job *job, const problems *found);

/* Tell how far it is; TIDU_ESTOPPED when the caller wants to stop. */
tidu_status store_tell_progress(const store_import_job *job, size_t done, size_t total);

/* The same now and then, for a call after each company. */
tidu_status store_report_progress(const store_import_job *job, size_t done, size_t total);

/* The statement that adds a row to `history`; places as in enum history_place. */
enum history_place {
    HISTORY_IMPORT = 1,
    HISTORY_CODE,
    HISTORY_YEAR,
    HISTORY_INDICATOR,
    HISTORY_OLD,
    HISTORY_NEW,
    HISTORY_LINE
};
tidu_status store_prepare_history(store_import_job *job, sqlite3_stmt **out);

#endif
