#include "store/store_visit.h"

#include <string.h>

#include "base/error.h"

static void bind_visit(sqlite3_stmt *q, const visit *v)
{
    char day[11];

    date_format(v->day, day);
    store_bind_text(q, 1, v->code);
    sqlite3_bind_text(q, 2, day, -1, SQLITE_TRANSIENT);
    store_bind_text(q, 3, v->visitor);
    store_bind_text(q, 4, v->purpose);
    store_bind_text(q, 5, v->finding);
}

/* As visit_is_within. */
#define IS_KNOWN \
    "SELECT 1 FROM visit_log WHERE uscc = ?1 AND day = ?2 AND visitor IS ?3 AND coalesce(purpose = ?4, ?4 IS NULL)" \
    " AND coalesce(finding = ?5, ?5 IS NULL)"

static tidu_status add(store_import_job *job, sqlite3_stmt *find, sqlite3_stmt *insert, const visit *v)
{
    bool has_row;
    tidu_status status;

    bind_visit(find, v);
    status = store_step(job->store, find, &has_row, job->err);
    sqlite3_reset(find);
    if (status || has_row)
        return status;
    bind_visit(insert, v);
    sqlite3_bind_int64(insert, 6, job->import_id);
    store_bind_place(insert, 7, v->line);
    status = store_run_statement(job->store, insert, job->err);
    job->counts->events_added += !status;
    return status;
}

tidu_status store_import_visits(store_import_job *job, const visit_log *visits)
{
    sqlite3_stmt *find = NULL, *insert = NULL;
    tidu_status status =
        store_prepare(job->store, IS_KNOWN, &find, job->err);

    if (!status)
        status = store_prepare(job->store,
                               "INSERT INTO visit (uscc, day, visitor, purpose, finding, import_id, line) VALUES (?, ?, ?, ?, ?, ?, ?)",
                               &insert, job->err);
    for (size_t i = 0; i < visit_log_count(visits) && !status; i++)
        status = add(job, find, insert, visit_log_get(visits, i));
    sqlite3_finalize(find);
    sqlite3_finalize(insert);
    return status;
}

static const char *text_of(sqlite3_stmt *q, int place)
{
    return (const char *)sqlite3_column_text(q, place);
}

static tidu_status take(sqlite3_stmt *q, void *into, tidu_error *err)
{
    const char *day = text_of(q, 1);
    visit v = {.code = text_of(q, 0),
               .visitor = text_of(q, 2),
               .purpose = text_of(q, 3),
               .finding = text_of(q, 4),
               .import = sqlite3_column_int64(q, 5),
               .line = (uint32_t)sqlite3_column_int64(q, 6)};

    if (!day || !date_parse_iso(day, strlen(day), &v.day)) /* changed by another program */
        return TIDU_OK;
    return visit_log_add(into, &v) ? TIDU_OK : error_memory(err);
}

tidu_status store_load_visits(store *s, visit_log *into, tidu_error *err)
{
    return store_each_case_row(s, "SELECT uscc, day, visitor, purpose, finding, import_id, line FROM visit_log ORDER BY import_id, id", take, into,
                               err);
}
