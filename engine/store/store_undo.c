#include "store/store_undo_internal.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/message.h"
#include "store/store_application.h"
#include "store/store_schema.h"

/* --- whether it can be undone ---------------------------------------------------------- */

/* The states of an import in which it can no longer be undone, or never can. */
static tidu_status check_state(store *s, sqlite3_stmt *import, long long id, tidu_error *err)
{
    const char *undone_at = (const char *)sqlite3_column_text(import, 0);

    if (undone_at)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0, _("import %lld was undone before, on %s; nothing was changed"), id,
                        undone_at);
    if (sqlite3_column_int(import, 1))
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("import %lld is a register of codes, which is not undone; import a newer register"), id);
    if (!sqlite3_column_int(import, 2))
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("import %lld cannot be undone: it was made by a tidu that kept no journal; correct its values by "
                          "importing a newer file"),
                        id);
    return TIDU_OK;
}

static tidu_status check_import(store *s, long long id, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s, "SELECT date(undone_at, 'localtime'), options GLOB '--table *', is_journaled FROM import WHERE id = ?1", &q, err);
    bool has_row = false;

    if (!status) {
        sqlite3_bind_int64(q, 1, id);
        status = store_step(s, q, &has_row, err);
    }
    if (!status)
        status = has_row ? check_state(s, q, id, err)
                         : error_at(err, TIDU_ENOTFOUND, s->path, 0, 0,
                                    _("there is no import %lld; 'tidu imports' lists them"), id);
    sqlite3_finalize(q);
    return status;
}

/* --- undoing it ------------------------------------------------------------------------- */

/* Run a statement about the import ?1; *changed grows by the rows that it changed. */
static tidu_status run(store *s, const char *sql, long long id, unsigned long *changed, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, sql, &q, err);

    if (!status) {
        sqlite3_bind_int64(q, 1, id);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    if (!status && changed)
        *changed += (unsigned long)sqlite3_changes(s->db);
    return status;
}

/* What was said of applications stays readable: a row each, as if the import had changed the day from nothing; no day is ''. */
static tidu_status keep_applications(store *s, long long id, tidu_error *err)
{
    return run(s,
               "INSERT INTO undone_history (import_id, uscc, indicator, new_value, line)"
               " SELECT import_id, uscc, " APPLICATION_CELL("application") ", coalesce(day, ''), line FROM application"
               " WHERE import_id = ?1 ORDER BY id",
               id, NULL, err);
}

static tidu_status remove_rows(store *s, long long id, store_undo_counts *counts, tidu_error *err)
{
    tidu_status status = run(s,
                             "DELETE FROM exact_value WHERE"
                             " EXISTS (SELECT 1 FROM company c WHERE c.id = exact_value.company_id AND c.import_id = ?1) OR EXISTS"
                             " (SELECT 1 FROM annual_value v WHERE v.id = exact_value.company_id * 10000 + exact_value.year"
                             " AND v.import_id = ?1)",
                             id, NULL, err);

    if (!status)
        status = run(s, "DELETE FROM annual_value WHERE import_id = ?1", id, &counts->years_removed, err);
    if (!status)
        status = run(s, "DELETE FROM company WHERE import_id = ?1", id, &counts->companies_removed, err);
    if (!status)
        status = run(s, "DELETE FROM credential WHERE import_id = ?1", id, &counts->credentials_removed, err);
    if (!status)
        status = keep_applications(s, id, err);
    if (!status)
        status = run(s, "DELETE FROM application WHERE import_id = ?1", id, &counts->applications_removed, err);
    return status ? status : run(s, "DELETE FROM target_value WHERE import_id = ?1", id, &counts->target_values_removed, err);
}

static tidu_status count_events(store *s, long long id, unsigned long *sum, tidu_error *err)
{
    sqlite3_stmt *q;
    bool has_row = false;
    tidu_status status = store_prepare(s, "SELECT coalesce(events_added, 0) FROM import WHERE id = ?1", &q, err);

    if (!status) {
        sqlite3_bind_int64(q, 1, id);
        status = store_step(s, q, &has_row, err);
    }
    if (!status && has_row)
        *sum += (unsigned long)sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return status;
}

static tidu_status move_journal(store *s, long long id, tidu_error *err)
{
    static const char *const moves[] = {
        "INSERT INTO undone_history (import_id, uscc, year, indicator, old_value, new_value, line)"
        " SELECT import_id, uscc, year, indicator, old_value, new_value, line FROM history WHERE import_id = ?1"
        " ORDER BY id",
        "DELETE FROM history WHERE import_id = ?1",
        "DELETE FROM met_row WHERE import_id = ?1",
        "DELETE FROM met_indicator WHERE import_id = ?1",
    };
    tidu_status status = TIDU_OK;

    for (size_t i = 0; !status && i < sizeof moves / sizeof *moves; i++)
        status = run(s, moves[i], id, NULL, err);
    return status;
}

static tidu_status mark_undone(store *s, long long id, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s,
                                       "UPDATE import SET undone_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),"
                                       " undone_by = ?2 WHERE id = ?1",
                                       &q, err);

    if (!status) {
        sqlite3_bind_int64(q, 1, id);
        store_bind_text(q, 2, s->user);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status undo(store *s, long long id, store_undo_counts *counts, tidu_error *err)
{
    tidu_status status = check_import(s, id, err);

    if (!status)
        status = store_check_stand(s, id, err);
    if (!status)
        status = store_restore_values(s, id, counts, err);
    if (!status)
        status = remove_rows(s, id, counts, err);
    if (!status)
        status = move_journal(s, id, err);
    if (!status)
        status = count_events(s, id, &counts->events_undone, err);
    return status ? status : mark_undone(s, id, err);
}

static int newest_first(const void *a, const void *b)
{
    const long long *x = a, *y = b;

    return (*x < *y) - (*x > *y);
}

/* Inside a transaction. */
static tidu_status undo_all(store *s, long long *ids, size_t n, store_undo_counts *counts, tidu_error *err)
{
    tidu_status status = store_schema_hold_triggers(s, err);

    qsort(ids, n, sizeof *ids, newest_first);
    for (size_t i = 0; !status && i < n; i++)
        status = undo(s, ids[i], counts, err);
    return status ? status : store_schema_resume_triggers(s, err);
}

tidu_status store_undo(store *s, long long *ids, size_t n, store_undo_counts *counts, tidu_error *err)
{
    store_undo_counts done = {0};
    tidu_status status = store_begin(s, err);

    if (status)
        return status;
    status = store_end(s, undo_all(s, ids, n, &done, err), err);
    if (!status)
        *counts = done;
    return status;
}

tidu_status store_undo_in_copy(store *s, long long *ids, size_t n, tidu_error *err)
{
    store_undo_counts counts;
    tidu_status status = store_undo(s, ids, n, &counts, err);

    for (size_t i = 0; !status && i < n; i++)
        status = run(s, "DELETE FROM undone_history WHERE import_id = ?1", ids[i], NULL, err);
    return status;
}
