/*
 * The rows of `import` and `problem`, and progress.
 */
#include "store/store_import_job.h"

#include "base/error.h"
#include "base/message.h"

enum { COMPANIES_A_REPORT = 4096 };

tidu_status store_tell_progress(const store_import_job *job, size_t done, size_t total)
{
    if (!job->progress || job->progress(job->progress_context, done, total))
        return TIDU_OK;
    return error_set(job->err, TIDU_ESTOPPED, "%s", _("stopped; nothing was changed"));
}

tidu_status store_report_progress(const store_import_job *job, size_t done, size_t total)
{
    if (done % COMPANIES_A_REPORT && done != total)
        return TIDU_OK;
    return store_tell_progress(job, done, total);
}

tidu_status store_prepare_history(store_import_job *job, sqlite3_stmt **out)
{
    return store_prepare(job->store,
                         "INSERT INTO history"
                         " (import_id, uscc, year, indicator, old_value, new_value, line)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         out, job->err);
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* Store "" instead of NULL, so that comparisons work. */
static void bind_whole_text(sqlite3_stmt *q, int place, const char *text)
{
    sqlite3_bind_text(q, place, or_empty(text), -1, SQLITE_STATIC);
}

tidu_status store_find_same(const store_import_job *job, const intake_report *report, const char *options, long long *id)
{
    bool has_row = false;
    sqlite3_stmt *q;
    tidu_status status = store_prepare(job->store,
                                       "SELECT id FROM import WHERE digest = ?1 AND options = ?2"
                                       " AND map_digest = ?3 AND undone_at IS NULL ORDER BY id DESC",
                                       &q, job->err);

    if (!status) {
        bind_whole_text(q, 1, report->digest);
        bind_whole_text(q, 2, options);
        bind_whole_text(q, 3, report->map_digest);
        status = store_step(job->store, q, &has_row, job->err);
    }
    if (!status && has_row)
        *id = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return status;
}

tidu_status store_find_known(store_import_job *job, const intake_report *report, const char *options,
                             const char *latest_change)
{
    long long latest = 0, same = 0;
    tidu_status status = store_get_integer(job->store, latest_change, 0, &latest, job->err);

    if (!status)
        status = store_find_same(job, report, options, &same);
    if (!status && same) {
        job->counts->is_again = latest > same;
        job->counts->is_known = !job->counts->is_again;
        job->counts->import_id = same;
    }
    return status;
}

tidu_status store_add_import_id(store_import_job *job)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        job->store,
        "INSERT INTO import (file, digest, options, map_digest, imported_at, imported_by, is_journaled)"
        " VALUES ('', '', '', '', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, 1)",
        &q, job->err);

    if (!status) {
        store_bind_text(q, 1, job->store->user);
        status = store_run_statement(job->store, q, job->err);
    }
    sqlite3_finalize(q);
    job->import_id = sqlite3_last_insert_rowid(job->store->db);
    return status;
}

tidu_status store_add_import(store_import_job *job, const intake_report *report,
                             const char *options)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = job->import_id ? TIDU_OK : store_add_import_id(job);

    if (!status)
        status = store_prepare(job->store,
                               "UPDATE import SET file = ?1, digest = ?2, options = ?3, map = ?4, map_digest = ?5,"
                               " encoding = ?6, header_line = ?7, rows = ?8, skipped = ?9 WHERE id = ?10",
                               &q, job->err);
    if (!status) {
        bind_whole_text(q, 1, report->file);
        bind_whole_text(q, 2, report->digest);
        bind_whole_text(q, 3, options);
        store_bind_text(q, 4, report->map);
        bind_whole_text(q, 5, report->map_digest);
        store_bind_text(q, 6, report->encoding);
        store_bind_place(q, 7, report->header_line);
        sqlite3_bind_int64(q, 8, (sqlite3_int64)report->rows);
        sqlite3_bind_int64(q, 9, (sqlite3_int64)report->skipped);
        sqlite3_bind_int64(q, 10, job->import_id);
        status = store_run_statement(job->store, q, job->err);
    }
    sqlite3_finalize(q);
    job->counts->import_id = job->import_id;
    return status;
}

tidu_status store_note_counts(store_import_job *job)
{
    const store_import_counts *counts = job->counts;
    text_buffer sql;
    tidu_status status;

    text_buffer_init(&sql);
    text_buffer_print(&sql,
                      "UPDATE import SET companies_added = %lu, years_added = %lu,"
                      " values_changed = %lu, credentials_added = %lu, credentials_changed = %lu,"
                      " applications_added = %lu, applications_changed = %lu, months_added = %lu, months_changed = %lu, events_added = %lu WHERE id = %lld",
                      counts->companies_added, counts->years_added, counts->values_changed,
                      counts->credentials_added, counts->credentials_changed, counts->applications_added,
                      counts->applications_changed, counts->months_added, counts->months_changed, counts->events_added,
                      job->import_id);
    status = store_execute_buffer(job->store, &sql, job->err);
    text_buffer_clear(&sql);
    return status;
}

tidu_status store_add_problems(store_import_job *job, const problems *found)
{
    size_t n = found ? problems_count(found) : 0;
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        job->store,
        "INSERT INTO problem (import_id, code, severity, file, line, \"column\", header, found)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        &q, job->err);

    for (size_t i = 0; !status && i < n; i++) {
        const problem *entry = problems_get(found, i);

        sqlite3_bind_int64(q, 1, job->import_id);
        store_bind_text(q, 2, problem_code(entry->kind));
        store_bind_text(q, 3, problem_severity_name(problem_severity_of(entry->kind)));
        store_bind_text(q, 4, entry->file);
        store_bind_place(q, 5, entry->line);
        store_bind_place(q, 6, entry->column);
        store_bind_text(q, 7, entry->header);
        store_bind_text(q, 8, entry->found);
        status = store_run_statement(job->store, q, job->err);
    }
    sqlite3_finalize(q);
    return status;
}
