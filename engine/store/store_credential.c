/*
 * Certificates in the store: one row per company, credential and date of grant. If a later import has another expiry
 * date or number, the old one is recorded in `history`.
 */
#include "store/store_credential.h"

#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "store/list_writer.h"

/* What follows from a term is not stored: the term is the model's, and may change. */
static bool has_end(const credential *c)
{
    return c->expires_on != DATE_NO_END && !c->is_by_rule;
}

static void bind_end(sqlite3_stmt *q, int place, const credential *c)
{
    store_bind_cell(q, place, INDICATOR_DATE, has_end(c) ? (double)c->expires_on : cell_missing());
}

/* Whether the column has another text than `new`; a missing new text changes nothing. */
static bool differs(sqlite3_stmt *row, int place, const char *new)
{
    const char *old = (const char *)sqlite3_column_text(row, place);

    return new && *new && (!old || strcmp(old, new));
}

/* Record the old value; in `history` the field of a certificate is named "hnte@2021-11-30.expires_on". */
static tidu_status keep_old(list_writer *w, const credential *c, int place,
                            const char *field, const char *new)
{
    char granted[11], name[160];

    if (!differs(w->find, place, new))
        return TIDU_OK;
    date_format(c->granted_on, granted);
    sqlite3_snprintf(sizeof name, name, "%s@%s.%s", c->model, granted, field);
    return list_writer_keep(w, &(list_field){c->code, name, place, new, c->line});
}

static tidu_status change(list_writer *w, const credential *c)
{
    char end[11] = "";
    tidu_status status;

    if (has_end(c))
        date_format(c->expires_on, end);
    if (!differs(w->find, 0, end) && !differs(w->find, 1, c->number))
        return TIDU_OK;
    status = keep_old(w, c, 0, "expires_on", end);
    if (!status)
        status = keep_old(w, c, 1, "number", c->number);
    if (status)
        return status;
    bind_end(w->set, 1, c);
    store_bind_text(w->set, 2, c->number);
    sqlite3_bind_int64(w->set, 3, sqlite3_column_int64(w->find, 2));
    w->job->counts->credentials_changed++;
    return store_run_statement(w->job->store, w->set, w->job->err);
}

static tidu_status add(list_writer *w, const credential *c)
{
    store_bind_text(w->add, 1, c->code);
    store_bind_text(w->add, 2, c->model);
    store_bind_cell(w->add, 3, INDICATOR_DATE, (double)c->granted_on);
    bind_end(w->add, 4, c);
    store_bind_text(w->add, 5, c->number);
    sqlite3_bind_int64(w->add, 6, w->job->import_id);
    store_bind_place(w->add, 7, c->line);
    w->job->counts->credentials_added++;
    return store_run_statement(w->job->store, w->add, w->job->err);
}

static tidu_status write(list_writer *w, const credential *c)
{
    tidu_status status;
    bool has_row;

    store_bind_text(w->find, 1, c->code);
    store_bind_text(w->find, 2, c->model);
    store_bind_cell(w->find, 3, INDICATOR_DATE, (double)c->granted_on);
    status = list_writer_find(w, 2, &has_row);
    if (!status)
        status = has_row ? change(w, c) : add(w, c);
    sqlite3_reset(w->find);
    return status;
}

tidu_status store_import_credentials(store_import_job *job, const credentials *held)
{
    list_writer w;
    tidu_status status =
        list_writer_init(&w, job,
                         "SELECT expires_on, number, id FROM credential WHERE uscc = ? AND credential = ? AND granted_on = ?",
                         "INSERT INTO credential (uscc, credential, granted_on, expires_on, number, import_id, line)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         "UPDATE credential SET expires_on = coalesce(?1, expires_on), number = coalesce(?2, number)"
                         " WHERE id = ?3");

    for (size_t i = 0; !status && i < credentials_count(held); i++)
        status = write(&w, credentials_get(held, i));
    if (!status)
        status = met_rows_write(&w.met, job, MET_CREDENTIAL, 0);
    list_writer_clear(&w);
    return status;
}

static bool parse_date(sqlite3_stmt *q, int place, long *days)
{
    const char *text = (const char *)sqlite3_column_text(q, place);

    return text && date_parse_iso(text, strlen(text), days);
}

static tidu_status load_row(store *s, sqlite3_stmt *q, credentials *into, tidu_error *err)
{
    credential c = {.code = (const char *)sqlite3_column_text(q, 1),
                    .model = (const char *)sqlite3_column_text(q, 2),
                    .expires_on = DATE_NO_END,
                    .number = (const char *)sqlite3_column_text(q, 5),
                    .line = (uint32_t)sqlite3_column_int64(q, 6)};

    if (!parse_date(q, 3, &c.granted_on) ||
        (sqlite3_column_type(q, 4) != SQLITE_NULL && !parse_date(q, 4, &c.expires_on)))
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("table credential, row %lld: a date must be YYYY-MM-DD; correct it in the database"),
                        (long long)sqlite3_column_int64(q, 0));
    if (!c.code || !c.model)
        return error_memory(err); /* the columns are NOT NULL */
    if (!c.number)
        c.number = "";
    return credentials_add(into, &c) ? TIDU_OK : error_memory(err);
}

#define SELECT_CREDENTIALS "SELECT id, uscc, credential, granted_on, expires_on, number, line FROM credential"

tidu_status store_load_credentials(store *s, const char *code, credentials *into, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, code ? SELECT_CREDENTIALS " WHERE uscc = ?1 ORDER BY id"
                                               : SELECT_CREDENTIALS " ORDER BY id",
                                       &q, err);
    bool has_row = !status;

    if (!status && code)
        store_bind_text(q, 1, code);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            status = load_row(s, q, into, err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_has_credentials(store *s, bool *has, tidu_error *err)
{
    long long any = 0;
    tidu_status status = store_get_integer(s, "SELECT 1 FROM credential LIMIT 1", 0, &any, err);

    *has = any != 0;
    return status;
}
