/*
 * Registers of codes in the store: one row per code, edition and revision.
 */
#include "store/store.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "store/store_import_job.h"
#include "store/store_schema.h"

/* Bind "" instead of NULL, as in the table, so that comparisons work. */
static void bind_whole(sqlite3_stmt *q, int place, const char *text)
{
    sqlite3_bind_text(q, place, text, -1, SQLITE_STATIC);
}

static void bind_key(sqlite3_stmt *q, const code_entry *e)
{
    bind_whole(q, 1, code_kind_name(e->kind));
    sqlite3_bind_int(q, 2, e->edition);
    bind_whole(q, 3, e->code);
    bind_whole(q, 4, e->revision);
}

static void bind_entry(sqlite3_stmt *q, const store_import_job *job, const code_entry *e)
{
    bind_key(q, e);
    bind_whole(q, 5, e->name);
    bind_whole(q, 6, e->successor);
    sqlite3_bind_int64(q, 7, job->import_id);
    store_bind_place(q, 8, e->line);
}

static bool holds(sqlite3_stmt *row, int place, const char *text)
{
    const char *old = (const char *)sqlite3_column_text(row, place);

    return old && !strcmp(old, text);
}

static tidu_status write_codes(store_import_job *job, const code_register *codes)
{
    sqlite3_stmt *find = NULL, *put = NULL;
    bool has_row;
    tidu_status status = store_prepare(job->store,
                                       "SELECT name, successor FROM code WHERE kind = ? AND edition = ?"
                                       " AND code = ? AND revision = ?",
                                       &find, job->err);

    if (!status)
        status = store_prepare(job->store,
                               "INSERT INTO code (kind, edition, code, revision, name, successor, import_id, line)"
                               " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, edition, code, revision)"
                               " DO UPDATE SET name = excluded.name, successor = excluded.successor,"
                               " import_id = excluded.import_id, line = excluded.line",
                               &put, job->err);
    for (size_t i = 0; !status && i < code_register_count(codes); i++) {
        const code_entry *e = code_register_get(codes, i);

        bind_key(find, e);
        status = store_step(job->store, find, &has_row, job->err);
        if (status || (has_row && holds(find, 0, e->name) && holds(find, 1, e->successor))) {
            sqlite3_reset(find);
            continue;
        }
        sqlite3_reset(find);
        *(has_row ? &job->counts->codes_changed : &job->counts->codes_added) += 1;
        bind_entry(put, job, e);
        status = store_run_statement(job->store, put, job->err);
    }
    sqlite3_finalize(find);
    sqlite3_finalize(put);
    return status;
}

tidu_status store_import_register(store *s, const intake_report *report, const char *options,
                                  const code_register *codes, const problems *found,
                                  store_import_counts *counts, tidu_error *err)
{
    store_import_job job = {.store = s, .counts = counts, .err = err};
    tidu_status status = store_begin(s, err);

    memset(counts, 0, sizeof *counts);
    if (status)
        return status;
    status = store_find_known(&job, report, options, "SELECT max(import_id) FROM code");
    if (!status && !counts->is_known) {
        status = store_add_import(&job, report, options);
        if (!status)
            status = store_schema_hold_triggers(s, err);
        if (!status)
            status = write_codes(&job, codes);
        if (!status)
            status = store_schema_resume_triggers(s, err);
        if (!status)
            status = store_add_problems(&job, found);
    }
    status = store_end(s, status, err);
    if (status)
        memset(counts, 0, sizeof *counts);
    return status;
}

/* --- loading ------------------------------------------------------------------------- */

static tidu_status load_row(store *s, sqlite3_stmt *q, code_register *into, tidu_error *err)
{
    const char *kind = (const char *)sqlite3_column_text(q, 1);
    const code_entry *known;
    code_entry e = {.edition = sqlite3_column_int(q, 2),
                    .code = (const char *)sqlite3_column_text(q, 3),
                    .revision = (const char *)sqlite3_column_text(q, 4),
                    .name = (const char *)sqlite3_column_text(q, 5),
                    .successor = (const char *)sqlite3_column_text(q, 6),
                    .line = (unsigned long)sqlite3_column_int64(q, 7)};

    if (!kind || !e.code || !e.revision || !e.name || !e.successor)
        return error_memory(err); /* the columns are NOT NULL */
    if (!code_kind_find(kind, &e.kind) || !code_is_formed(e.kind, e.code))
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("table code, row %lld is not the code of a region or an industry; correct it in "
                          "the database"),
                        (long long)sqlite3_column_int64(q, 0));
    return code_register_add(into, &e, &known) == CODE_NO_MEMORY ? error_memory(err) : TIDU_OK;
}

tidu_status store_load_register(store *s, code_register *into, long long *last_import, tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = store_get_integer(s, "SELECT max(import_id) FROM code", 0, last_import, err);
    bool has_row = true;

    if (!status)
        status = store_prepare(s, "SELECT id, kind, edition, code, revision, name, successor, line FROM code ORDER BY id",
                               &q, err);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            status = load_row(s, q, into, err);
    }
    sqlite3_finalize(q);
    return status;
}
