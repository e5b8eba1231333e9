/*
 * The digest is one of a chain: of the first import, of the first two, and so on, so that the data of an earlier day are
 * found again among them.
 */
#include "store/store_mark.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "store/store_schema.h"
#include "store/store_undo_internal.h"

/* Imports that count, each with what tells it from others. An older schema knows no undoing. */
#define IMPORTS "SELECT digest, options, map_digest, date(imported_at, 'localtime') FROM import "

static tidu_status prepare_imports(store *s, sqlite3_stmt **out, tidu_error *err)
{
    bool can_undo;
    tidu_status status = store_schema_has_column(s, "import", "undone_at", &can_undo, err);

    if (status)
        return status;
    return store_prepare(s, can_undo ? IMPORTS "WHERE undone_at IS NULL ORDER BY id" : IMPORTS "ORDER BY id", out, err);
}

/* Each text with its end, so that texts cannot flow into each other. */
static void update(struct sha256_ctx *so_far, sqlite3_stmt *q)
{
    for (int i = 0; i < 3; i++) {
        const char *text = (const char *)sqlite3_column_text(q, i);

        text = text ? text : "";
        sha256_update(so_far, strlen(text) + 1, (const uint8_t *)text);
    }
}

static void write_mark(const struct sha256_ctx *so_far, char out[STORE_MARK_TEXT])
{
    char digest[DIGEST_TEXT];

    digest_so_far(so_far, digest);
    snprintf(out, STORE_MARK_TEXT, "%.*s", STORE_MARK_TEXT - 1, digest);
}

static tidu_status read_id(store *s, char out[STORE_MARK_TEXT], tidu_error *err)
{
    sqlite3_stmt *q;
    long long has = 0;
    bool has_row = false;
    tidu_status status =
        store_get_integer(s, "SELECT count(*) FROM sqlite_schema WHERE name = 'database_identity'", 0, &has, err);

    if (status || !has)
        return status;
    status = store_prepare(s, "SELECT identity FROM database_identity", &q, err);
    if (!status)
        status = store_step(s, q, &has_row, err);
    if (!status && has_row)
        snprintf(out, STORE_MARK_TEXT, "%s", (const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
    return status;
}

tidu_status store_read_mark(store *s, store_mark *out, tidu_error *err)
{
    struct sha256_ctx so_far;
    sqlite3_stmt *q = NULL;
    bool has_row = true;
    tidu_status status;

    *out = (store_mark){"", "", ""};
    sha256_init(&so_far);
    status = read_id(s, out->database, err);
    if (!status)
        status = prepare_imports(s, &q, err);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        update(&so_far, q);
        snprintf(out->day, sizeof out->day, "%s", (const char *)sqlite3_column_text(q, 3));
    }
    sqlite3_finalize(q);
    write_mark(&so_far, out->data);
    return status;
}

tidu_status store_find_data(store *s, const char *data, bool *is_found, size_t *later, tidu_error *err)
{
    struct sha256_ctx so_far;
    char mark[STORE_MARK_TEXT];
    sqlite3_stmt *q = NULL;
    bool has_row = true;
    tidu_status status = prepare_imports(s, &q, err);

    sha256_init(&so_far);
    write_mark(&so_far, mark);
    *is_found = !strcmp(mark, data);
    *later = 0;
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        update(&so_far, q);
        write_mark(&so_far, mark);
        *later += *is_found;
        *is_found |= !strcmp(mark, data);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_has_file(store *s, const char *digest, bool *has, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s, "SELECT 1 FROM import WHERE substr(digest, 1, length(?1)) = ?1 AND undone_at IS NULL LIMIT 1", &q, err);

    *has = false;
    if (!status) {
        store_bind_text(q, 1, digest);
        status = store_step(s, q, has, err);
    }
    sqlite3_finalize(q);
    return status;
}

/* --- since then -------------------------------------------------------------------------- */

void store_since_clear(store_since *since)
{
    release(since->later);
    release(since->undone);
    *since = (store_since){.is_found = false};
}

static bool add_id(long long **list, size_t *n, long long id)
{
    size_t capacity = *n;

    if (!allocate_room((void **)list, &capacity, *n + 1, sizeof **list))
        return false;
    (*list)[(*n)++] = id;
    return true;
}

/* The chain with the imports that count, and those that were undone after `time`; what comes behind the digest is later. */
static tidu_status walk_chain(store *s, const char *data, const char *time, store_since *out, tidu_error *err)
{
    struct sha256_ctx so_far;
    char mark[STORE_MARK_TEXT];
    sqlite3_stmt *q = NULL;
    bool has_row = true, ok = true;
    tidu_status status = store_prepare(s,
                                       "SELECT digest, options, map_digest, id, undone_at IS NOT NULL FROM import"
                                       " WHERE undone_at IS NULL OR undone_at >= ?1 ORDER BY id",
                                       &q, err);

    sha256_init(&so_far);
    write_mark(&so_far, mark);
    out->is_found = !strcmp(mark, data);
    if (!status)
        store_bind_text(q, 1, time);
    while (!status && ok) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        if (out->is_found) {
            ok = sqlite3_column_int(q, 4) || add_id(&out->later, &out->n_later, sqlite3_column_int64(q, 3));
            continue;
        }
        update(&so_far, q);
        write_mark(&so_far, mark);
        ok = !sqlite3_column_int(q, 4) || add_id(&out->undone, &out->n_undone, sqlite3_column_int64(q, 3));
        out->is_found = !strcmp(mark, data);
    }
    sqlite3_finalize(q);
    return status ? status : ok ? TIDU_OK : error_memory(err);
}

static tidu_status find_calibration(store *s, const char *time, bool *has, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT 1 FROM calibration WHERE made_at > ?1 OR ended_at > ?1 LIMIT 1", &q, err);

    if (!status) {
        store_bind_text(q, 1, time);
        status = store_step(s, q, has, err);
    }
    sqlite3_finalize(q);
    return status;
}

/* One step for each that was undone: they are few. */
static tidu_status find_lost(store *s, store_since *since, tidu_error *err)
{
    sqlite3_stmt *q;
    bool has_row;
    tidu_status status = store_prepare(s, "SELECT 1 FROM import WHERE id = ?1 AND NOT " STORE_CAN_REVIVE, &q, err);

    for (size_t i = 0; i < since->n_undone && !since->lost && !status; i++) {
        sqlite3_bind_int64(q, 1, since->undone[i]);
        status = store_step(s, q, &has_row, err);
        since->lost = !status && has_row ? since->undone[i] : 0;
        sqlite3_reset(q);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_find_since(store *s, const char *data, const char *time, store_since *out, tidu_error *err)
{
    tidu_status status;

    *out = (store_since){.is_found = false};
    /* what was undone within the second before the answer is not in its data: so first without any that was undone */
    status = walk_chain(s, data, NULL, out, err);
    if (!status && !out->is_found) {
        store_since_clear(out);
        status = walk_chain(s, data, time, out, err);
    }
    if (!status && out->n_undone)
        status = find_lost(s, out, err);
    return status ? status : find_calibration(s, time, &out->has_calibration, err);
}
