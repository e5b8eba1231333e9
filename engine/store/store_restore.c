/*
 * Restoring the values that an import changed, from its rows in `history`, indicator by indicator and within one the
 * newest first. An exact decimal stands there as a text, also of a column of numbers.
 */
#include "store/store_undo_internal.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "store/store_application.h"

/* The places of a row of `history` in the query of store_restore_values. */
enum { H_CODE, H_YEAR, H_INDICATOR, H_OLD, H_NEW, H_COMPANY };

typedef struct restorer {
    store *store;
    store_undo_counts *counts;
    tidu_error *err;
    sqlite3_stmt *history;
    char indicator[APPLICATION_CELL_SIZE]; /* of the statements below; "" : none */
    bool is_annual;
    sqlite3_stmt *find; /* the cell, or the field of a certificate or an application */
    sqlite3_stmt *set;
    sqlite3_stmt *put_exact, *drop_exact;
} restorer;

static void drop_statements(restorer *r)
{
    sqlite3_finalize(r->find);
    sqlite3_finalize(r->set);
    r->find = r->set = NULL;
}

/* Prepare both statements; the texts are cleared. */
static tidu_status prepare_pair(restorer *r, text_buffer *find, text_buffer *set)
{
    tidu_status status = store_prepare_buffer(r->store, find, &r->find, r->err);

    if (!status)
        status = store_prepare_buffer(r->store, set, &r->set, r->err);
    text_buffer_clear(find);
    text_buffer_clear(set);
    return status;
}

/* Prepare for the field of a certificate, "hnte@2021-11-30.expires_on"; ?1 is the company's code in both. */
static tidu_status prepare_field(restorer *r, const char *field)
{
    /* an id may hold an @, too: "gazelle@jiangsu" */
    const char *of = "WHERE uscc = ?1 AND ?2 = credential || '@' || granted_on";
    text_buffer find, set;

    text_buffer_init(&find);
    text_buffer_init(&set);
    text_buffer_print(&find, "SELECT \"%s\" FROM credential %s || '.%s'", field, of, field);
    text_buffer_print(&set, "UPDATE credential SET \"%s\" = ?3 %s || '.%s'", field, of, field);
    return prepare_pair(r, &find, &set);
}

static bool is_of_application(const char *field)
{
    return !strcmp(field, "day");
}

/* The same for the day of an application, "hnte@2024年第一批@filed.day". */
static tidu_status prepare_day(restorer *r)
{
    static const char of[] = "WHERE uscc = ?1 AND " APPLICATION_CELL("application") " = ?2";
    text_buffer find, set;

    text_buffer_init(&find);
    text_buffer_init(&set);
    text_buffer_print(&find, "SELECT day FROM application %s", of);
    text_buffer_print(&set, "UPDATE application SET day = ?3 %s", of);
    return prepare_pair(r, &find, &set);
}

static tidu_status prepare_cell(restorer *r)
{
    const char *table = r->is_annual ? "annual_value" : "company";
    text_buffer find, set;

    text_buffer_init(&find);
    text_buffer_init(&set);
    text_buffer_print(&find, "SELECT \"%s\" FROM %s WHERE id = ?1", r->indicator, table);
    text_buffer_print(&set, "UPDATE %s SET \"%s\" = ?3 WHERE id = ?1", table, r->indicator);
    return prepare_pair(r, &find, &set);
}

/* Statements for the indicator of the current row, which stay as long as it is the same. */
static tidu_status choose(restorer *r)
{
    const char *name = (const char *)sqlite3_column_text(r->history, H_INDICATOR), *dot;
    bool is_annual = sqlite3_column_type(r->history, H_YEAR) != SQLITE_NULL;

    if (!name)
        return error_memory(r->err);
    dot = strchr(name, '@') ? strrchr(name, '.') : NULL;
    if (dot && strcmp(dot, ".expires_on") != 0 && strcmp(dot, ".number") != 0 && !is_of_application(dot + 1))
        return store_refuse(r->store, r->err, _("a row of the table history is none of tidu's; was it changed by hand?"));
    if (r->find && !strcmp(name, r->indicator) && is_annual == r->is_annual)
        return TIDU_OK;
    drop_statements(r);
    sqlite3_snprintf(sizeof r->indicator, r->indicator, "%s", name);
    r->is_annual = is_annual;
    if (!dot)
        return prepare_cell(r);
    return is_of_application(dot + 1) ? prepare_day(r) : prepare_field(r, dot + 1);
}

static void bind_key(const restorer *r, sqlite3_stmt *q)
{
    long long company = sqlite3_column_int64(r->history, H_COMPANY);

    if (strchr(r->indicator, '@')) {
        sqlite3_bind_value(q, 1, sqlite3_column_value(r->history, H_CODE));
        sqlite3_bind_text(q, 2, r->indicator, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_int64(q, 1, r->is_annual ? store_annual_id(company, sqlite3_column_int(r->history, H_YEAR)) : company);
    }
}

static void bind_exact_key(const restorer *r, sqlite3_stmt *q)
{
    sqlite3_bind_int64(q, 1, sqlite3_column_int64(r->history, H_COMPANY));
    sqlite3_bind_int(q, 2, sqlite3_column_int(r->history, H_YEAR)); /* NULL: 0, as for attributes */
    sqlite3_bind_text(q, 3, r->indicator, -1, SQLITE_STATIC);
}

/* Whether the column of r->find holds numbers, so that a text in `history` is an exact decimal. */
static bool is_number(const restorer *r)
{
    const char *type = sqlite3_column_decltype(r->find, 0);

    return !strchr(r->indicator, '@') && type && strcmp(type, "TEXT") != 0;
}

static bool parse_exact(const restorer *r, int place, double *value)
{
    const char *text = (const char *)sqlite3_column_text(r->history, place);
    bool is_short;

    return is_number(r) && sqlite3_column_type(r->history, place) == SQLITE_TEXT && text &&
           number_parse(text, strlen(text), 0, value, &is_short);
}

static bool is_same_cell(const restorer *r)
{
    double exact;
    const char *was, *is;

    if (parse_exact(r, H_NEW, &exact))
        return sqlite3_column_double(r->find, 0) == exact;
    if (sqlite3_column_type(r->find, 0) == SQLITE_NULL || sqlite3_column_type(r->history, H_NEW) == SQLITE_NULL)
        return sqlite3_column_type(r->find, 0) == sqlite3_column_type(r->history, H_NEW);
    if (is_number(r))
        return sqlite3_column_double(r->find, 0) == sqlite3_column_double(r->history, H_NEW);
    is = (const char *)sqlite3_column_text(r->find, 0);
    was = (const char *)sqlite3_column_text(r->history, H_NEW);
    return is && was && !strcmp(is, was);
}

static tidu_status refuse_edited(const restorer *r)
{
    bool has_year = sqlite3_column_type(r->history, H_YEAR) != SQLITE_NULL;

    return error_at(r->err, TIDU_ESTORE, r->store->path, 0, 0,
                    _("the import cannot be undone: %s %s%s%s was changed in the database itself afterwards; put the "
                      "value of the import back, or correct the cell by a newer file"),
                    (const char *)sqlite3_column_text(r->history, H_CODE),
                    has_year ? (const char *)sqlite3_column_text(r->history, H_YEAR) : "", has_year ? " " : "",
                    r->indicator);
}

static tidu_status restore_exact(restorer *r)
{
    double value;
    bool is_exact = parse_exact(r, H_OLD, &value);
    sqlite3_stmt *q = is_exact ? r->put_exact : r->drop_exact;

    bind_exact_key(r, q);
    if (is_exact)
        sqlite3_bind_value(q, 4, sqlite3_column_value(r->history, H_OLD));
    return store_run_statement(r->store, q, r->err);
}

static unsigned long *count_of(restorer *r)
{
    if (!strchr(r->indicator, '@'))
        return &r->counts->values_restored;
    return is_of_application(strrchr(r->indicator, '.') + 1) ? &r->counts->applications_restored
                                                             : &r->counts->credentials_restored;
}

static tidu_status restore_cell(restorer *r)
{
    double value;
    tidu_status status;

    bind_key(r, r->set);
    if (parse_exact(r, H_OLD, &value))
        store_bind_cell(r->set, 3, INDICATOR_COUNT, value);
    else
        sqlite3_bind_value(r->set, 3, sqlite3_column_value(r->history, H_OLD));
    status = store_run_statement(r->store, r->set, r->err);
    if (!status && is_number(r))
        status = restore_exact(r);
    *count_of(r) += !status;
    return status;
}

/* A row that is no longer there was deleted by hand. */
static tidu_status restore_row(restorer *r)
{
    tidu_status status = choose(r);
    bool has_row = false, is_same = false;

    if (status)
        return status;
    bind_key(r, r->find);
    status = store_step(r->store, r->find, &has_row, r->err);
    if (!status && has_row)
        is_same = is_same_cell(r);
    if (!status && has_row && !is_same)
        status = refuse_edited(r);
    if (!status && has_row)
        status = restore_cell(r);
    sqlite3_reset(r->find);
    return status;
}

static tidu_status prepare(restorer *r)
{
    tidu_status status = store_prepare(
        r->store,
        "SELECT h.uscc, h.year, h.indicator, h.old_value, h.new_value, c.id FROM history h"
        " LEFT JOIN company c ON c.uscc = h.uscc WHERE h.import_id = ?1 ORDER BY h.indicator, h.id DESC",
        &r->history, r->err);

    if (!status)
        status = store_prepare(r->store, "INSERT OR REPLACE INTO exact_value VALUES (?, ?, ?, ?)", &r->put_exact, r->err);
    if (!status)
        status = store_prepare(r->store,
                               "DELETE FROM exact_value WHERE company_id = ? AND year = ? AND indicator = ?",
                               &r->drop_exact, r->err);
    return status;
}

tidu_status store_restore_values(store *s, long long import_id, store_undo_counts *counts, tidu_error *err)
{
    restorer r = {.store = s, .counts = counts, .err = err};
    tidu_status status = prepare(&r);
    bool has_row = !status;

    if (!status)
        sqlite3_bind_int64(r.history, 1, import_id);
    while (!status && has_row) {
        status = store_step(s, r.history, &has_row, err);
        if (!status && has_row)
            status = restore_row(&r);
    }
    drop_statements(&r);
    sqlite3_finalize(r.history);
    sqlite3_finalize(r.put_exact);
    sqlite3_finalize(r.drop_exact);
    return status;
}
