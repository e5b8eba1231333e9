#include "store/store_month.h"

#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "panel/period.h"
#include "store/store_schema.h"

enum { FOUND_VALUE };

typedef struct month_writer {
    store_import_job *job;
    const panel *panel;
    sqlite3_stmt *find, *add;
} month_writer;

static void bind_key(sqlite3_stmt *q, const char *code, const char *month, const char *indicator)
{
    store_bind_text(q, 1, code);
    store_bind_text(q, 2, month);
    store_bind_text(q, 3, indicator);
}

/* The figure in force; cell_missing: none. */
static tidu_status find(month_writer *w, double *value)
{
    bool has_row;
    tidu_status status = store_step(w->job->store, w->find, &has_row, w->job->err);

    *value = !status && has_row ? sqlite3_column_double(w->find, FOUND_VALUE) : cell_missing();
    sqlite3_reset(w->find);
    return status;
}

static tidu_status write_cell(month_writer *w, uint32_t company, const indicator *about, int month, double value)
{
    const char *code = panel_code(w->panel, company);
    char text[PERIOD_TEXT];
    uint32_t line;
    double now;
    tidu_status status;

    period_text(month, text);
    bind_key(w->find, code, text, about->name);
    status = find(w, &now);
    if (status || now == value)
        return status;
    *(now == now ? &w->job->counts->months_changed : &w->job->counts->months_added) += 1;
    bind_key(w->add, code, text, about->name);
    store_bind_cell(w->add, 4, about->type, value);
    sqlite3_bind_int64(w->add, 5, w->job->import_id);
    store_bind_place(w->add, 6, panel_line(w->panel, company, month, &line) ? line : 0);
    return store_run_statement(w->job->store, w->add, w->job->err);
}

static tidu_status write_column(month_writer *w, int indicator, int month)
{
    const double *cells = panel_column(w->panel, indicator, month);
    const struct indicator *about = dictionary_get(panel_dictionary(w->panel), indicator);
    tidu_status status = TIDU_OK;

    for (size_t i = 0; cells && i < panel_count(w->panel) && !status; i++) {
        if (cells[i] == cells[i])
            status = write_cell(w, (uint32_t)i, about, month, cells[i]);
    }
    return status;
}

tidu_status store_import_months(store_import_job *job, const panel *p)
{
    month_writer w = {.job = job, .panel = p};
    const dictionary *d = panel_dictionary(p);
    int first, last;
    tidu_status status = TIDU_OK;

    panel_months(p, &first, &last);
    if (!first)
        return TIDU_OK;
    status = store_prepare(job->store, "SELECT value FROM monthly_figure WHERE uscc = ? AND month = ? AND indicator = ?", &w.find, job->err);
    if (!status)
        status = store_prepare(job->store, "INSERT INTO monthly_value (uscc, month, indicator, value, import_id, line) VALUES (?, ?, ?, ?, ?, ?)",
                               &w.add, job->err);
    for (int month = first; month <= last && !status; month++) {
        for (int id = 0; id < dictionary_count(d) && !status; id++) {
            if (dictionary_get(d, id)->kind == INDICATOR_ANNUAL)
                status = write_column(&w, id, month);
        }
    }
    sqlite3_finalize(w.find);
    sqlite3_finalize(w.add);
    return status;
}

/* --- reading ---------------------------------------------------------------------- */

static tidu_status has_months(store *s, bool *has, tidu_error *err)
{
    long long version = 0;
    tidu_status status = store_get_integer(s, "PRAGMA user_version", 0, &version, err);

    *has = version >= STORE_SCHEMA_MONTHS;
    return status;
}

static tidu_status load_row(sqlite3_stmt *q, int indicator, panel *into, tidu_error *err)
{
    const char *code = (const char *)sqlite3_column_text(q, 0), *text = (const char *)sqlite3_column_text(q, 1);
    int month = text ? period_parse_month(text) : 0;
    uint32_t company;

    if (!code || !text)
        return error_memory(err);
    company = panel_find_company(into, code, strlen(code));
    if (company == PANEL_NO_COMPANY || !month)
        return TIDU_OK;
    return panel_put_number(into, company, indicator, month, sqlite3_column_double(q, 2)) &&
                   panel_mark_year(into, company, month, (uint32_t)sqlite3_column_int64(q, 3))
               ? TIDU_OK
               : error_memory(err);
}

tidu_status store_load_months(store *s, int indicator, int first, int last, panel *into, tidu_error *err)
{
    char from[PERIOD_TEXT], to[PERIOD_TEXT];
    sqlite3_stmt *q = NULL;
    bool has, has_row = true;
    tidu_status status = has_months(s, &has, err);

    if (status || !has)
        return status;
    status = store_prepare(s, "SELECT uscc, month, value, line FROM monthly_figure WHERE indicator = ? AND month BETWEEN ? AND ?", &q, err);
    if (!status) {
        store_bind_text(q, 1, dictionary_get(panel_dictionary(into), indicator)->name);
        store_bind_text(q, 2, period_text(first, from));
        store_bind_text(q, 3, period_text(last, to));
    }
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            status = load_row(q, indicator, into, err);
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_last_month(store *s, const dictionary *d, int indicator, int *month, tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    bool has, has_row = false;
    tidu_status status = has_months(s, &has, err);

    *month = 0;
    if (status || !has)
        return status;
    status = store_prepare(s, "SELECT max(month) FROM monthly_figure WHERE indicator = ?", &q, err);
    if (!status) {
        store_bind_text(q, 1, dictionary_get(d, indicator)->name);
        status = store_step(s, q, &has_row, err);
    }
    if (!status && has_row && sqlite3_column_text(q, 0))
        *month = period_parse_month((const char *)sqlite3_column_text(q, 0));
    sqlite3_finalize(q);
    return status;
}
