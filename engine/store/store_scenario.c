/*
 * Saved scenarios: the question and the result, each with its digest.
 */
#include "base/error.h"
#include "base/message.h"
#include "store/store.h"
#include "store/store_internal.h"
#include "store/store_schema.h"

tidu_status store_add_scenario(store *s, const store_scenario *kept, long long *id, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_begin(s, err);

    if (status)
        return status;
    status = store_prepare(
        s,
        "INSERT INTO scenario (name, author, date, reason, model, version, model_digest,"
        " year, text, digest, result, result_digest, data_digest, rules_digest, program, draws,"
        " seed, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        &q, err);
    if (!status) {
        store_bind_text(q, 1, kept->name);
        store_bind_text(q, 2, kept->author);
        store_bind_text(q, 3, kept->date);
        store_bind_text(q, 4, kept->reason);
        store_bind_text(q, 5, kept->model);
        store_bind_text(q, 6, kept->version);
        store_bind_text(q, 7, kept->model_digest);
        sqlite3_bind_int(q, 8, kept->year);
        store_bind_text(q, 9, kept->text);
        store_bind_text(q, 10, kept->digest);
        store_bind_text(q, 11, kept->result);
        store_bind_text(q, 12, kept->result_digest);
        store_bind_text(q, 13, kept->data_digest);
        store_bind_text(q, 14, kept->rules_digest);
        store_bind_text(q, 15, kept->program);
        sqlite3_bind_int64(q, 16, kept->draws);
        sqlite3_bind_int64(q, 17, kept->seed);
        status = store_run_statement(s, q, err);
    }
    *id = sqlite3_last_insert_rowid(s->db);
    sqlite3_finalize(q);
    return store_end(s, status, err);
}

static const char *copy(sqlite3_stmt *q, int column, arena *memory)
{
    const unsigned char *text = sqlite3_column_text(q, column);

    return arena_copy_string(memory, text ? (const char *)text : "");
}

#define FIND(rest) \
    "SELECT name, model, year, text, digest, result_digest, model_digest, " rest " FROM scenario WHERE id = ?"
#define OF_SOURCES "data_digest, rules_digest, program, draws, seed"

tidu_status store_find_scenario(store *s, long long id, arena *memory, store_scenario *out,
                                tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    bool has_row = false, has_digests = false;
    tidu_status status = store_schema_has_column(s, "scenario", "data_digest", &has_digests, err);

    if (!status)
        status = store_prepare(s, has_digests ? FIND(OF_SOURCES) : FIND("NULL, NULL, NULL, NULL, NULL"), &q, err);
    if (!status) {
        sqlite3_bind_int64(q, 1, id);
        status = store_step(s, q, &has_row, err);
    }
    if (!status && !has_row)
        status = error_set(err, TIDU_ENOTFOUND, _("the database has no scenario %lld"), id);
    if (!status) {
        *out = (store_scenario){.name = copy(q, 0, memory),
                                .model = copy(q, 1, memory),
                                .year = sqlite3_column_int(q, 2),
                                .text = copy(q, 3, memory),
                                .digest = copy(q, 4, memory),
                                .result_digest = copy(q, 5, memory),
                                .model_digest = copy(q, 6, memory),
                                .data_digest = copy(q, 7, memory),
                                .rules_digest = copy(q, 8, memory),
                                .program = copy(q, 9, memory),
                                .draws = sqlite3_column_int64(q, 10),
                                .seed = sqlite3_column_int64(q, 11)};
        if (!out->name || !out->model || !out->text || !out->digest || !out->result_digest || !out->model_digest ||
            !out->data_digest || !out->rules_digest || !out->program)
            status = error_memory(err);
    }
    sqlite3_finalize(q);
    return status;
}
