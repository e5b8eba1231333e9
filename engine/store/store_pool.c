#include "store/store_pool.h"

#include <string.h>

#include "base/error.h"
#include "store/met_rows.h"

typedef struct pool_writer {
    store_import_job *job;
    sqlite3_stmt *find, *insert;
    met_rows met;
} pool_writer;

static void bind_event(sqlite3_stmt *q, const pool_event *e)
{
    char day[11];

    date_format(e->day, day);
    store_bind_text(q, 1, e->pool);
    store_bind_text(q, 2, e->code);
    store_bind_text(q, 3, pool_act_name(e->act));
    sqlite3_bind_text(q, 4, day, -1, SQLITE_TRANSIENT);
}

static tidu_status add(pool_writer *w, const pool_event *e)
{
    store_import_job *job = w->job;
    bool has_row, ok = true;
    tidu_status status;

    bind_event(w->find, e);
    status = store_step(job->store, w->find, &has_row, job->err);
    if (!status && has_row && sqlite3_column_int64(w->find, 1) != job->import_id)
        ok = met_rows_add(&w->met, sqlite3_column_int64(w->find, 0));
    sqlite3_reset(w->find);
    if (!ok)
        return error_memory(job->err);
    if (status || has_row)
        return status;
    bind_event(w->insert, e);
    store_bind_text(w->insert, 5, e->rule);
    store_bind_text(w->insert, 6, e->reason);
    sqlite3_bind_int64(w->insert, 7, job->import_id);
    store_bind_place(w->insert, 8, e->line);
    status = store_run_statement(job->store, w->insert, job->err);
    job->counts->events_added += !status;
    job->counts->pool_events_added += !status;
    return status;
}

tidu_status store_import_pool_events(store_import_job *job, const pool_events *events)
{
    pool_writer w = {.job = job};
    tidu_status status = store_prepare(
        job->store, "SELECT id, import_id FROM pool_log WHERE pool = ?1 AND uscc = ?2 AND event = ?3 AND day = ?4", &w.find, job->err);

    if (!status)
        status = store_prepare(job->store,
                               "INSERT INTO pool_event (pool, uscc, event, day, rule, reason, import_id, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                               &w.insert, job->err);
    for (size_t i = 0; i < pool_events_count(events) && !status; i++)
        status = add(&w, pool_events_get(events, i));
    if (!status)
        status = met_rows_write(&w.met, job, MET_POOL, 0);
    met_rows_clear(&w.met);
    sqlite3_finalize(w.find);
    sqlite3_finalize(w.insert);
    return status;
}

static const char *text_of(sqlite3_stmt *q, int place)
{
    return (const char *)sqlite3_column_text(q, place);
}

static tidu_status take(sqlite3_stmt *q, void *into, tidu_error *err)
{
    const char *act = text_of(q, 2), *day = text_of(q, 3);
    pool_event e = {.pool = text_of(q, 0),
                    .code = text_of(q, 1),
                    .rule = text_of(q, 4),
                    .reason = text_of(q, 5),
                    .line = (uint32_t)sqlite3_column_int64(q, 6),
                    .import = sqlite3_column_int64(q, 7),
                    .file = text_of(q, 8),
                    .at = text_of(q, 9),
                    .by = text_of(q, 10),
                    .local_at = text_of(q, 11)};

    /* changed by another program */
    if (!act || !pool_act_find(act, &e.act) || !day || !date_parse_iso(day, strlen(day), &e.day))
        return TIDU_OK;
    return pool_events_add(into, &e) ? TIDU_OK : error_memory(err);
}

tidu_status store_load_pool_events(store *s, pool_events *into, tidu_error *err)
{
    return store_each_case_row(s,
                               "SELECT pool, uscc, event, day, rule, reason, line, import_id, file, imported_at, imported_by,"
                               " strftime('%Y-%m-%d %H:%M', imported_at, 'localtime')"
                               " FROM pool_log ORDER BY import_id, id",
                               take, into, err);
}
