/*
 * The database of a past day: a private copy in which every later import is undone, and what was undone later counts again where its rows
 * are still there. Nothing else needs to know of days, and a copy has no cache files, so that none can answer for another day.
 */
#include "store/store_undo_internal.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

/* The end of the day ?1 here, as times of imports are stored. */
#define END_OF_DAY "strftime('%Y-%m-%dT%H:%M:%SZ', ?1, '+1 day', 'utc')"

/* The imports of that day that were undone later. */
#define UNDONE_LATER "imported_at < " END_OF_DAY " AND undone_at >= " END_OF_DAY

/* The day of the first row of a query about ?1, and its id; *has false: there is none. */
static tidu_status find_import(store *s, const char *sql, const char *day, bool *has, long long *id, char found[11],
                               tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, sql, &q, err);

    *has = false;
    if (!status) {
        sqlite3_bind_text(q, 1, day, -1, SQLITE_STATIC);
        status = store_step(s, q, has, err);
    }
    if (!status && *has) {
        *id = sqlite3_column_int64(q, 0);
        sqlite3_snprintf(11, found, "%s", sqlite3_column_text(q, 1));
    }
    sqlite3_finalize(q);
    return status;
}

/* The imports after the last one of the day, of those that count. */
#define LATER \
    "FROM import WHERE id > (SELECT max(id) FROM import WHERE imported_at < " END_OF_DAY ") AND undone_at IS NULL" \
    " AND NOT options GLOB '--table *'"

static tidu_status check_day(store *s, const char *day, tidu_error *err)
{
    char found[11];
    long long id;
    bool has;
    tidu_status status =
        find_import(s, "SELECT id, date(imported_at, 'localtime') FROM import WHERE imported_at < " END_OF_DAY " LIMIT 1",
                    day, &has, &id, found, err);

    if (!status && !has)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0, _("there are no data of %s: the first import came in later"), day);
    if (!status)
        status = find_import(s,
                             "SELECT id, date(undone_at, 'localtime') FROM import WHERE " UNDONE_LATER " AND NOT " STORE_CAN_REVIVE
                             " LIMIT 1",
                             day, &has, &id, found, err);
    if (!status && has)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("the data of %s cannot be restored: import %lld counted on that day and was undone on %s"), day,
                        id, found);
    if (!status)
        status = find_import(s,
                             "SELECT id, date(imported_at, 'localtime') " LATER
                             " AND is_journaled IS NOT 1 ORDER BY id DESC LIMIT 1",
                             day, &has, &id, found, err);
    if (!status && has)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("the data of %s cannot be restored: the journal begins after import %lld of %s"), day, id,
                        found);
    return status;
}

/* The later imports, as an array of the caller's. */
static tidu_status find_later(store *s, const char *day, long long **ids, size_t *n, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT id " LATER, &q, err);
    bool has_row = !status;
    size_t capacity = 0;

    if (!status)
        sqlite3_bind_text(q, 1, day, -1, SQLITE_STATIC);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        if (!allocate_room((void **)ids, &capacity, *n + 1, sizeof **ids))
            status = error_memory(err);
        else
            (*ids)[(*n)++] = sqlite3_column_int64(q, 0);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status revive(store *s, const char *day, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "UPDATE import SET undone_at = NULL, undone_by = NULL WHERE " UNDONE_LATER, &q, err);

    if (!status) {
        sqlite3_bind_text(q, 1, day, -1, SQLITE_STATIC);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

/* In the copy: the imports of that day count again before later ones are taken back, as these can stand on them. */
static tidu_status change_copy(store *s, const char *day, long long *ids, size_t n, tidu_error *err)
{
    tidu_status status = s->is_copy ? TIDU_OK : store_make_copy(s, err);

    if (!status)
        status = store_execute(s, "PRAGMA query_only = OFF", err);
    if (!status)
        status = revive(s, day, err);
    if (!status && n)
        status = store_undo_in_copy(s, ids, n, err);
    return status ? status : store_execute(s, "PRAGMA query_only = ON", err);
}

static tidu_status go_back(store *s, const char *day, tidu_error *err)
{
    char found[11];
    long long id, *ids = NULL;
    size_t n = 0;
    bool has_undone = false;
    tidu_status status = check_day(s, day, err);

    if (!status)
        status = find_later(s, day, &ids, &n, err);
    if (!status)
        status = find_import(s, "SELECT id, date(undone_at, 'localtime') FROM import WHERE " UNDONE_LATER " LIMIT 1", day, &has_undone, &id,
                             found, err);
    if (!status && (n || has_undone))
        status = change_copy(s, day, ids, n, err);
    release(ids);
    return status;
}

tidu_status store_open_as_of(const char *path, const char *day, const dictionary *d, store **out, tidu_error *err)
{
    store *s = NULL;
    tidu_status status = store_open(path, STORE_READ_JOURNAL, d, &s, err);

    if (status)
        return status;
    status = go_back(s, day, err);
    if (status)
        store_close(s);
    else
        *out = s;
    return status;
}
