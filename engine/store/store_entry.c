#include "store/store_entry.h"

#include <string.h>

#include "base/digest.h"

tidu_status store_note_events(store_import_job *job)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(job->store, "UPDATE import SET events_added = ?1 WHERE id = ?2", &q, job->err);

    if (!status) {
        sqlite3_bind_int64(q, 1, (sqlite3_int64)job->counts->events_added);
        sqlite3_bind_int64(q, 2, job->import_id);
        status = store_run_statement(job->store, q, job->err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_entry_begin(store_entry *e, store *s, const char *command, tidu_error *err)
{
    tidu_status status = store_begin(s, err);

    *e = (store_entry){.job = {.store = s, .err = err}};
    e->job.counts = &e->counts;
    digest_bytes(command, strlen(command), e->digest);
    e->report.file = command;
    e->report.digest = e->digest;
    if (status)
        return status;
    status = store_add_import(&e->job, &e->report, "--entry");
    return status ? store_end(s, status, err) : TIDU_OK;
}

tidu_status store_entry_end(store_entry *e, tidu_status status)
{
    if (!status)
        status = store_note_counts(&e->job);
    if (!status)
        status = store_note_events(&e->job);
    return store_end(e->job.store, status, e->job.err);
}
