/*
 * Merging a panel into a store that has companies: new rows are added, different values are changed and recorded in
 * `history`, and values that are missing in the panel are kept.
 */
#include "store/store_merge.h"

#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/number_text.h"
#include "store/met_rows.h"
#include "store/store_appender.h"
#include "store/store_schema.h"

enum { MERGE_CACHE_KIB = 65536 };

/* Access to the rows of a table: a query for one row, and a statement per column to change it. */
typedef struct row_access {
    const char *table;
    const plan_column *columns;
    size_t n;
    sqlite3_stmt *find;  /* id, then the columns */
    sqlite3_stmt **set;  /* [n], prepared at first use */
} row_access;

typedef struct merger {
    store_import_job *job;
    const store_column_plan *plan;
    store_appender add;
    row_access company;
    row_access annual;
    sqlite3_stmt *add_history;
    sqlite3_stmt *find_exact;
    sqlite3_stmt *drop_exact;
    bool has_exact; /* the panel or the store has any */
    met_rows met;   /* companies */
    met_rows *met_years; /* [plan->n_years] */
} merger;

/* A new cell, as a number or a text, and its destination. */
typedef struct arrival {
    uint32_t company;
    long long company_id;
    int year; /* PANEL_ANY_YEAR: an attribute */
    uint32_t line;
    size_t k; /* column */
    double value;
    const char *text;  /* of a text column; NULL: missing */
    const char *exact; /* decimal of more than 15 digits, or NULL */
} arrival;

static tidu_status access_init(row_access *access, merger *m, const char *table, const char *key,
                               const plan_column *columns, size_t n)
{
    text_buffer sql;
    tidu_status status;

    *access = (row_access){.table = table, .columns = columns, .n = n};
    access->set = allocate_array(n, sizeof *access->set);
    if (!access->set)
        return error_memory(m->job->err);
    text_buffer_init(&sql);
    text_buffer_append_string(&sql, "SELECT id");
    for (size_t k = 0; k < n; k++) {
        text_buffer_append_string(&sql, ", ");
        store_append_name(&sql, columns[k].about->name);
    }
    text_buffer_print(&sql, " FROM %s WHERE %s = ?", table, key);
    status = store_prepare_buffer(m->job->store, &sql, &access->find, m->job->err);
    text_buffer_clear(&sql);
    return status;
}

static void access_clear(row_access *access)
{
    for (size_t k = 0; access->set && k < access->n; k++)
        sqlite3_finalize(access->set[k]);
    release(access->set);
    sqlite3_finalize(access->find);
}

static tidu_status get_set(row_access *access, merger *m, size_t k, sqlite3_stmt **out)
{
    tidu_status status = TIDU_OK;
    text_buffer sql;

    text_buffer_init(&sql);
    if (!access->set[k]) {
        text_buffer_print(&sql, "UPDATE %s SET \"%s\" = ?1 WHERE id = ?2", access->table,
                          access->columns[k].about->name);
        status = store_prepare_buffer(m->job->store, &sql, &access->set[k], m->job->err);
    }
    text_buffer_clear(&sql);
    *out = access->set[k];
    return status;
}

static void bind_arrival(sqlite3_stmt *q, int place, indicator_type type, const arrival *new)
{
    if (type == INDICATOR_TEXT)
        store_bind_text(q, place, new->text);
    else
        store_bind_cell(q, place, type, new->value);
}

static bool is_same_value(sqlite3_stmt *row, int place, indicator_type type, const arrival *new)
{
    const char *old = NULL;
    char iso[11];

    if (sqlite3_column_type(row, place) == SQLITE_NULL)
        return false;
    if (type != INDICATOR_TEXT && type != INDICATOR_DATE)
        return sqlite3_column_type(row, place) != SQLITE_TEXT &&
               sqlite3_column_double(row, place) == new->value;
    if (type == INDICATOR_DATE)
        date_format((long)new->value, iso);
    old = (const char *)sqlite3_column_text(row, place);
    return old && !strcmp(old, type == INDICATOR_DATE ? iso : new->text);
}

static void bind_exact_key(sqlite3_stmt *q, const arrival *new, const indicator *about)
{
    sqlite3_bind_int64(q, 1, new->company_id);
    sqlite3_bind_int(q, 2, new->year);
    store_bind_text(q, 3, about->name);
}

/* The exact decimal stored for the cell, if it is still that of its value; *out is valid until find_exact is reset. */
static tidu_status find_exact(merger *m, const row_access *access, const arrival *new, const char **out)
{
    tidu_status status;
    bool has_row, is_short;
    const char *text;
    double value;

    *out = NULL;
    if (!m->has_exact)
        return TIDU_OK;
    bind_exact_key(m->find_exact, new, access->columns[new->k].about);
    status = store_step(m->job->store, m->find_exact, &has_row, m->job->err);
    text = !status && has_row ? (const char *)sqlite3_column_text(m->find_exact, 0) : NULL;
    /* after an edit in SQL it is that of another value */
    if (text && number_parse(text, strlen(text), 0, &value, &is_short) &&
        value == sqlite3_column_double(access->find, 1 + (int)new->k))
        *out = text;
    return status;
}

static tidu_status add_history(merger *m, const arrival *new, const indicator *about,
                               sqlite3_stmt *row, const char *old_exact)
{
    sqlite3_stmt *q = m->add_history;
    int place = 1 + (int)new->k;

    sqlite3_bind_int64(q, HISTORY_IMPORT, m->job->import_id);
    store_bind_text(q, HISTORY_CODE, panel_code(m->plan->panel, new->company));
    store_bind_place(q, HISTORY_YEAR, (unsigned long)new->year);
    store_bind_text(q, HISTORY_INDICATOR, about->name);
    if (old_exact)
        store_bind_text(q, HISTORY_OLD, old_exact);
    else
        sqlite3_bind_value(q, HISTORY_OLD, sqlite3_column_value(row, place));
    if (new->exact)
        store_bind_text(q, HISTORY_NEW, new->exact);
    else
        bind_arrival(q, HISTORY_NEW, about->type, new);
    store_bind_place(q, HISTORY_LINE, new->line);
    return store_run_statement(m->job->store, q, m->job->err);
}

static tidu_status write_exact(merger *m, const arrival *new, const plan_column *column,
                               bool had_exact)
{
    if (new->exact)
        return store_appender_put_exact(&m->add, new->company_id, column->indicator, new->year,
                                  new->exact);
    if (!had_exact)
        return TIDU_OK;
    bind_exact_key(m->drop_exact, new, column->about);
    return store_run_statement(m->job->store, m->drop_exact, m->job->err);
}

static tidu_status change_cell(merger *m, row_access *access, const arrival *new,
                               const char *old_exact)
{
    const plan_column *column = &access->columns[new->k];
    bool had_exact = old_exact != NULL;
    sqlite3_stmt *set;
    tidu_status status = add_history(m, new, column->about, access->find, old_exact);

    if (!status)
        status = get_set(access, m, new->k, &set);
    if (status)
        return status;
    bind_arrival(set, 1, column->about->type, new);
    sqlite3_bind_int64(set, 2, sqlite3_column_int64(access->find, 0));
    status = store_run_statement(m->job->store, set, m->job->err);
    if (had_exact)
        sqlite3_reset(m->find_exact);
    m->job->counts->values_changed += !status;
    return status ? status : write_exact(m, new, column, had_exact);
}

/* Merge a cell that is not missing into the current row of `access->find`. */
static tidu_status merge_cell(merger *m, row_access *access, const arrival *new)
{
    const plan_column *column = &access->columns[new->k];
    const char *old_exact;
    tidu_status status = find_exact(m, access, new, &old_exact);
    bool same_exact = !old_exact == !new->exact && (!old_exact || !strcmp(old_exact, new->exact));

    if (!status &&
        !(same_exact && is_same_value(access->find, 1 + (int)new->k, column->about->type, new)))
        status = change_cell(m, access, new, old_exact);
    if (m->has_exact)
        sqlite3_reset(m->find_exact);
    return status;
}

static tidu_status merge_attributes(merger *m, uint32_t company, long long company_id)
{
    const panel *p = m->plan->panel;
    arrival new = {.company = company,
                   .company_id = company_id,
                   .year = PANEL_ANY_YEAR,
                   .line = store_column_plan_first_line(m->plan, company)};
    tidu_status status = TIDU_OK;

    for (new.k = 0; !status && new.k < m->plan->n_attributes; new.k++) {
        const plan_column *c = &m->plan->attributes[new.k];
        const double *cells = m->plan->attribute_cells[new.k];

        new.value = cells ? cells[company] : cell_missing();
        new.text = cells ? NULL : panel_text(p, company, c->indicator);
        new.exact = cells && m->has_exact ? panel_exact(p, company, c->indicator, new.year) : NULL;
        if ((new.text && *new.text) || cell_is_value(new.value))
            status = merge_cell(m, &m->company, &new);
    }
    return status;
}

static tidu_status merge_annual(merger *m, arrival *new, size_t year)
{
    tidu_status status = TIDU_OK;

    for (new->k = 0; !status && new->k < m->plan->n_annual; new->k++) {
        new->value = store_column_plan_value(m->plan, new->company, year, new->k);
        if (!cell_is_value(new->value))
            continue;
        new->exact = m->has_exact ? panel_exact(m->plan->panel, new->company,
                                                m->plan->annual[new->k].indicator, new->year)
                                  : NULL;
        status = merge_cell(m, &m->annual, new);
    }
    return status;
}

/* Add the exact decimals of new rows. */
static tidu_status add_exact(merger *m, uint32_t company, long long company_id,
                             const plan_column *columns, size_t n, int year)
{
    tidu_status status = TIDU_OK;

    for (size_t k = 0; m->has_exact && !status && k < n; k++) {
        const char *text = panel_exact(m->plan->panel, company, columns[k].indicator, year);

        if (text)
            status = store_appender_put_exact(&m->add, company_id, columns[k].indicator, year, text);
    }
    return status;
}

static tidu_status merge_year(merger *m, uint32_t company, long long company_id, size_t year)
{
    arrival new = {.company = company, .company_id = company_id, .year = m->plan->years[year]};
    sqlite3_stmt *find = m->annual.find;
    tidu_status status;
    bool has_row;

    if (!store_column_plan_has_year(m->plan, company, year, &new.line))
        return TIDU_OK;
    sqlite3_bind_int64(find, 1, store_annual_id(company_id, new.year));
    status = store_step(m->job->store, find, &has_row, m->job->err);
    if (!status && has_row) {
        status = met_rows_add(&m->met_years[year], company_id) ? merge_annual(m, &new, year) : error_memory(m->job->err);
    } else if (!status) {
        status = store_appender_add_year(&m->add, company, company_id, year, new.line);
        if (!status)
            status = add_exact(m, company, company_id, m->plan->annual, m->plan->n_annual, new.year);
    }
    sqlite3_reset(find);
    return status;
}

static tidu_status merge_company(merger *m, uint32_t company)
{
    sqlite3_stmt *find = m->company.find;
    long long company_id = 0;
    tidu_status status;
    bool has_row;

    store_bind_text(find, 1, panel_code(m->plan->panel, company));
    status = store_step(m->job->store, find, &has_row, m->job->err);
    if (!status && has_row) {
        company_id = sqlite3_column_int64(find, 0);
        status = met_rows_add(&m->met, company_id) ? merge_attributes(m, company, company_id) : error_memory(m->job->err);
    } else if (!status) {
        status = store_appender_add_company(&m->add, company, &company_id);
        if (!status)
            status = add_exact(m, company, company_id, m->plan->attributes, m->plan->n_attributes,
                               PANEL_ANY_YEAR);
    }
    sqlite3_reset(find);
    if (!status && !store_is_company_id(company_id))
        status = store_refuse_company_id(m->job->store, company_id, m->job->err);
    for (size_t y = 0; !status && y < m->plan->n_years; y++)
        status = merge_year(m, company, company_id, y);
    return status;
}

static tidu_status merger_init(merger *m, store_import_job *job, const store_column_plan *plan)
{
    long long kept = 0;
    tidu_status status =
        store_get_integer(job->store, "SELECT 1 FROM exact_value LIMIT 1", 0, &kept, job->err);

    memset(m, 0, sizeof *m);
    m->job = job;
    m->plan = plan;
    m->has_exact = kept || panel_has_exact(plan->panel);
    m->met_years = allocate_array(plan->n_years, sizeof *m->met_years);
    if (!status && !m->met_years)
        status = error_memory(job->err);
    if (!status)
        status = store_appender_init(&m->add, job, plan);
    if (!status)
        status = access_init(&m->company, m, "company", "uscc", plan->attributes,
                             plan->n_attributes);
    if (!status)
        status = access_init(&m->annual, m, "annual_value", "id", plan->annual, plan->n_annual);
    if (!status)
        status = store_prepare_history(job, &m->add_history);
    if (!status)
        status = store_prepare(job->store,
                               "SELECT value FROM exact_value"
                               " WHERE company_id = ? AND year = ? AND indicator = ?",
                               &m->find_exact, job->err);
    if (!status)
        status = store_prepare(job->store,
                               "DELETE FROM exact_value"
                               " WHERE company_id = ? AND year = ? AND indicator = ?",
                               &m->drop_exact, job->err);
    return status;
}

/* The triggers that would do so are held. */
static tidu_status note_years(const merger *m)
{
    tidu_status status = TIDU_OK;

    for (size_t y = 0; !status && y < m->plan->n_years; y++)
        status = store_schema_note_year(m->job->store, m->plan->years[y], m->job->err);
    return status;
}

/* What was met, for the undoing of the imports before this one. */
static tidu_status write_met(merger *m)
{
    tidu_status status = met_rows_write(&m->met, m->job, MET_COMPANY, PANEL_ANY_YEAR);

    for (size_t y = 0; !status && y < m->plan->n_years; y++)
        status = met_rows_write(&m->met_years[y], m->job, MET_ANNUAL, m->plan->years[y]);
    return status ? status : met_indicators_write(m->job, m->plan);
}

static void merger_clear(merger *m)
{
    for (size_t y = 0; m->met_years && y < m->plan->n_years; y++)
        met_rows_clear(&m->met_years[y]);
    release(m->met_years);
    met_rows_clear(&m->met);
    store_appender_clear(&m->add);
    access_clear(&m->company);
    access_clear(&m->annual);
    sqlite3_finalize(m->add_history);
    sqlite3_finalize(m->find_exact);
    sqlite3_finalize(m->drop_exact);
}

tidu_status store_merge_panel(store_import_job *job, const store_column_plan *plan)
{
    size_t n = panel_count(plan->panel);
    merger m;
    /* codes arrive in any order, so the index of a million of them should fit into the cache */
    tidu_status status = store_set_cache(job->store, MERGE_CACHE_KIB, job->err);

    if (status)
        return status;
    status = merger_init(&m, job, plan);

    for (size_t c = 0; !status && c < n; c++) {
        status = merge_company(&m, (uint32_t)c);
        if (!status)
            status = store_report_progress(job, c + 1, n);
    }
    if (!status)
        status = note_years(&m);
    if (!status)
        status = write_met(&m);
    merger_clear(&m);
    return status;
}
