/*
 * One import under way: what every kind of it begins and ends with, and what its parts hand to each other.
 */
#ifndef STORE_STORE_IMPORT_JOB_H
#define STORE_STORE_IMPORT_JOB_H

#include "store/store_internal.h"

typedef struct store_import_job {
    store *store;
    const panel *panel;
    long long import_id;
    store_import_counts *counts;
    intake_progress progress; /* may be NULL */
    void *progress_context;
    tidu_error *err;
} store_import_job;

/* A row of `import`, empty at first: its id is known before the file was read to its end. */
tidu_status store_add_import_id(store_import_job *job);

/*
 * Was the same file imported with the same options, and has no later import changed anything? Sets is_known or is_again
 * of the counts. `latest_change` asks for the newest import that changed something.
 */
tidu_status store_find_known(store_import_job *job, const intake_report *report, const char *options,
                             const char *latest_change);

/* Fill that row, making it where there is none yet; and the problems of the import. */
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
