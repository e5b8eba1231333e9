#include "store/store_content.h"

#include <string.h>
#include <sys/stat.h>

#include <sqlite3.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "store/database_state.h"

/* The one row of a query, its columns appended; nothing if there is no row. False: it cannot be asked. */
static bool append_row(sqlite3 *db, const char *sql, text_buffer *out)
{
    sqlite3_stmt *q = NULL;
    bool ok = sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK;
    int code = ok ? sqlite3_step(q) : SQLITE_ERROR;

    for (int i = 0; code == SQLITE_ROW && i < sqlite3_column_count(q); i++) {
        const char *text = (const char *)sqlite3_column_text(q, i);

        text_buffer_print(out, " %s", text ? text : "");
    }
    ok = code == SQLITE_ROW || code == SQLITE_DONE;
    sqlite3_finalize(q);
    return ok;
}

/* How many exports were recorded; databases of older programs have no record. */
static bool count_exports(sqlite3 *db, long long *n)
{
    static const char *const has = "SELECT 1 FROM sqlite_schema WHERE name = 'export'", *const last = "SELECT ifnull(max(id), 0) FROM export";
    sqlite3_stmt *q = NULL;
    bool ok = sqlite3_prepare_v2(db, has, -1, &q, NULL) == SQLITE_OK;
    int code = ok ? sqlite3_step(q) : SQLITE_ERROR;

    sqlite3_finalize(q);
    *n = 0;
    if (code != SQLITE_ROW)
        return code == SQLITE_DONE;
    ok = sqlite3_prepare_v2(db, last, -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW;
    if (ok)
        *n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return ok;
}

/* Within one transaction, so that all of it belongs together. */
static bool append_content(sqlite3 *db, text_buffer *out)
{
    database_state state;
    long long exports;
    bool ok = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK && database_state_get(db, &state) && count_exports(db, &exports);

    if (ok) {
        for (size_t i = 0; i < sizeof state.stamp; i++)
            text_buffer_print(out, "%02x", state.stamp[i]);
        text_buffer_print(out, " %lld %lu", (long long)state.change_counter - exports, (unsigned long)state.schema_cookie);
        ok = append_row(db, "SELECT id, digest, imported_at FROM import ORDER BY id DESC LIMIT 1", out);
    }
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    return ok;
}

tidu_status store_content(const char *path, char out[STORE_CONTENT_TEXT], tidu_error *err)
{
    sqlite3 *db = NULL;
    text_buffer text;
    struct stat about;
    bool ok;

    if (stat(path, &about))
        return error_at(err, TIDU_EIO, path, 0, 0, _("there is no such file"));
    text_buffer_init(&text);
    text_buffer_print(&text, "%s%s", *path == '/' ? "" : "./", path);
    ok = !text.failed && sqlite3_open_v2(text.text, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
    text_buffer_clear(&text);
    text_buffer_init(&text);
    text_buffer_print(&text, "%llu %llu ", (unsigned long long)about.st_dev, (unsigned long long)about.st_ino);
    ok = ok && append_content(db, &text) && !text.failed;
    sqlite3_close(db);
    if (ok)
        digest_bytes(text.text, strlen(text.text), out);
    text_buffer_clear(&text);
    return ok ? TIDU_OK : error_at(err, TIDU_ESTORE, path, 0, 0, _("the database is being written, or the state of its data cannot be read"));
}
