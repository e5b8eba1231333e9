/*
 * Applications in the store: one row per company, model, batch and status. If a later import has another day, the old one
 * is recorded in `history`.
 */
#include "store/store_application.h"

#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "store/met_rows.h"

enum { FOUND_ID, FOUND_DAY, FOUND_NAME };

typedef struct application_writer {
    store_import_job *job;
    sqlite3_stmt *find;
    sqlite3_stmt *add;
    sqlite3_stmt *set;
    sqlite3_stmt *add_history;
    met_rows met;
} application_writer;

static tidu_status writer_init(application_writer *w, store_import_job *job)
{
    tidu_status status;

    *w = (application_writer){.job = job};
    status = store_prepare(job->store,
                           "SELECT id, day, " APPLICATION_CELL("application") " FROM application"
                           " WHERE uscc = ? AND model = ? AND batch = ? AND status = ?",
                           &w->find, job->err);
    if (!status)
        status = store_prepare(job->store,
                               "INSERT INTO application (uscc, model, batch, status, day, year, import_id, line)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                               &w->add, job->err);
    if (!status)
        status = store_prepare(job->store, "UPDATE application SET day = ? WHERE id = ?", &w->set, job->err);
    return status ? status : store_prepare_history(job, &w->add_history);
}

static void writer_clear(application_writer *w)
{
    sqlite3_finalize(w->find);
    sqlite3_finalize(w->add);
    sqlite3_finalize(w->set);
    sqlite3_finalize(w->add_history);
    met_rows_clear(&w->met);
}

static void bind_key(sqlite3_stmt *q, const filed_application *a)
{
    store_bind_text(q, 1, a->code);
    store_bind_text(q, 2, a->model);
    store_bind_text(q, 3, a->batch);
    store_bind_text(q, 4, a->status);
}

static void bind_day(sqlite3_stmt *q, int place, const filed_application *a)
{
    store_bind_cell(q, place, INDICATOR_DATE, a->day == DATE_NO_END ? cell_missing() : (double)a->day);
}

static tidu_status keep_old(application_writer *w, const filed_application *a)
{
    sqlite3_stmt *q = w->add_history;

    sqlite3_bind_int64(q, HISTORY_IMPORT, w->job->import_id);
    store_bind_text(q, HISTORY_CODE, a->code);
    sqlite3_bind_null(q, HISTORY_YEAR);
    sqlite3_bind_value(q, HISTORY_INDICATOR, sqlite3_column_value(w->find, FOUND_NAME));
    sqlite3_bind_value(q, HISTORY_OLD, sqlite3_column_value(w->find, FOUND_DAY));
    bind_day(q, HISTORY_NEW, a);
    store_bind_place(q, HISTORY_LINE, a->line);
    return store_run_statement(w->job->store, q, w->job->err);
}

/* A list without a day takes none away. */
static tidu_status change(application_writer *w, const filed_application *a)
{
    const char *old = (const char *)sqlite3_column_text(w->find, FOUND_DAY);
    char day[11];
    tidu_status status;

    if (a->day == DATE_NO_END)
        return TIDU_OK;
    date_format(a->day, day);
    if (old && !strcmp(old, day))
        return TIDU_OK;
    status = keep_old(w, a);
    if (status)
        return status;
    bind_day(w->set, 1, a);
    sqlite3_bind_int64(w->set, 2, sqlite3_column_int64(w->find, FOUND_ID));
    w->job->counts->applications_changed++;
    return store_run_statement(w->job->store, w->set, w->job->err);
}

static tidu_status add(application_writer *w, const filed_application *a)
{
    bind_key(w->add, a);
    bind_day(w->add, 5, a);
    store_bind_place(w->add, 6, (unsigned long)a->year);
    sqlite3_bind_int64(w->add, 7, w->job->import_id);
    store_bind_place(w->add, 8, a->line);
    w->job->counts->applications_added++;
    return store_run_statement(w->job->store, w->add, w->job->err);
}

static tidu_status write(application_writer *w, const filed_application *a)
{
    tidu_status status;
    bool has_row;

    bind_key(w->find, a);
    status = store_step(w->job->store, w->find, &has_row, w->job->err);
    if (!status && has_row && !met_rows_add(&w->met, sqlite3_column_int64(w->find, FOUND_ID)))
        status = error_memory(w->job->err);
    if (!status)
        status = has_row ? change(w, a) : add(w, a);
    sqlite3_reset(w->find);
    return status;
}

tidu_status store_import_applications(store_import_job *job, const applications *filed)
{
    application_writer w;
    tidu_status status = writer_init(&w, job);

    for (size_t i = 0; !status && i < applications_count(filed); i++)
        status = write(&w, applications_get(filed, i));
    if (!status)
        status = met_rows_write(&w.met, job, MET_APPLICATION, 0);
    writer_clear(&w);
    return status;
}
