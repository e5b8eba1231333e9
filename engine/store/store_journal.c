#include "store/store_journal.h"

#include "base/error.h"
#include "base/message.h"
#include "store/store_internal.h"
#include "store/store_schema.h"

static const char *text_of(sqlite3_stmt *q, int place)
{
    return (const char *)sqlite3_column_text(q, place);
}

static long long count_of(sqlite3_stmt *q, int place)
{
    return sqlite3_column_type(q, place) == SQLITE_NULL ? -1 : sqlite3_column_int64(q, place);
}

tidu_status store_list_imports(store *s, store_import_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s,
        "SELECT id, imported_at, strftime('%Y-%m-%d %H:%M', imported_at, 'localtime'), imported_by, file, digest,"
        " undone_at, undone_by, rows, companies_added, years_added, values_changed, credentials_added,"
        " credentials_changed, is_journaled AND NOT options GLOB '--table *', applications_added, applications_changed,"
        " events_added"
        " FROM import ORDER BY id",
        &q, err);
    bool has_row = !status;

    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        visit(context, &(store_import_row){.id = sqlite3_column_int64(q, 0),
                                           .imported_at = text_of(q, 1),
                                           .local_time = text_of(q, 2),
                                           .imported_by = text_of(q, 3),
                                           .file = text_of(q, 4),
                                           .digest = text_of(q, 5),
                                           .undone_at = text_of(q, 6),
                                           .undone_by = text_of(q, 7),
                                           .rows = sqlite3_column_int64(q, 8),
                                           .companies_added = count_of(q, 9),
                                           .years_added = count_of(q, 10),
                                           .values_changed = count_of(q, 11),
                                           .credentials_added = count_of(q, 12),
                                           .credentials_changed = count_of(q, 13),
                                           .is_journaled = sqlite3_column_int(q, 14),
                                           .applications_added = count_of(q, 15),
                                           .applications_changed = count_of(q, 16),
                                           .events_added = count_of(q, 17)});
    }
    sqlite3_finalize(q);
    return status;
}

/* The imports ?1 that came in last, of those that count. */
#define NEWEST "(SELECT id FROM import WHERE undone_at IS NULL ORDER BY id DESC LIMIT ?1)"

/* Visit the rows of a query about them: code, indicator, value, file, line. */
static tidu_status visit_recent(store *s, sqlite3_stmt *q, size_t newest, recent_visit visit, void *context, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    bool has_row = true;

    sqlite3_bind_int64(q, 1, (sqlite3_int64)newest);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        visit(context, &(recent_value){text_of(q, 0), text_of(q, 1), text_of(q, 2), text_of(q, 3),
                                       (unsigned long)sqlite3_column_int64(q, 4)});
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_list_recent(store *s, size_t newest, recent_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    bool can_undo;
    tidu_status status = store_schema_has_column(s, "import", "undone_at", &can_undo, err);

    if (status || !can_undo) /* an older program wrote it, whose lists have no stamps */
        return status;
    status = store_prepare(s,
                           "SELECT h.uscc, h.indicator, h.new_value, i.file, h.line, max(h.id) FROM history h"
                           " JOIN import i ON i.id = h.import_id WHERE h.import_id IN " NEWEST
                           " AND coalesce(h.year, 0) = 0 AND h.new_value IS NOT NULL GROUP BY h.uscc, h.indicator",
                           &q, err);
    return status ? status : visit_recent(s, q, newest, visit, context, err);
}

tidu_status store_list_added(store *s, size_t newest, const char *indicator, recent_visit visit, void *context, tidu_error *err)
{
    char sql[600];
    sqlite3_stmt *q;
    bool can_undo, has_column = false;
    tidu_status status = store_schema_has_column(s, "import", "undone_at", &can_undo, err);

    if (!status)
        status = store_schema_has_column(s, "company", indicator, &has_column, err);
    if (status || !can_undo || !has_column)
        return status;
    sqlite3_snprintf(sizeof sql, sql,
                     "SELECT c.uscc, %Q, c.\"%w\", i.file, c.line FROM company c JOIN import i ON i.id = c.import_id"
                     " WHERE c.import_id IN " NEWEST " AND c.\"%w\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM history h"
                     " WHERE h.uscc = c.uscc AND h.indicator = %Q AND coalesce(h.year, 0) = 0) ORDER BY c.id",
                     indicator, indicator, indicator, indicator);
    status = store_prepare(s, sql, &q, err);
    return status ? status : visit_recent(s, q, newest, visit, context, err);
}

tidu_status store_list_replaced(store *s, int year, replaced_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s,
                                       "SELECT uscc, indicator, old_value, import_id FROM history"
                                       " WHERE year = ? AND old_value IS NOT NULL AND new_value IS NOT NULL"
                                       " ORDER BY uscc, indicator, id",
                                       &q, err);
    bool has_row = !status;

    if (!status)
        sqlite3_bind_int(q, 1, year);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        visit(context, &(replaced_value){text_of(q, 0), text_of(q, 1), sqlite3_column_double(q, 2), sqlite3_column_int64(q, 3)});
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status check_import(store *s, long long import_id, tidu_error *err)
{
    sqlite3_stmt *q;
    bool has_row = false;
    tidu_status status = store_prepare(s, "SELECT 1 FROM import WHERE id = ?", &q, err);

    if (status)
        return status;
    sqlite3_bind_int64(q, 1, import_id);
    status = store_step(s, q, &has_row, err);
    sqlite3_finalize(q);
    return status || has_row ? status : error_at(err, TIDU_ENOTFOUND, s->path, 0, 0, _("there is no import %lld; 'tidu imports' lists them"), import_id);
}

#define CHANGED_IN(table) \
    "SELECT h.uscc, c.name, h.indicator, coalesce(h.year, 0), h.old_value, h.new_value, coalesce(h.line, 0), h.id FROM " table \
    " h LEFT JOIN company c ON c.uscc = h.uscc WHERE h.import_id = ?1 AND h.old_value IS NOT NULL"

tidu_status store_list_changed(store *s, long long import_id, changed_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = check_import(s, import_id, err);
    bool has_row = !status;

    if (status)
        return status;
    status = store_prepare(s, CHANGED_IN("history") " UNION ALL " CHANGED_IN("undone_history") " ORDER BY 7, 8", &q, err);
    if (status)
        return status;
    sqlite3_bind_int64(q, 1, import_id);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        visit(context, &(changed_value){text_of(q, 0), text_of(q, 1), text_of(q, 2), sqlite3_column_int(q, 3), text_of(q, 4), text_of(q, 5),
                                        (unsigned long)sqlite3_column_int64(q, 6)});
    }
    sqlite3_finalize(q);
    return status;
}
