#include "store/store_calibration.h"

#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "store/store_schema.h"

#define NOW "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

static tidu_status end_one(store *s, const char *model, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status =
        store_prepare(s, "UPDATE calibration SET ended_at = " NOW " WHERE model = ? AND ended_at IS NULL", &q, err);

    if (!status) {
        store_bind_text(q, 1, model);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_one(store *s, const store_calibration *c, tidu_error *err)
{
    const double numbers[] = {c->correlation, c->shift, c->survival, c->slope, c->intercept, c->deviation};
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s,
        "INSERT INTO calibration (model, version, rule_digest, from_status, to_status, first_year, last_year, filings, passed,"
        " correlation, shift, survival, slope, intercept, deviation, digest, made_by, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " NOW ")",
        &q, err);

    if (!status) {
        store_bind_text(q, 1, c->model);
        store_bind_text(q, 2, c->version);
        store_bind_text(q, 3, c->rule_digest);
        store_bind_text(q, 4, c->from);
        store_bind_text(q, 5, c->to);
        sqlite3_bind_int(q, 6, c->first_year);
        sqlite3_bind_int(q, 7, c->last_year);
        sqlite3_bind_int64(q, 8, (sqlite3_int64)c->filings);
        sqlite3_bind_int64(q, 9, (sqlite3_int64)c->passed);
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            sqlite3_bind_double(q, 10 + (int)i, numbers[i]);
        store_bind_text(q, 16, c->digest);
        store_bind_text(q, 17, s->user);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_add_calibration(store *s, const store_calibration *c, tidu_error *err)
{
    tidu_status status = store_begin(s, err);

    if (status)
        return status;
    status = end_one(s, c->model, err);
    if (!status)
        status = add_one(s, c, err);
    return store_end(s, status, err);
}

tidu_status store_end_calibration(store *s, const char *model, bool *has, tidu_error *err)
{
    tidu_status status = store_begin(s, err);

    if (status)
        return status;
    status = end_one(s, model, err);
    *has = !status && sqlite3_changes(s->db) > 0;
    return store_end(s, status, err);
}

/* --- reading --------------------------------------------------------------------------------------------- */

static const char *copy(sqlite3_stmt *q, int column, arena *memory)
{
    const unsigned char *text = sqlite3_column_text(q, column);

    return arena_copy_string(memory, text ? (const char *)text : "");
}

static bool read_one(sqlite3_stmt *q, arena *memory, store_calibration *out)
{
    *out = (store_calibration){.model = copy(q, 0, memory),
                               .version = copy(q, 1, memory),
                               .rule_digest = copy(q, 2, memory),
                               .from = copy(q, 3, memory),
                               .to = copy(q, 4, memory),
                               .first_year = sqlite3_column_int(q, 5),
                               .last_year = sqlite3_column_int(q, 6),
                               .filings = (size_t)sqlite3_column_int64(q, 7),
                               .passed = (size_t)sqlite3_column_int64(q, 8),
                               .correlation = sqlite3_column_double(q, 9),
                               .shift = sqlite3_column_double(q, 10),
                               .survival = sqlite3_column_double(q, 11),
                               .slope = sqlite3_column_double(q, 12),
                               .intercept = sqlite3_column_double(q, 13),
                               .deviation = sqlite3_column_double(q, 14),
                               .digest = copy(q, 15, memory)};
    return out->model && out->version && out->rule_digest && out->from && out->to && out->digest;
}

/* The end of the day ?1 here, as times are stored. */
#define END_OF_DAY "strftime('%Y-%m-%dT%H:%M:%SZ', ?1, '+1 day', 'utc')"
#define FIND                                                                                                        \
    "SELECT model, version, rule_digest, from_status, to_status, first_year, last_year, filings, passed, correlation," \
    " shift, survival, slope, intercept, deviation, digest FROM calibration WHERE "

enum { MOST = 1000 };

static tidu_status read_all(store *s, sqlite3_stmt *q, arena *memory, store_calibration **out, size_t *n, tidu_error *err)
{
    bool has_row = true;
    tidu_status status = TIDU_OK;

    *out = arena_take_array(memory, MOST, sizeof **out);
    if (!*out)
        return error_memory(err);
    while (!status && *n < MOST) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        if (!read_one(q, memory, &(*out)[(*n)++]))
            status = error_memory(err);
    }
    return status;
}

tidu_status store_load_calibrations(store *s, const char *day, arena *memory, store_calibration **out, size_t *n, tidu_error *err)
{
    sqlite3_stmt *q;
    long long has_any = 0;
    tidu_status status =
        store_get_integer(s, "SELECT count(*) FROM sqlite_schema WHERE name = 'calibration'", 0, &has_any, err);

    *out = NULL;
    *n = 0;
    if (!status && has_any)
        status = store_get_integer(s, "SELECT count(*) FROM calibration", 0, &has_any, err);
    if (status || !has_any)
        return status;
    status = store_prepare(s, day ? FIND "made_at < " END_OF_DAY " AND coalesce(ended_at, '9') >= " END_OF_DAY " ORDER BY id"
                                  : FIND "ended_at IS NULL ORDER BY id",
                           &q, err);
    if (status)
        return status;
    if (day)
        sqlite3_bind_text(q, 1, day, -1, SQLITE_STATIC);
    status = read_all(s, q, memory, out, n, err);
    sqlite3_finalize(q);
    return status;
}

tidu_status store_load_applications(store *s, const char *model, applications *into, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s,
                                       "SELECT uscc, batch, status, day, year, line FROM application WHERE model = ?"
                                       " ORDER BY year, batch, uscc, status",
                                       &q, err);
    bool has_row = !status;

    if (!status)
        store_bind_text(q, 1, model);
    while (!status && has_row) {
        const char *day;
        filed_application one = {.model = model, .day = DATE_NO_END};

        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        one.code = (const char *)sqlite3_column_text(q, 0);
        one.batch = (const char *)sqlite3_column_text(q, 1);
        one.status = (const char *)sqlite3_column_text(q, 2);
        day = (const char *)sqlite3_column_text(q, 3);
        if (!one.code || !one.batch || !one.status)
            return sqlite3_finalize(q), error_memory(err);
        if (!day || !date_parse_iso(day, strlen(day), &one.day))
            one.day = DATE_NO_END;
        one.year = sqlite3_column_int(q, 4);
        one.line = (uint32_t)sqlite3_column_int64(q, 5);
        if (applications_add(into, &one) == APPLICATIONS_NO_MEMORY)
            status = error_memory(err);
    }
    sqlite3_finalize(q);
    return status;
}
