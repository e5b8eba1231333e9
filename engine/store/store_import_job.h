/*
 * An import in progress: the common begin and end of all kinds of imports, and the state that their parts share.
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
    const long long *known; /* [n_known] earlier imports of the files of this one */
    size_t n_known;
    tidu_error *err;
} store_import_job;

/* Insert an empty row into `import`, so that its id is known before the file has been read completely. */
tidu_status store_add_import_id(store_import_job *job);

/* The latest import of the same file with the same options that was not undone; *id stays if there is none. */
tidu_status store_find_same(const store_import_job *job, const intake_report *report, const char *options, long long *id);

/*
 * Check whether the same file was imported with the same options: sets is_known in the counts, or is_again if a later
 * import has changed something. `latest_change` is the query for the newest import with changes.
 */
tidu_status store_find_known(store_import_job *job, const intake_report *report, const char *options,
                             const char *latest_change);

/* Fill in that row, inserting it if there is none yet, and write the problems of the import. */
tidu_status store_add_import(store_import_job *job, const intake_report *report, const char *options);
/* Note in that row what the import has added and changed so far. */
tidu_status store_note_counts(store_import_job *job);
tidu_status store_add_problems(store_import_job *job, const problems *found);

/* Report progress; TIDU_ESTOPPED if the caller wants to stop. */
tidu_status store_tell_progress(const store_import_job *job, size_t done, size_t total);

/* The same, but only from time to time; may be called after each company. */
tidu_status store_report_progress(const store_import_job *job, size_t done, size_t total);

/* The statement that adds a row to `history`, with parameters as in enum history_place. */
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
