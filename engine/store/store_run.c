/*
 * Saved assessments: a run with one result per company, in the order given.
 */
#include "store/store.h"

#include "base/error.h"
#include "base/message.h"
#include "store/store_internal.h"

static tidu_status add_run(store *s, const store_run *run, long long *run_id, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s,
        "INSERT INTO run (model, version, digest, year, applied_on, options, run_at)"
        " VALUES (?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        &q, err);

    if (!status) {
        store_bind_text(q, 1, run->model);
        store_bind_text(q, 2, run->version);
        store_bind_text(q, 3, run->digest);
        sqlite3_bind_int(q, 4, run->year);
        store_bind_text(q, 5, run->on);
        store_bind_text(q, 6, run->options);
        status = store_run_statement(s, q, err);
    }
    *run_id = sqlite3_last_insert_rowid(s->db);
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_result(store *s, sqlite3_stmt *q, long long run_id,
                              const store_result *result, tidu_error *err)
{
    sqlite3_bind_int64(q, 1, run_id);
    store_bind_text(q, 2, result->code);
    store_bind_text(q, 3, result->verdict);
    store_bind_cell(q, 4, INDICATOR_COUNT, result->score_lo);
    store_bind_cell(q, 5, INDICATOR_COUNT, result->score_hi);
    store_bind_cell(q, 6, INDICATOR_SHARE, result->readiness);
    store_bind_text(q, 7, result->detail);
    return store_run_statement(s, q, err);
}

static tidu_status add_results(store *s, long long run_id, size_t n, store_next_result next,
                               void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s,
                                       "INSERT INTO result (run_id, uscc, verdict, score_lo,"
                                       " score_hi, readiness, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                       &q, err);

    for (size_t i = 0; !status && i < n; i++) {
        store_result result = {0};

        if (!next(context, i, &result))
            status = error_set(err, TIDU_ESTOPPED, "%s", _("stopped; nothing was changed"));
        else
            status = add_result(s, q, run_id, &result, err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_add_run(store *s, const store_run *run, size_t n, store_next_result next,
                          void *context, long long *run_id, tidu_error *err)
{
    tidu_status status = store_begin(s, err);
    long long id = 0;

    if (status)
        return status;
    status = add_run(s, run, &id, err);
    if (!status)
        status = add_results(s, id, n, next, context, err);
    status = store_end(s, status, err);
    if (!status)
        *run_id = id;
    return status;
}
