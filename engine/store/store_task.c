#include "store/store_task.h"

#include <string.h>

#include "base/error.h"
#include "store/store_schema.h"

static void bind_day(sqlite3_stmt *q, int place, long day)
{
    char text[11];

    date_format(day, text);
    sqlite3_bind_text(q, place, text, -1, SQLITE_TRANSIENT);
}

static tidu_status run(store_import_job *job, sqlite3_stmt *q, tidu_status status)
{
    if (!status)
        status = store_run_statement(job->store, q, job->err);
    sqlite3_finalize(q);
    job->counts->events_added += !status;
    return status;
}

tidu_status store_add_task(store_import_job *job, const task *t, long long *id)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = store_prepare(job->store,
                                       "INSERT INTO task (kind, title, uscc, town, target, owner, coach, origin, opened_on, due_on,"
                                       " import_id, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                       &q, job->err);

    if (!status) {
        const char *texts[] = {t->kind, t->title, t->code, t->town, t->target, t->owner, t->coach, t->origin};

        for (int i = 0; i < 8; i++)
            store_bind_text(q, i + 1, texts[i]);
        bind_day(q, 9, t->opened);
        bind_day(q, 10, t->due);
        sqlite3_bind_int64(q, 11, job->import_id);
        store_bind_place(q, 12, t->line);
    }
    status = run(job, q, status);
    if (!status)
        *id = sqlite3_last_insert_rowid(job->store->db);
    return status;
}

tidu_status store_add_task_event(store_import_job *job, const task_event *e)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = store_prepare(job->store,
                                       "INSERT INTO task_event (task_id, event, day, value, evidence, reason, import_id, line)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                       &q, job->err);

    if (!status) {
        sqlite3_bind_int64(q, 1, e->task);
        store_bind_text(q, 2, task_act_name(e->act));
        bind_day(q, 3, e->day);
        store_bind_text(q, 4, e->value);
        store_bind_text(q, 5, e->evidence);
        store_bind_text(q, 6, e->reason);
        sqlite3_bind_int64(q, 7, job->import_id);
        store_bind_place(q, 8, e->line);
    }
    return run(job, q, status);
}

static const char *text_of(sqlite3_stmt *q, int place)
{
    const char *text = (const char *)sqlite3_column_text(q, place);

    return text ? text : "";
}

static bool read_day(sqlite3_stmt *q, int place, long *out)
{
    const char *text = text_of(q, place);

    return date_parse_iso(text, strlen(text), out);
}

/* Rows that another program has changed into what is none are passed over. */
static tidu_status take_task(sqlite3_stmt *q, void *into, tidu_error *err)
{
    task t = {.id = sqlite3_column_int64(q, 0),
              .kind = text_of(q, 1),
              .title = text_of(q, 2),
              .code = text_of(q, 3),
              .town = text_of(q, 4),
              .target = text_of(q, 5),
              .owner = text_of(q, 6),
              .coach = text_of(q, 7),
              .origin = text_of(q, 8),
              .import = sqlite3_column_int64(q, 11),
              .line = (uint32_t)sqlite3_column_int64(q, 12)};

    if (!read_day(q, 9, &t.opened) || !read_day(q, 10, &t.due))
        return TIDU_OK;
    return task_log_add(into, &t) ? TIDU_OK : error_memory(err);
}

static tidu_status take_event(sqlite3_stmt *q, void *into, tidu_error *err)
{
    task_event e = {.task = sqlite3_column_int64(q, 0),
                    .value = text_of(q, 3),
                    .evidence = text_of(q, 4),
                    .reason = text_of(q, 5),
                    .import = sqlite3_column_int64(q, 6),
                    .line = (uint32_t)sqlite3_column_int64(q, 7)};

    if (!task_act_find(text_of(q, 1), &e.act) || !read_day(q, 2, &e.day))
        return TIDU_OK;
    return task_log_note(into, &e) ? TIDU_OK : error_memory(err);
}

tidu_status store_load_tasks(store *s, task_log *into, tidu_error *err)
{
    tidu_status status = store_each_case_row(s, "SELECT id, kind, title, uscc, town, target, owner, coach, origin, opened_on, due_on, import_id, line"
                                                " FROM task_log ORDER BY id", take_task, into, err);

    return status ? status : store_each_case_row(s, "SELECT task_id, event, day, value, evidence, reason, import_id, line FROM task_event_log"
                                                    " ORDER BY id", take_event, into, err);
}

static const char *keep(arena *memory, sqlite3_stmt *q, int place)
{
    return arena_copy_string(memory, text_of(q, place));
}

tidu_status store_find_act(store *s, long long import, arena *memory, store_act *out, tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = store_prepare(s, "SELECT file, datetime(imported_at, 'localtime'), imported_by FROM import WHERE id = ?", &q, err);
    bool has_row = false;

    *out = (store_act){"", "", ""};
    if (!status) {
        sqlite3_bind_int64(q, 1, import);
        status = store_step(s, q, &has_row, err);
    }
    if (!status && has_row) {
        *out = (store_act){keep(memory, q, 0), keep(memory, q, 1), keep(memory, q, 2)};
        if (!out->file || !out->at || !out->by)
            status = error_memory(err);
    }
    sqlite3_finalize(q);
    return status;
}
