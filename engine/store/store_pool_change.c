#include "store/store_pool_change.h"

#include "base/allocate.h"
#include "base/error.h"
#include "store/store_internal.h"
#include "store/store_schema.h"

static const char *copy(arena *memory, sqlite3_stmt *q, int place)
{
    const char *text = (const char *)sqlite3_column_text(q, place);

    return arena_copy_string(memory, text ? text : "");
}

static tidu_status take(sqlite3_stmt *q, arena *memory, pool_change *out, tidu_error *err)
{
    *out = (pool_change){.pool = copy(memory, q, 0), .code = copy(memory, q, 1), .event = copy(memory, q, 2), .day = copy(memory, q, 3),
                         .rule = copy(memory, q, 4), .reason = copy(memory, q, 5), .file = copy(memory, q, 6),
                         .imported_by = copy(memory, q, 7), .line = (unsigned long)sqlite3_column_int64(q, 8)};
    return out->pool && out->code && out->event && out->day && out->rule && out->reason && out->file && out->imported_by
               ? TIDU_OK
               : error_memory(err);
}

static tidu_status add(sqlite3_stmt *q, bool is_undone, pool_changes *out, tidu_error *err)
{
    tidu_status status;

    if (!allocate_room((void **)&out->list, &out->room, out->n + 1, sizeof *out->list))
        return error_memory(err);
    status = take(q, out->memory, &out->list[out->n], err);
    if (!status)
        out->list[out->n++].is_undone = is_undone;
    return status;
}

static tidu_status list(store *s, long long known, const char *after, const char *until, pool_changes *out, tidu_error *err)
{
    sqlite3_stmt *q;
    bool has_row = true;
    tidu_status status = store_prepare(s,
                                       "SELECT pool, uscc, event, day, rule, reason, file, imported_by, line FROM pool_log"
                                       " WHERE day <= ?2 AND (day > ?1 OR import_id > ?3) ORDER BY pool, day, uscc, id",
                                       &q, err);

    if (status)
        return status;
    sqlite3_bind_text(q, 1, after, -1, SQLITE_STATIC);
    sqlite3_bind_text(q, 2, until, -1, SQLITE_STATIC);
    sqlite3_bind_int64(q, 3, known);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            status = add(q, false, out, err);
    }
    sqlite3_finalize(q);
    return status;
}

/* What counted then and does not any more, because its import was undone in between. The ids of imports are the same in both. */
static tidu_status list_undone(store *now, store *then, const char *after, pool_changes *out, tidu_error *err)
{
    sqlite3_stmt *q = NULL, *counts = NULL;
    bool has_row = true, does_count;
    tidu_status status = store_prepare(then,
                                       "SELECT pool, uscc, event, day, rule, reason, file, imported_by, line, import_id FROM pool_log"
                                       " WHERE day <= ?1 ORDER BY pool, day, uscc, id",
                                       &q, err);

    if (!status)
        status = store_prepare(now, "SELECT 1 FROM import WHERE id = ?1 AND undone_at IS NULL", &counts, err);
    if (!status)
        sqlite3_bind_text(q, 1, after, -1, SQLITE_STATIC);
    while (!status && has_row) {
        status = store_step(then, q, &has_row, err);
        if (status || !has_row)
            break;
        sqlite3_bind_int64(counts, 1, sqlite3_column_int64(q, 9));
        status = store_step(now, counts, &does_count, err);
        if (!status && !does_count)
            status = add(q, true, out, err);
        sqlite3_reset(counts);
    }
    sqlite3_finalize(q);
    sqlite3_finalize(counts);
    return status;
}

tidu_status store_list_pool_changes(store *now, store *then, const char *after, const char *until, pool_changes *out,
                                    tidu_error *err)
{
    long long version = 0, version_then = 0, known = 0;
    tidu_status status = store_get_integer(now, "PRAGMA user_version", 0, &version, err);

    if (status || version < STORE_SCHEMA_CASEWORK)
        return status;
    status = store_get_integer(then, "PRAGMA user_version", 0, &version_then, err);
    if (!status)
        status = store_get_integer(then, "SELECT max(id) FROM import WHERE undone_at IS NULL", 0, &known, err);
    if (!status)
        status = list(now, known, after, until, out, err);
    return status || version_then < STORE_SCHEMA_CASEWORK ? status : list_undone(now, then, after, out, err);
}
