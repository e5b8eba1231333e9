#include "store/store_calibration.h"

#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "intake/batch_name.h"
#include "store/store_schema.h"

#define NOW "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

static tidu_status end_one(store *s, const char *model, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status =
        store_prepare(s, "UPDATE calibration SET ended_at = " NOW ", ended_by = ?2 WHERE model = ?1 AND ended_at IS NULL", &q, err);

    if (!status) {
        store_bind_text(q, 1, model);
        store_bind_text(q, 2, s->user);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_one(store *s, const store_calibration *c, tidu_error *err)
{
    const double numbers[] = {c->correlation, c->shift,  c->survival,  c->slope,    c->intercept,
                              c->deviation,   (double)c->companies, c->weight, c->lines[0], c->lines[1]};
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s,
        "INSERT INTO calibration (model, version, rule_digest, from_status, to_status, first_year, last_year, filings, passed,"
        " correlation, shift, survival, slope, intercept, deviation, companies, weight, line_1, line_2, digest, made_by, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " NOW ")",
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
        store_bind_text(q, 20, c->digest);
        store_bind_text(q, 21, s->user);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_rates(store *s, const store_calibration *c, tidu_error *err)
{
    sqlite3_int64 id = sqlite3_last_insert_rowid(s->db);
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "INSERT INTO calibration_rate VALUES (?, ?, ?, ?, ?, ?)", &q, err);

    for (size_t i = 0; i < c->n_rates && !status; i++) {
        const store_rate *r = &c->rates[i];

        sqlite3_bind_int64(q, 1, id);
        store_bind_text(q, 2, r->gate);
        sqlite3_bind_text(q, 3, r->section, -1, SQLITE_STATIC);
        sqlite3_bind_int(q, 4, r->size);
        sqlite3_bind_int64(q, 5, (sqlite3_int64)r->known);
        sqlite3_bind_int64(q, 6, (sqlite3_int64)r->met);
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
    if (!status)
        status = add_rates(s, c, err);
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
                               .companies = (size_t)sqlite3_column_int64(q, 16),
                               .weight = sqlite3_column_double(q, 17),
                               .lines = {sqlite3_column_double(q, 18), sqlite3_column_double(q, 19)},
                               .digest = copy(q, 15, memory)};
    return out->model && out->version && out->rule_digest && out->from && out->to && out->digest;
}

/* The end of the day ?1 here, as times are stored. */
#define END_OF_DAY "strftime('%Y-%m-%dT%H:%M:%SZ', ?1, '+1 day', 'utc')"
#define FIND                                                                                                        \
    "SELECT model, version, rule_digest, from_status, to_status, first_year, last_year, filings, passed, correlation," \
    " shift, survival, slope, intercept, deviation, digest, companies, weight, line_1, line_2, id FROM calibration WHERE "

enum { MOST = 1000 };

static tidu_status read_rates(store *s, sqlite3_int64 id, arena *memory, store_calibration *out, tidu_error *err)
{
    sqlite3_stmt *q;
    long long n = 0;
    bool has_row = true;
    store_rate *rates = NULL;
    tidu_status status = store_prepare(
        s, "SELECT gate, section, size, known, met, count(*) OVER () FROM calibration_rate WHERE calibration_id = ? ORDER BY gate, section, size", &q, err);

    if (!status)
        sqlite3_bind_int64(q, 1, id);
    while (!status) {
        store_rate *r;

        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        n = sqlite3_column_int64(q, 5);
        if (!rates && !(rates = arena_take_array(memory, (size_t)n, sizeof *rates))) {
            status = error_memory(err);
            break;
        }
        r = &rates[out->n_rates++];
        *r = (store_rate){.gate = copy(q, 0, memory),
                          .size = sqlite3_column_int(q, 2),
                          .known = (size_t)sqlite3_column_int64(q, 3),
                          .met = (size_t)sqlite3_column_int64(q, 4)};
        sqlite3_snprintf(sizeof r->section, r->section, "%s", sqlite3_column_text(q, 1));
        if (!r->gate)
            status = error_memory(err);
    }
    out->rates = rates;
    sqlite3_finalize(q);
    return status;
}

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
        else
            status = read_rates(s, sqlite3_column_int64(q, 20), memory, &(*out)[*n - 1], err);
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
                                       "SELECT uscc, batch, status, day, year, line, model FROM application WHERE ?1 IS NULL OR model = ?1"
                                       " ORDER BY model, year, batch, uscc, status",
                                       &q, err);
    bool has_row = !status;

    if (!status)
        store_bind_text(q, 1, model);
    while (!status && has_row) {
        const char *day, *written;
        char batch[BATCH_NAME_SIZE];
        filed_application one = {.day = DATE_NO_END, .batch = batch};

        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        one.code = (const char *)sqlite3_column_text(q, 0);
        one.model = (const char *)sqlite3_column_text(q, 6);
        written = (const char *)sqlite3_column_text(q, 1);
        one.status = (const char *)sqlite3_column_text(q, 2);
        day = (const char *)sqlite3_column_text(q, 3);
        if (!one.code || !one.model || !written || !one.status)
            return sqlite3_finalize(q), error_memory(err);
        batch_name_fold(written, batch, sizeof batch); /* rows of before may have 第1批 */
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
