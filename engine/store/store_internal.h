/*
 * What the files of the store share: the connection, statements and
 * transactions. Every function fills `err` with a sentence that names the
 * database and what to do, and returns its status.
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
    char *path; /* as the user gave it, for messages */
    bool is_made;          /* the file was not there before */
    store_fill *fill;      /* under way, with its transaction; or NULL */
    size_t cache_least;    /* companies from which files are kept beside the database (store/cache_file.h) */
    cache_place place;     /* of those files, in the state in which store_load read it last; database NULL: no state */
};

/*
 * The id of an annual row says company and year, so that the rows of a company
 * lie together, in order, and no second index is needed to find one.
 */
enum { STORE_YEARS_A_COMPANY = 10000 };

static inline long long store_annual_id(long long company_id, int year)
{
    return company_id * STORE_YEARS_A_COMPANY + year;
}

/* No id of ours: somebody put it there, and the ids of its annual rows would not be numbers any more. */
static inline bool store_is_company_id(long long id)
{
    return id > 0 && id < LLONG_MAX / STORE_YEARS_A_COMPANY;
}
tidu_status store_refuse_company_id(const store *s, long long id, tidu_error *err);

/* The last failure of the connection as a sentence. */
tidu_status store_fail(store *s, tidu_error *err);

/* Any other failure of the database as a whole: TIDU_ESTORE at its path. */
tidu_status store_refuse(const store *s, tidu_error *err, const char *message);

tidu_status store_execute(store *s, const char *sql, tidu_error *err);
/* How much of the database SQLite keeps in memory. */
enum { STORE_CACHE_KIB = 16384 };
tidu_status store_set_cache(store *s, int kib, tidu_error *err);
tidu_status store_execute_buffer(store *s, const text_buffer *sql, tidu_error *err);

/* *out is the caller's (sqlite3_finalize), NULL on failure. */
tidu_status store_prepare(store *s, const char *sql, sqlite3_stmt **out, tidu_error *err);
tidu_status store_prepare_buffer(store *s, const text_buffer *sql, sqlite3_stmt **out,
                                 tidu_error *err);

/* One row further; *has_row is false behind the last one, and the statement is reset then. */
tidu_status store_step(store *s, sqlite3_stmt *q, bool *has_row, tidu_error *err);

/* Run a statement without rows to its end and reset it. */
tidu_status store_run_statement(store *s, sqlite3_stmt *q, tidu_error *err);

/* The first cell of the first row, `otherwise` when there is no row. */
tidu_status store_get_integer(store *s, const char *sql, long long otherwise, long long *out,
                              tidu_error *err);

/* A writing transaction; nobody else writes until its end. */
tidu_status store_begin(store *s, tidu_error *err);

/* Commit when `status` is TIDU_OK, else take all back. Returns `status` or why the commit failed. */
tidu_status store_end(store *s, tidu_status status, tidu_error *err);

/* Bind a text that lives until the statement runs; NULL and "" leave the cell empty. */
void store_bind_text(sqlite3_stmt *q, int place, const char *text);

/* Bind a number, empty for 0: lines and columns of which 0 means unknown. */
void store_bind_place(sqlite3_stmt *q, int place, unsigned long number);

/* Does the value stand in the database as a whole number? All up to 2^53 do. */
static inline bool store_is_integer(double value)
{
    return value > -9007199254740992.0 && value < 9007199254740992.0 &&
           value == (double)(sqlite3_int64)value;
}

/* Bind a cell in the form it is kept in: dates as ISO text, whole numbers as integers. */
void store_bind_cell(sqlite3_stmt *q, int place, indicator_type type, double value);

/* Append `"name"`. */
void store_append_name(text_buffer *sql, const char *name);

#endif
