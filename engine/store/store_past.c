/*
 * The values of a company over time. The first value of a cell came with its row, whose import and line stand there; each
 * later one is a row of `history`, and the last of them is the value of today.
 */
#include "store/store_journal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "store/store_application.h"
#include "store/store_internal.h"

/* One value of the cell that is being told. */
typedef struct entry {
    past_state state;
    const char *value;
    long long import_id;
    unsigned long line;
} entry;

typedef struct teller {
    store *store;
    const char *code;
    const char *only; /* NULL: every indicator */
    past_visit visit;
    void *context;
    tidu_error *err;
    long long company_id;
    arena *memory;
    entry *entries; /* of the cell, the oldest first */
    size_t n;
    size_t capacity;
    bool is_short_of_memory;
    sqlite3_stmt *changes, *undone, *source, *exact;
} teller;

/* The cell, its row and the value of today. */
typedef struct cell {
    const char *indicator;
    int year;
    bool is_number;
    sqlite3_stmt *row;
    int value, import_id, line; /* places in `row` */
} cell;

/* Numbers in one form, whatever their storage class. */
static const char *copy_value(teller *t, sqlite3_stmt *q, int place, bool is_number)
{
    int kind = sqlite3_column_type(q, place);
    char number[32];
    const char *copy;

    if (kind == SQLITE_NULL)
        return NULL;
    if (is_number && kind != SQLITE_TEXT) {
        number_format(sqlite3_column_double(q, place), number);
        copy = arena_copy_string(t->memory, number);
    } else {
        const char *text = (const char *)sqlite3_column_text(q, place);

        copy = text ? arena_copy_string(t->memory, text) : NULL;
    }
    t->is_short_of_memory |= !copy;
    return copy;
}

static tidu_status add_entry(teller *t, entry e)
{
    if (!allocate_room((void **)&t->entries, &t->capacity, t->n + 1, sizeof *t->entries))
        return error_memory(t->err);
    t->entries[t->n++] = e;
    return TIDU_OK;
}

static void bind_cell(const teller *t, sqlite3_stmt *q, const cell *c)
{
    sqlite3_bind_text(q, 1, t->code, -1, SQLITE_STATIC);
    sqlite3_bind_text(q, 2, c->indicator, -1, SQLITE_STATIC);
    store_bind_place(q, 3, (unsigned long)c->year);
}

/* What replaced the first value; `before` becomes the first value if there is any. */
static tidu_status read_changes(teller *t, const cell *c, const char **before)
{
    bool has_row = true, is_first = true;
    tidu_status status = TIDU_OK;

    bind_cell(t, t->changes, c);
    while (!status && has_row) {
        status = store_step(t->store, t->changes, &has_row, t->err);
        if (status || !has_row)
            break;
        if (is_first)
            *before = copy_value(t, t->changes, 2, c->is_number);
        if (is_first && *before)
            status = add_entry(t, (entry){PAST_BEFORE, *before, sqlite3_column_int64(c->row, c->import_id),
                                          (unsigned long)sqlite3_column_int64(c->row, c->line)});
        is_first = false;
        if (!status)
            status = add_entry(t, (entry){PAST_BEFORE, copy_value(t, t->changes, 3, c->is_number),
                                          sqlite3_column_int64(t->changes, 0),
                                          (unsigned long)sqlite3_column_int64(t->changes, 1)});
    }
    sqlite3_reset(t->changes);
    return status;
}

/* The decimal of today as it was written, if it is still that of the cell. */
static tidu_status read_exact(teller *t, const cell *c, const char **now)
{
    bool has_row, is_short;
    const char *text;
    double value;
    tidu_status status;

    sqlite3_bind_int64(t->exact, 1, t->company_id);
    sqlite3_bind_int(t->exact, 2, c->year);
    sqlite3_bind_text(t->exact, 3, c->indicator, -1, SQLITE_STATIC);
    status = store_step(t->store, t->exact, &has_row, t->err);
    text = !status && has_row ? (const char *)sqlite3_column_text(t->exact, 0) : NULL;
    if (text && c->is_number && number_parse(text, strlen(text), 0, &value, &is_short) &&
        value == sqlite3_column_double(c->row, c->value))
        *now = arena_copy_string(t->memory, text);
    t->is_short_of_memory |= !*now;
    sqlite3_reset(t->exact);
    return status;
}

static tidu_status read_today(teller *t, const cell *c)
{
    const char *now = copy_value(t, c->row, c->value, c->is_number);
    tidu_status status = now ? read_exact(t, c, &now) : TIDU_OK;

    if (status || (!now && !t->n))
        return status;
    if (t->n && now && t->entries[t->n - 1].value && !strcmp(t->entries[t->n - 1].value, now)) {
        t->entries[t->n - 1].state = PAST_NOW;
        return TIDU_OK;
    }
    if (t->n)
        return now ? add_entry(t, (entry){PAST_BY_HAND, now, 0, 0}) : TIDU_OK;
    return add_entry(t, (entry){PAST_NOW, now, sqlite3_column_int64(c->row, c->import_id),
                                (unsigned long)sqlite3_column_int64(c->row, c->line)});
}

/* --- telling a cell ------------------------------------------------------------------------ */

static tidu_status tell_entry(teller *t, const cell *c, const entry *e)
{
    past_value v = {.state = e->state, .indicator = c->indicator, .year = c->year, .value = e->value};
    bool has_row = false;
    tidu_status status = TIDU_OK;

    if (e->import_id) {
        sqlite3_bind_int64(t->source, 1, e->import_id);
        sqlite3_bind_text(t->source, 2, c->indicator, -1, SQLITE_STATIC);
        sqlite3_bind_int(t->source, 3, c->year);
        status = store_step(t->store, t->source, &has_row, t->err);
    }
    if (has_row) {
        v.import_id = e->import_id;
        v.line = e->line;
        v.file = (const char *)sqlite3_column_text(t->source, 0);
        v.imported_at = (const char *)sqlite3_column_text(t->source, 1);
        v.day = (const char *)sqlite3_column_text(t->source, 2);
        v.column = (unsigned long)sqlite3_column_int64(t->source, 3);
    }
    if (!status)
        t->visit(t->context, &v);
    sqlite3_reset(t->source);
    return status;
}

static tidu_status tell_undone(teller *t, const cell *c)
{
    bool has_row = true;
    tidu_status status = TIDU_OK;

    bind_cell(t, t->undone, c);
    while (!status && has_row) {
        entry e = {.state = PAST_UNDONE};

        status = store_step(t->store, t->undone, &has_row, t->err);
        if (status || !has_row)
            break;
        e.import_id = sqlite3_column_int64(t->undone, 0);
        e.line = (unsigned long)sqlite3_column_int64(t->undone, 1);
        e.value = copy_value(t, t->undone, 3, c->is_number);
        status = t->is_short_of_memory ? error_memory(t->err) : tell_entry(t, c, &e);
    }
    sqlite3_reset(t->undone);
    return status;
}

static tidu_status tell_cell(teller *t, const cell *c)
{
    const char *before = NULL;
    tidu_status status;

    if (t->only && strcmp(t->only, c->indicator) != 0 &&
        !(!strncmp(t->only, c->indicator, strlen(t->only)) && c->indicator[strlen(t->only)] == '@'))
        return TIDU_OK;
    t->n = 0;
    status = read_changes(t, c, &before);
    if (!status)
        status = read_today(t, c);
    if (!status && t->is_short_of_memory)
        status = error_memory(t->err);
    for (size_t i = t->n; !status && i--;)
        status = tell_entry(t, c, &t->entries[i]);
    return status ? status : tell_undone(t, c);
}

/* --- rows ------------------------------------------------------------------------------------ */

/* The value columns of a row; import_id and line stand among them. */
static tidu_status tell_row(teller *t, sqlite3_stmt *row, int year, int first)
{
    int n = sqlite3_column_count(row);
    cell c = {.year = year, .row = row};
    tidu_status status = TIDU_OK;

    for (int i = 0; i < n; i++) {
        if (!strcmp(sqlite3_column_name(row, i), "import_id"))
            c.import_id = i;
        else if (!strcmp(sqlite3_column_name(row, i), "line"))
            c.line = i;
    }
    for (int i = first; i < n && !status; i++) {
        const char *type = sqlite3_column_decltype(row, i);

        if (i == c.import_id || i == c.line)
            continue;
        c.indicator = sqlite3_column_name(row, i);
        c.is_number = type && strcmp(type, "TEXT") != 0;
        c.value = i;
        status = tell_cell(t, &c);
    }
    return status;
}

/* Fixed columns before the values: id, uscc; id, company_id, year. */
static tidu_status tell_company(teller *t)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(t->store, "SELECT * FROM company WHERE uscc = ?1", &q, t->err);
    bool has_row = false;

    if (!status) {
        sqlite3_bind_text(q, 1, t->code, -1, SQLITE_STATIC);
        status = store_step(t->store, q, &has_row, t->err);
    }
    if (!status && !has_row)
        status = error_at(t->err, TIDU_ENOTFOUND, t->store->path, 0, 0,
                          _("the data contain no company with the code '%s'"), t->code);
    if (!status) {
        t->company_id = sqlite3_column_int64(q, 0);
        status = tell_row(t, q, 0, 2);
    }
    sqlite3_finalize(q);
    return status;
}

/* Tell every row of a prepared query, and end it. */
static tidu_status tell_rows(teller *t, sqlite3_stmt *q, tidu_status (*tell)(teller *t, sqlite3_stmt *row))
{
    tidu_status status = TIDU_OK;
    bool has_row = true;

    while (!status && has_row) {
        status = store_step(t->store, q, &has_row, t->err);
        if (!status && has_row)
            status = tell(t, q);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status tell_year(teller *t, sqlite3_stmt *row)
{
    return tell_row(t, row, sqlite3_column_int(row, 2), 3);
}

static tidu_status tell_years(teller *t)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        t->store, "SELECT * FROM annual_value WHERE id BETWEEN ?1 * 10000 AND ?1 * 10000 + 9999 ORDER BY id", &q, t->err);

    if (status)
        return status;
    sqlite3_bind_int64(q, 1, t->company_id);
    return tell_rows(t, q, tell_year);
}

static tidu_status tell_certificate(teller *t, sqlite3_stmt *row)
{
    static const char *const fields[] = {"expires_on", "number"};
    tidu_status status = TIDU_OK;
    char name[160];

    for (int i = 0; i < 2 && !status; i++) {
        cell c = {.indicator = name, .row = row, .value = 2 + i, .import_id = 4, .line = 5};

        sqlite3_snprintf(sizeof name, name, "%s@%s.%s", sqlite3_column_text(row, 0), sqlite3_column_text(row, 1), fields[i]);
        status = tell_cell(t, &c);
    }
    return status;
}

static tidu_status tell_certificates(teller *t)
{
    sqlite3_stmt *q;
    tidu_status status =
        store_prepare(t->store,
                      "SELECT credential, granted_on, coalesce(expires_on, ''), number, import_id, line FROM credential"
                      " WHERE uscc = ?1 ORDER BY granted_on, credential",
                      &q, t->err);

    if (status)
        return status;
    sqlite3_bind_text(q, 1, t->code, -1, SQLITE_STATIC);
    return tell_rows(t, q, tell_certificate);
}

static tidu_status tell_application(teller *t, sqlite3_stmt *row)
{
    return tell_cell(t, &(cell){.indicator = (const char *)sqlite3_column_text(row, 0), .row = row, .value = 1, .import_id = 2,
                                .line = 3});
}

static tidu_status tell_applications(teller *t)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(t->store,
                                       "SELECT " APPLICATION_CELL("application") ", coalesce(day, ''), import_id, line"
                                       " FROM application WHERE uscc = ?1 ORDER BY year, batch, model, day, id",
                                       &q, t->err);

    if (status)
        return status;
    sqlite3_bind_text(q, 1, t->code, -1, SQLITE_STATIC);
    return tell_rows(t, q, tell_application);
}

#define CHANGES(table) \
    "SELECT import_id, line, old_value, new_value FROM " table \
    " WHERE uscc = ?1 AND indicator = ?2 AND year IS ?3 ORDER BY id"

static tidu_status prepare(teller *t)
{
    tidu_status status = store_prepare(t->store, CHANGES("history"), &t->changes, t->err);

    if (!status)
        status = store_prepare(t->store, CHANGES("undone_history"), &t->undone, t->err);
    if (!status)
        status = store_prepare(t->store,
                               "SELECT i.file, i.imported_at, date(i.imported_at, 'localtime'), c.\"column\" FROM import i"
                               " LEFT JOIN import_column c ON c.import_id = i.id AND c.indicator = ?2"
                               " AND c.year IN (0, ?3) WHERE i.id = ?1 ORDER BY c.year DESC, c.\"column\" LIMIT 1",
                               &t->source, t->err);
    if (!status)
        status = store_prepare(t->store,
                               "SELECT value FROM exact_value WHERE company_id = ?1 AND year = ?2 AND indicator = ?3",
                               &t->exact, t->err);
    return status;
}

tidu_status store_list_history(store *s, const char *code, const char *indicator, past_visit visit, void *context,
                               tidu_error *err)
{
    teller t = {.store = s, .code = code, .only = indicator, .visit = visit, .context = context, .err = err};
    tidu_status status;

    t.memory = arena_new();
    status = t.memory ? prepare(&t) : error_memory(err);
    if (!status)
        status = tell_company(&t);
    if (!status)
        status = tell_years(&t);
    if (!status)
        status = tell_certificates(&t);
    if (!status)
        status = tell_applications(&t);
    sqlite3_finalize(t.changes);
    sqlite3_finalize(t.undone);
    sqlite3_finalize(t.source);
    sqlite3_finalize(t.exact);
    release(t.entries);
    arena_free(t.memory);
    return status;
}
