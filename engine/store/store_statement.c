/*
 * Statements, transactions, and the conversion of SQLite's result codes to messages.
 */
#include "store/store_internal.h"
#include "store/store_schema.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"

typedef struct failure {
    int code; /* primary result code */
    const char *message;
} failure;

static const failure failures[] = {
    {SQLITE_BUSY, N_("another program is using the database; close that program and try again")},
    {SQLITE_LOCKED, N_("another program is using the database; close that program and try again")},
    {SQLITE_READONLY, N_("the database cannot be written; change the permissions of the file and its folder, or give "
                         "another one with --db")},
    {SQLITE_PERM, N_("the database cannot be written; change the permissions of the file and its folder, or give "
                     "another one with --db")},
    {SQLITE_FULL, N_("the disk is full and nothing was changed; free some space and try again")},
    {SQLITE_NOTADB, N_("this is not an SQLite database; give another file with --db")},
    {SQLITE_CORRUPT, N_("the database is damaged or truncated; restore a copy, or import the files into a new one")},
    {0, NULL},
};

static const char *find_message(int code)
{
    const failure *f = failures;

    while (f->message && f->code != code)
        f++;
    return f->message;
}

/* Quotas and file size limits count as a full disk; SQLite only knows ENOSPC. */
static bool is_full(int system_error)
{
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

/* From the file, since the connection loses the error when it rolls back. */
static int find_system_error(store *s)
{
    int system_error = sqlite3_system_errno(s->db);

    if (!system_error)
        sqlite3_file_control(s->db, "main", SQLITE_FCNTL_LAST_ERRNO, &system_error);
    return system_error;
}

tidu_status store_refuse(const store *s, tidu_error *err, const char *message)
{
    return error_at(err, TIDU_ESTORE, s->path, 0, 0, "%s", message);
}

tidu_status store_refuse_company_id(const store *s, long long id, tidu_error *err)
{
    return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                    _("table company, row %lld: an id must lie between 1 and %lld; change it in the database, and "
                      "company_id in annual_value with it"),
                    id, LLONG_MAX / STORE_YEARS_A_COMPANY - 1);
}

tidu_status store_fail(store *s, tidu_error *err)
{
    int extended = sqlite3_extended_errcode(s->db);
    int code = extended & 0xff;
    int system_error = find_system_error(s);
    const char *message;

    if (code == SQLITE_NOMEM)
        return error_memory(err);
    if (extended == SQLITE_IOERR_SHORT_READ)
        code = SQLITE_CORRUPT;
    else if (code == SQLITE_IOERR && is_full(system_error))
        code = SQLITE_FULL;
    message = find_message(code);
    if (message)
        return store_refuse(s, err, _(message));
    if (code == SQLITE_IOERR || code == SQLITE_CANTOPEN)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("the database or its journal cannot be read or written (%s: %s); check the disk and the "
                          "permissions of the folder"),
                        sqlite3_errmsg(s->db), system_error ? strerror(system_error) : "?");
    return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                    _("the database rejected the operation (%s); was its structure changed by hand?"),
                    sqlite3_errmsg(s->db));
}

tidu_status store_execute(store *s, const char *sql, tidu_error *err)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? TIDU_OK : store_fail(s, err);
}

tidu_status store_set_cache(store *s, int kib, tidu_error *err)
{
    char sql[64];

    snprintf(sql, sizeof sql, "PRAGMA cache_size = -%d", kib);
    return store_execute(s, sql, err);
}

tidu_status store_execute_buffer(store *s, const text_buffer *sql, tidu_error *err)
{
    return sql->failed ? error_memory(err) : store_execute(s, text_buffer_string(sql), err);
}

tidu_status store_prepare(store *s, const char *sql, sqlite3_stmt **out, tidu_error *err)
{
    *out = NULL;
    if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK)
        return TIDU_OK;
    return store_fail(s, err);
}

tidu_status store_prepare_buffer(store *s, const text_buffer *sql, sqlite3_stmt **out,
                                 tidu_error *err)
{
    *out = NULL;
    return sql->failed ? error_memory(err) : store_prepare(s, text_buffer_string(sql), out, err);
}

tidu_status store_step(store *s, sqlite3_stmt *q, bool *has_row, tidu_error *err)
{
    int code = sqlite3_step(q);
    tidu_status status = TIDU_OK;

    *has_row = code == SQLITE_ROW;
    if (*has_row)
        return TIDU_OK;
    if (code != SQLITE_DONE)
        status = store_fail(s, err);
    sqlite3_reset(q);
    return status;
}

tidu_status store_run_statement(store *s, sqlite3_stmt *q, tidu_error *err)
{
    tidu_status status;
    bool has_row;

    do
        status = store_step(s, q, &has_row, err);
    while (!status && has_row);
    return status;
}

tidu_status store_get_integer(store *s, const char *sql, long long otherwise, long long *out,
                              tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, sql, &q, err);
    bool has_row = false;

    if (!status)
        status = store_step(s, q, &has_row, err);
    if (!status)
        *out = has_row ? sqlite3_column_int64(q, 0) : otherwise;
    sqlite3_finalize(q);
    return status;
}

tidu_status store_begin(store *s, tidu_error *err)
{
    return store_execute(s, "BEGIN IMMEDIATE", err);
}

tidu_status store_end(store *s, tidu_status status, tidu_error *err)
{
    if (!status)
        status = store_execute(s, "COMMIT", err);
    if (status && !sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

tidu_status store_take_rows(store *s, sqlite3_stmt *q, store_take take, void *into, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    bool has_row = q != NULL;

    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            status = take(q, into, err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_each_row(store *s, const char *sql, store_take take, void *into, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, sql, &q, err);

    return status ? status : store_take_rows(s, q, take, into, err);
}

tidu_status store_each_case_row(store *s, const char *sql, store_take take, void *into, tidu_error *err)
{
    long long version = 0;
    tidu_status status = store_get_integer(s, "PRAGMA user_version", 0, &version, err);

    return status || version < STORE_SCHEMA_CASEWORK ? status : store_each_row(s, sql, take, into, err);
}

void store_bind_text(sqlite3_stmt *q, int place, const char *text)
{
    if (text && *text)
        sqlite3_bind_text(q, place, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(q, place);
}

void store_bind_place(sqlite3_stmt *q, int place, unsigned long number)
{
    if (number)
        sqlite3_bind_int64(q, place, (sqlite3_int64)number);
    else
        sqlite3_bind_null(q, place);
}

void store_bind_cell(sqlite3_stmt *q, int place, indicator_type type, double value)
{
    char text[11];

    if (isnan(value)) {
        sqlite3_bind_null(q, place);
    } else if (type == INDICATOR_DATE) {
        date_format((long)value, text);
        sqlite3_bind_text(q, place, text, -1, SQLITE_TRANSIENT);
    } else if (store_is_integer(value)) {
        sqlite3_bind_int64(q, place, (sqlite3_int64)value);
    } else {
        sqlite3_bind_double(q, place, value);
    }
}

void store_append_name(text_buffer *sql, const char *name)
{
    text_buffer_print(sql, "\"%s\"", name);
}
