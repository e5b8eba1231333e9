/*
 * The origin of a cell: its latest change in `history`, otherwise the import that created its row; then the column of
 * the file of that import.
 */
#include "store/store.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "store/store_schema.h"

typedef struct origin_search {
    store *store;
    const char *code;
    const char *indicator;
    int year;
    arena *memory;
    tidu_error *err;
    long long import_id;
    unsigned long line;
} origin_search;

static tidu_status not_found(const origin_search *o)
{
    if (o->year == PANEL_ANY_YEAR)
        return error_at(o->err, TIDU_ENOTFOUND, o->store->path, 0, 0,
                        _("the database has no %s for company %s"), o->indicator, o->code);
    return error_at(o->err, TIDU_ENOTFOUND, o->store->path, 0, 0,
                    _("the database has no %s for company %s in %d"), o->indicator, o->code,
                    o->year);
}

/* The import that created the row of the cell, if the cell has a value. */
static tidu_status find_row(origin_search *o)
{
    bool is_annual = o->year != PANEL_ANY_YEAR, has = false;
    const char *table = is_annual ? "annual_value" : "company";
    tidu_status status = store_schema_has_column(o->store, table, o->indicator, &has, o->err);
    sqlite3_stmt *q = NULL;
    text_buffer sql;

    if (status)
        return status;
    if (!has)
        return not_found(o);
    text_buffer_init(&sql);
    text_buffer_print(&sql, "SELECT t.import_id, t.line FROM company c JOIN %s t ON t.id = %s"
                            " WHERE c.uscc = ?1 AND t.\"%s\" IS NOT NULL",
                      table, is_annual ? "c.id * 10000 + ?2" : "c.id", o->indicator);
    status = store_prepare_buffer(o->store, &sql, &q, o->err);
    text_buffer_clear(&sql);
    if (!status) {
        sqlite3_bind_text(q, 1, o->code, -1, SQLITE_STATIC);
        if (is_annual)
            sqlite3_bind_int(q, 2, o->year);
        status = store_step(o->store, q, &has, o->err);
    }
    if (!status && has) {
        o->import_id = sqlite3_column_int64(q, 0);
        o->line = (unsigned long)sqlite3_column_int64(q, 1);
    }
    sqlite3_finalize(q);
    return status || has ? status : not_found(o);
}

static tidu_status find_change(origin_search *o)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(o->store,
                                       "SELECT import_id, line FROM history WHERE uscc = ?1"
                                       " AND indicator = ?2 AND year IS ?3 ORDER BY id DESC LIMIT 1",
                                       &q, o->err);
    bool has_row = false;

    if (!status) {
        sqlite3_bind_text(q, 1, o->code, -1, SQLITE_STATIC);
        sqlite3_bind_text(q, 2, o->indicator, -1, SQLITE_STATIC);
        store_bind_place(q, 3, (unsigned long)o->year);
        status = store_step(o->store, q, &has_row, o->err);
    }
    if (!status && has_row) {
        o->import_id = sqlite3_column_int64(q, 0);
        o->line = (unsigned long)sqlite3_column_int64(q, 1);
    }
    sqlite3_finalize(q);
    return status;
}

static const char *copy_cell(const origin_search *o, sqlite3_stmt *q, int place)
{
    const char *text = (const char *)sqlite3_column_text(q, place);

    return arena_copy_string(o->memory, text ? text : "");
}

/* The file and column; a column for exactly that year is preferred to one for the year of the row. */
static tidu_status find_file(origin_search *o, store_origin *out)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        o->store,
        "SELECT i.file, i.imported_at, c.header, c.\"column\", i.imported_by FROM import i"
        " LEFT JOIN import_column c ON c.import_id = i.id AND c.indicator = ?2"
        " AND c.year IN (0, ?3) WHERE i.id = ?1 ORDER BY c.year DESC, c.\"column\" LIMIT 1",
        &q, o->err);
    bool has_row = false;

    if (!status) {
        sqlite3_bind_int64(q, 1, o->import_id);
        sqlite3_bind_text(q, 2, o->indicator, -1, SQLITE_STATIC);
        sqlite3_bind_int(q, 3, o->year);
        status = store_step(o->store, q, &has_row, o->err);
    }
    if (!status && has_row) {
        *out = (store_origin){.file = copy_cell(o, q, 0),
                              .line = o->line,
                              .column = (unsigned long)sqlite3_column_int64(q, 3),
                              .header = copy_cell(o, q, 2),
                              .imported_at = copy_cell(o, q, 1),
                              .imported_by = copy_cell(o, q, 4)};
        if (!out->file || !out->header || !out->imported_at || !out->imported_by)
            status = error_memory(o->err);
    }
    sqlite3_finalize(q);
    return status || has_row ? status : not_found(o);
}

/* An industry derived from the code of the previous edition: the problem reported for it has the place of that code. */
static tidu_status find_succeeded(const origin_search *o, store_origin *out)
{
    sqlite3_stmt *q;
    tidu_status status;
    bool has_row = false;

    if (strcmp(o->indicator, "industry"))
        return TIDU_OK;
    status = store_prepare(o->store,
                           "SELECT header, \"column\" FROM problem WHERE import_id = ?1 AND line = ?2 AND code = ?3",
                           &q, o->err);
    if (!status) {
        sqlite3_bind_int64(q, 1, o->import_id);
        sqlite3_bind_int64(q, 2, (sqlite3_int64)o->line);
        store_bind_text(q, 3, problem_code(PROBLEM_INDUSTRY_SUCCEEDED));
        status = store_step(o->store, q, &has_row, o->err);
    }
    if (!status && has_row) {
        out->header = copy_cell(o, q, 0);
        out->column = (unsigned long)sqlite3_column_int64(q, 1);
        if (!out->header)
            status = error_memory(o->err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_find_origin(store *s, const char *code, const char *indicator, int year,
                              arena *memory, store_origin *out, tidu_error *err)
{
    origin_search o = {.store = s,
                       .code = code,
                       .indicator = indicator,
                       .year = year,
                       .memory = memory,
                       .err = err};
    store_origin found;
    tidu_status status = find_row(&o);

    if (!status)
        status = find_change(&o);
    if (!status)
        status = find_file(&o, &found);
    if (!status)
        status = find_succeeded(&o, &found);
    if (!status)
        *out = found;
    return status;
}

/* Where a row stands whose import and line a query tells; `indicator` is the name of its column in that file. */
static tidu_status find_place(origin_search *o, sqlite3_stmt *q, store_origin *out)
{
    bool has_row = false;
    tidu_status status = store_step(o->store, q, &has_row, o->err);

    if (!status && has_row) {
        o->import_id = sqlite3_column_int64(q, 0);
        o->line = (unsigned long)sqlite3_column_int64(q, 1);
    }
    sqlite3_finalize(q);
    if (!status && !has_row)
        return not_found(o);
    return status ? status : find_file(o, out);
}

tidu_status store_find_company_origin(store *s, const char *code, arena *memory, store_origin *out, tidu_error *err)
{
    origin_search o = {.store = s, .code = code, .indicator = "uscc", .year = PANEL_ANY_YEAR, .memory = memory, .err = err};
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT import_id, line FROM company WHERE uscc = ?1", &q, err);

    if (status)
        return status;
    sqlite3_bind_text(q, 1, code, -1, SQLITE_STATIC);
    return find_place(&o, q, out);
}

tidu_status store_find_certificate_origin(store *s, const char *code, const char *model, const char *granted_on, arena *memory,
                                          store_origin *out, tidu_error *err)
{
    origin_search o = {.store = s, .code = code, .indicator = model, .year = PANEL_ANY_YEAR, .memory = memory, .err = err};
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s,
                                       "SELECT import_id, line FROM (SELECT 1 AS later, id, import_id, line FROM history WHERE uscc = ?1"
                                       " AND indicator = ?2 || '@' || ?3 || '.expires_on' UNION ALL SELECT 0, id, import_id, line"
                                       " FROM credential WHERE uscc = ?1 AND credential = ?2 AND granted_on = ?3)"
                                       " ORDER BY later DESC, id DESC LIMIT 1",
                                       &q, err);

    if (status)
        return status;
    sqlite3_bind_text(q, 1, code, -1, SQLITE_STATIC);
    sqlite3_bind_text(q, 2, model, -1, SQLITE_STATIC);
    sqlite3_bind_text(q, 3, granted_on, -1, SQLITE_STATIC);
    return find_place(&o, q, out);
}
