/*
 * Shared by the files of the store: the connection, statements and transactions. Every function that fails fills `err`
 * with the path of the database and what to do.
 */
#ifndef STORE_STORE_INTERNAL_H
#define STORE_STORE_INTERNAL_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include <sqlite3.h>

#include "base/text_buffer.h"
#include "store/cache_file.h"
#include "store/store.h"

typedef struct store_fill store_fill;

struct store {
    sqlite3 *db;
    char *path; /* as given by the user, for messages */
    const char *user;      /* the caller's (store_set_user), or NULL */
    bool is_made;          /* the file was created */
    bool is_copy;          /* a private one, gone when it is closed */
    store_fill *fill;      /* a fill in progress with its transaction, or NULL */
    size_t cache_least;    /* least number of companies for cache files (store/cache_file.h) */
    cache_place place;     /* of cache files, with the state that store_load read last; database NULL: no state */
};

/*
 * The id of an annual row encodes company and year, so that the rows of a company are contiguous and in order, and no
 * second index is needed to find one.
 */
enum { STORE_YEARS_A_COMPANY = 10000 };

static inline long long store_annual_id(long long company_id, int year)
{
    return company_id * STORE_YEARS_A_COMPANY + year;
}

/*
 * Whether the ids of the annual rows of a company are in range. An id for which they are not was set by another
 * program, and store_refuse_company_id reports it (TIDU_ESTORE).
 */
static inline bool store_is_company_id(long long id)
{
    return id > 0 && id < LLONG_MAX / STORE_YEARS_A_COMPANY;
}
tidu_status store_refuse_company_id(const store *s, long long id, tidu_error *err);

/* Go on with a private copy of the database, which holds nothing of its file any more (store_copy.c). */
tidu_status store_make_copy(store *s, tidu_error *err);

/* Report the last failure of the connection. */
tidu_status store_fail(store *s, tidu_error *err);

/* Report any other failure of the database as a whole: TIDU_ESTORE with its path. */
tidu_status store_refuse(const store *s, tidu_error *err, const char *message);

tidu_status store_execute(store *s, const char *sql, tidu_error *err);
/* Set the size of SQLite's page cache. */
enum { STORE_CACHE_KIB = 16384 };
tidu_status store_set_cache(store *s, int kib, tidu_error *err);
tidu_status store_execute_buffer(store *s, const text_buffer *sql, tidu_error *err);

/* *out is owned by the caller (sqlite3_finalize); NULL on failure. */
tidu_status store_prepare(store *s, const char *sql, sqlite3_stmt **out, tidu_error *err);
tidu_status store_prepare_buffer(store *s, const text_buffer *sql, sqlite3_stmt **out,
                                 tidu_error *err);

/* Advance by one row; *has_row is false after the last one, and the statement is then reset. */
tidu_status store_step(store *s, sqlite3_stmt *q, bool *has_row, tidu_error *err);

/* Run a statement that returns no rows, and reset it. */
tidu_status store_run_statement(store *s, sqlite3_stmt *q, tidu_error *err);

/* Pass every row of a query to `take`, until it fails. */
typedef tidu_status (*store_take)(sqlite3_stmt *row, void *into, tidu_error *err);
tidu_status store_each_row(store *s, const char *sql, store_take take, void *into, tidu_error *err);

/* The same of a statement with its values bound, which is finalized in any case; NULL: there is no row. */
tidu_status store_take_rows(store *s, sqlite3_stmt *q, store_take take, void *into, tidu_error *err);

/* The same of what people do; a database of before schema 14 has none. */
tidu_status store_each_case_row(store *s, const char *sql, store_take take, void *into, tidu_error *err);

/* The first cell of the first row; `otherwise` if there is no row. */
tidu_status store_get_integer(store *s, const char *sql, long long otherwise, long long *out,
                              tidu_error *err);

/* Begin a writing transaction, which excludes other writers until its end. */
tidu_status store_begin(store *s, tidu_error *err);

/* Commit if `status` is TIDU_OK, otherwise roll back. Returns `status`, or the failure of the commit. */
tidu_status store_end(store *s, tidu_status status, tidu_error *err);

/* Bind a text that is valid until the statement has run; NULL and "" bind NULL. */
void store_bind_text(sqlite3_stmt *q, int place, const char *text);

/* Bind a line or column; 0, which means unknown, binds NULL. */
void store_bind_place(sqlite3_stmt *q, int place, unsigned long number);

/* Whether the value is stored as an integer, as are all whole numbers up to 2^53. */
static inline bool store_is_integer(double value)
{
    return value > -9007199254740992.0 && value < 9007199254740992.0 &&
           value == (double)(sqlite3_int64)value;
}

/* Bind a cell in its stored form: dates as ISO 8601 text, whole numbers as integers. */
void store_bind_cell(sqlite3_stmt *q, int place, indicator_type type, double value);

/* Append `"name"`. */
void store_append_name(text_buffer *sql, const char *name);

#endif
