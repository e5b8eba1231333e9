#include "store/store_snapshot.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "store/store_internal.h"
#include "store/store_undo_internal.h"

/* --- what became of the data ------------------------------------------------------------- */

/* Replace each "IDS" of a query by the ids, as "(1,2,3)". */
static tidu_status prepare_with(store *s, const char *sql, const long long *ids, size_t n, sqlite3_stmt **q, tidu_error *err)
{
    static const char place[] = "IDS";
    text_buffer b;
    tidu_status status;

    text_buffer_init(&b);
    for (const char *at; (at = strstr(sql, place)); sql = at + sizeof place - 1) {
        text_buffer_append(&b, sql, (size_t)(at - sql));
        for (size_t i = 0; i < n; i++)
            text_buffer_print(&b, "%s%lld", i ? "," : "(", ids[i]);
        text_buffer_append_string(&b, n ? ")" : "(0)");
    }
    text_buffer_append_string(&b, sql);
    status = store_prepare_buffer(s, &b, q, err);
    text_buffer_clear(&b);
    return status;
}

/* Changed cells, then certificates, companies and years that were added. */
#define CHANGED_BY_LATER \
    "SELECT h.uscc, h.indicator, coalesce(h.year, 0), h.old_value, h.new_value, i.file, h.line, i.id FROM history h" \
    " JOIN import i ON i.id = h.import_id WHERE h.import_id IN IDS" \
    " UNION ALL SELECT c.uscc, c.credential, 0, NULL, c.granted_on, i.file, c.line, i.id FROM credential c" \
    " JOIN import i ON i.id = c.import_id WHERE c.import_id IN IDS" \
    " UNION ALL SELECT c.uscc, '', 0, NULL, NULL, i.file, c.line, i.id FROM company c" \
    " JOIN import i ON i.id = c.import_id WHERE c.import_id IN IDS" \
    " UNION ALL SELECT c.uscc, '', v.year, NULL, NULL, i.file, v.line, i.id FROM annual_value v JOIN company c ON c.id = v.company_id" \
    " JOIN import i ON i.id = v.import_id WHERE v.import_id IN IDS AND c.import_id NOT IN IDS"
#define CHANGED_BY_UNDOING \
    "SELECT h.uscc, h.indicator, coalesce(h.year, 0), h.new_value, h.old_value, i.file, h.line, i.id FROM undone_history h" \
    " JOIN import i ON i.id = h.import_id WHERE h.import_id IN IDS"

static const char *text_of(sqlite3_stmt *q, int place)
{
    return (const char *)sqlite3_column_text(q, place);
}

/* Imports of `since`: those that came in, or those that were undone. */
typedef struct id_list {
    const long long *ids;
    size_t n;
    bool are_undone;
} id_list;

/* Who is told of the rows of a list. */
typedef struct listener {
    since_visit cell;
    since_event_visit event;
    since_import_visit import;
    void *context;
    bool are_undone;
} listener;

static tidu_status list(store *s, const char *sql, id_list of, store_take take, listener *to, tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = of.n ? prepare_with(s, sql, of.ids, of.n, &q, err) : TIDU_OK;

    to->are_undone = of.are_undone;
    return status ? status : store_take_rows(s, q, take, to, err);
}

static tidu_status take_cell(sqlite3_stmt *q, void *into, tidu_error *err)
{
    const listener *to = into;

    (void)err;
    to->cell(to->context, &(since_cell){text_of(q, 0), text_of(q, 1), sqlite3_column_int(q, 2), text_of(q, 3), text_of(q, 4), text_of(q, 5),
                                        (unsigned long)sqlite3_column_int64(q, 6), sqlite3_column_int64(q, 7), to->are_undone});
    return TIDU_OK;
}

tidu_status store_list_since(store *s, const store_since *since, since_visit visit, void *context, tidu_error *err)
{
    listener to = {.cell = visit, .context = context};
    tidu_status status = list(s, CHANGED_BY_LATER, (id_list){since->later, since->n_later, false}, take_cell, &to, err);

    return status ? status : list(s, CHANGED_BY_UNDOING, (id_list){since->undone, since->n_undone, true}, take_cell, &to, err);
}

#define EVENT(table, code, event, day) \
    "SELECT '" table "', " code ", " event ", " day ", i.imported_by, i.file, e.line, i.id FROM " table " e" \
    " JOIN import i ON i.id = e.import_id WHERE e.import_id IN IDS"

static const char events[] = EVENT("pool_event", "e.uscc", "e.pool || ' ' || e.event", "e.day") " UNION ALL "
    EVENT("visit", "e.uscc", "coalesce(e.visitor, '')", "e.day") " UNION ALL "
    EVENT("task", "e.uscc", "e.id || ' ' || e.title", "e.opened_on") " UNION ALL "
    EVENT("task_event", "(SELECT uscc FROM task WHERE id = e.task_id)", "e.task_id || ' ' || e.event", "e.day") " UNION ALL "
    EVENT("application", "e.uscc", "e.model || ' ' || e.batch || ' ' || e.status", "e.day") " UNION ALL "
    EVENT("monthly_value", "e.uscc", "e.indicator || ' ' || e.value", "e.month");

static tidu_status take_event(sqlite3_stmt *q, void *into, tidu_error *err)
{
    const listener *to = into;

    (void)err;
    to->event(to->context, &(since_event){text_of(q, 0), text_of(q, 1), text_of(q, 2), text_of(q, 3), text_of(q, 4), text_of(q, 5),
                                          (unsigned long)sqlite3_column_int64(q, 6), sqlite3_column_int64(q, 7), to->are_undone});
    return TIDU_OK;
}

tidu_status store_list_since_events(store *s, const store_since *since, since_event_visit visit, void *context, tidu_error *err)
{
    listener to = {.event = visit, .context = context};
    tidu_status status = list(s, events, (id_list){since->later, since->n_later, false}, take_event, &to, err);

    return status ? status : list(s, events, (id_list){since->undone, since->n_undone, true}, take_event, &to, err);
}

#define IMPORTED_SINCE \
    "SELECT id, strftime('%Y-%m-%d %H:%M', imported_at, 'localtime'), imported_by, file FROM import WHERE id IN IDS ORDER BY id"
#define UNDONE_SINCE \
    "SELECT id, strftime('%Y-%m-%d %H:%M', undone_at, 'localtime'), undone_by, file FROM import WHERE id IN IDS ORDER BY id"

static tidu_status take_import(sqlite3_stmt *q, void *into, tidu_error *err)
{
    const listener *to = into;

    (void)err;
    to->import(to->context, &(since_import){sqlite3_column_int64(q, 0), text_of(q, 1), text_of(q, 2), text_of(q, 3), to->are_undone});
    return TIDU_OK;
}

tidu_status store_list_since_imports(store *s, const store_since *since, since_import_visit visit, void *context, tidu_error *err)
{
    listener to = {.import = visit, .context = context};
    tidu_status status = list(s, IMPORTED_SINCE, (id_list){since->later, since->n_later, false}, take_import, &to, err);

    return status ? status : list(s, UNDONE_SINCE, (id_list){since->undone, since->n_undone, true}, take_import, &to, err);
}

/* --- the data again ---------------------------------------------------------------------- */

static tidu_status revive(store *s, const store_since *since, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = prepare_with(s, "UPDATE import SET undone_at = NULL, undone_by = NULL WHERE id IN IDS", since->undone,
                                      since->n_undone, &q, err);

    if (!status)
        status = store_run_statement(s, q, err);
    sqlite3_finalize(q);
    return status;
}

/* Registers are those of now, as for a past day. */
static tidu_status undo_later(store *s, const store_since *since, tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    long long *ids = allocate_array(since->n_later + 1, sizeof *ids);
    size_t n = 0;
    bool has_row = true;
    tidu_status status = !ids             ? error_memory(err)
                         : !since->n_later ? TIDU_OK
                                           : prepare_with(s, "SELECT id FROM import WHERE id IN IDS AND NOT options GLOB '--table *'",
                                                          since->later, since->n_later, &q, err);

    while (!status && q && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            ids[n++] = sqlite3_column_int64(q, 0);
    }
    sqlite3_finalize(q);
    if (!status && n)
        status = store_undo_in_copy(s, ids, n, err);
    release(ids);
    return status;
}

static tidu_status forget_calibrations(store *s, const char *time, tidu_error *err)
{
    static const char *const sql[] = {
        "DELETE FROM calibration_rate WHERE calibration_id IN (SELECT id FROM calibration WHERE made_at > ?1)",
        "DELETE FROM calibration WHERE made_at > ?1", "UPDATE calibration SET ended_at = NULL, ended_by = NULL WHERE ended_at > ?1"};
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < sizeof sql / sizeof *sql && !status; i++) {
        sqlite3_stmt *q;

        status = store_prepare(s, sql[i], &q, err);
        if (!status) {
            store_bind_text(q, 1, time);
            status = store_run_statement(s, q, err);
        }
        sqlite3_finalize(q);
    }
    return status;
}

/* A file that nobody else can read, as other temporary ones. */
static tidu_status write_file(store *s, const char *path, tidu_error *err)
{
    int made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    sqlite3 *into = NULL;
    sqlite3_backup *b = NULL;
    bool ok = made >= 0 && sqlite3_open_v2(path, &into, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
              (b = sqlite3_backup_init(into, "main", s->db, "main")) && sqlite3_backup_step(b, -1) == SQLITE_DONE;

    if (b)
        ok = sqlite3_backup_finish(b) == SQLITE_OK && ok;
    sqlite3_close(into);
    if (made >= 0)
        close(made);
    return ok ? TIDU_OK
              : store_refuse(s, err, _("the database could not be copied to look back into it; free some space in the folder for temporary files"));
}

tidu_status store_save_snapshot(const char *db, const store_since *since, const char *time, const char *path, const dictionary *d,
                                tidu_error *err)
{
    store *s = NULL;
    tidu_status status;

    if (!since->is_found)
        return error_at(err, TIDU_ESTORE, db, 0, 0, _("the database never had the data of this answer, or has lost the record of them"));
    if (since->lost)
        return error_at(err, TIDU_ESTORE, db, 0, 0, _("the data of then cannot be restored: import %lld was undone since; import its file again"),
                        since->lost);
    status = store_open(db, STORE_READ_JOURNAL, d, &s, err);
    if (!status && !s->is_copy)
        status = store_make_copy(s, err);
    if (!status)
        status = store_execute(s, "PRAGMA query_only = OFF", err);
    if (!status)
        status = revive(s, since, err);
    if (!status)
        status = undo_later(s, since, err);
    if (!status)
        status = forget_calibrations(s, time, err);
    if (!status)
        status = write_file(s, path, err);
    store_close(s);
    return status;
}
