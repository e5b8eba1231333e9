/*
 * Applications in the store: one row per company, model, batch and status. If a later import has another day, the old one
 * is recorded in `history`.
 */
#include "store/store_application.h"

#include <string.h>

#include "base/cell.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "intake/batch_name.h"
#include "store/list_writer.h"

enum { FOUND_ID, FOUND_DAY, FOUND_NAME };

static void bind_key(sqlite3_stmt *q, const filed_application *a)
{
    store_bind_text(q, 1, a->code);
    store_bind_text(q, 2, a->model);
    store_bind_text(q, 3, a->batch);
    store_bind_text(q, 4, a->status);
}

/* The row of the application: rows of before may have the batch in Arabic numerals. */
#define IS_APPLICATION(table) \
    table ".uscc = ?1 AND " table ".model = ?2 AND " table ".batch IN (?3, ?5) AND " table ".status = ?4 ORDER BY " table ".batch = ?3 DESC LIMIT 1"

static void bind_wanted(sqlite3_stmt *q, const filed_application *a)
{
    char arabic[BATCH_NAME_SIZE];

    bind_key(q, a);
    batch_name_arabic(a->batch, arabic, sizeof arabic);
    sqlite3_bind_text(q, 5, arabic, -1, SQLITE_TRANSIENT);
}

static void bind_day(sqlite3_stmt *q, int place, const filed_application *a)
{
    store_bind_cell(q, place, INDICATOR_DATE, a->day == DATE_NO_END ? cell_missing() : (double)a->day);
}

/* A list without a day takes none away. */
static tidu_status change(list_writer *w, const filed_application *a)
{
    const char *old = (const char *)sqlite3_column_text(w->find, FOUND_DAY);
    char day[11];
    tidu_status status;

    if (a->day == DATE_NO_END)
        return TIDU_OK;
    date_format(a->day, day);
    if (old && !strcmp(old, day))
        return TIDU_OK;
    status = list_writer_keep(w, &(list_field){a->code, (const char *)sqlite3_column_text(w->find, FOUND_NAME), FOUND_DAY, day,
                                               a->line});
    if (status)
        return status;
    bind_day(w->set, 1, a);
    sqlite3_bind_int64(w->set, 2, sqlite3_column_int64(w->find, FOUND_ID));
    w->job->counts->applications_changed++;
    return store_run_statement(w->job->store, w->set, w->job->err);
}

static tidu_status add(list_writer *w, const filed_application *a)
{
    bind_key(w->add, a);
    bind_day(w->add, 5, a);
    store_bind_place(w->add, 6, (unsigned long)a->year);
    sqlite3_bind_int64(w->add, 7, w->job->import_id);
    store_bind_place(w->add, 8, a->line);
    w->job->counts->applications_added++;
    return store_run_statement(w->job->store, w->add, w->job->err);
}

static tidu_status write(list_writer *w, const filed_application *a)
{
    tidu_status status;
    bool has_row;

    bind_wanted(w->find, a);
    status = list_writer_find(w, FOUND_ID, &has_row);
    if (!status)
        status = has_row ? change(w, a) : add(w, a);
    sqlite3_reset(w->find);
    return status;
}

tidu_status store_import_applications(store_import_job *job, const applications *filed)
{
    list_writer w;
    tidu_status status =
        list_writer_init(&w, job,
                         "SELECT id, day, " APPLICATION_CELL("application") " FROM application"
                         " WHERE " IS_APPLICATION("application"),
                         "INSERT INTO application (uscc, model, batch, status, day, year, import_id, line)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         "UPDATE application SET day = ? WHERE id = ?");

    for (size_t i = 0; !status && i < applications_count(filed); i++)
        status = write(&w, applications_get(filed, i));
    if (!status)
        status = met_rows_write(&w.met, job, MET_APPLICATION, 0);
    list_writer_clear(&w);
    return status;
}

tidu_status store_find_application_origin(store *s, const filed_application *same, arena *memory, store_origin *out, tidu_error *err)
{
    sqlite3_stmt *q;
    bool has_row;
    tidu_status status = store_prepare(s,
                                       "SELECT i.file, coalesce(h.line, a.line), coalesce(i.imported_by, ''), i.imported_at FROM application a"
                                       " LEFT JOIN history h ON h.id = (SELECT max(id) FROM history WHERE uscc = a.uscc AND year IS NULL"
                                       " AND indicator = " APPLICATION_CELL("a") ")"
                                       " JOIN import i ON i.id = coalesce(h.import_id, a.import_id)"
                                       " WHERE " IS_APPLICATION("a"),
                                       &q, err);

    if (status)
        return status;
    bind_wanted(q, same);
    status = store_step(s, q, &has_row, err);
    if (!status && !has_row)
        status = TIDU_ENOTFOUND;
    if (!status) {
        *out = (store_origin){.file = arena_copy_string(memory, (const char *)sqlite3_column_text(q, 0)),
                              .line = (unsigned long)sqlite3_column_int64(q, 1),
                              .header = "",
                              .imported_by = arena_copy_string(memory, (const char *)sqlite3_column_text(q, 2)),
                              .imported_at = arena_copy_string(memory, (const char *)sqlite3_column_text(q, 3))};
        if (!out->file || !out->imported_by || !out->imported_at)
            status = error_memory(err);
    }
    sqlite3_finalize(q);
    return status;
}
