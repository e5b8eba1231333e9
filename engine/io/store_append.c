/*
 * New companies and years. An empty store is filled without a single look-up: ids
 * follow the panel's numbers, and the index of codes is made when all rows are in.
 */
#include "io/store_import_internal.h"

#include <string.h>

#include "base/error.h"
#include "io/store_schema.h"

static void append_insert(text_buffer *sql, const char *head, const plan_column *columns, size_t n,
                          int n_fixed)
{
    text_buffer_append_string(sql, head);
    for (size_t k = 0; k < n; k++) {
        text_buffer_append_string(sql, ", ");
        store_append_name(sql, columns[k].about->name);
    }
    text_buffer_append_string(sql, ") VALUES (?");
    for (size_t k = 1; k < n + (size_t)n_fixed; k++)
        text_buffer_append_string(sql, ", ?");
    text_buffer_append_string(sql, ")");
}

static tidu_status prepare_insert(store_import_job *job, const char *head,
                                  const plan_column *columns, size_t n, int n_fixed,
                                  sqlite3_stmt **out)
{
    text_buffer sql;
    tidu_status status;

    text_buffer_init(&sql);
    append_insert(&sql, head, columns, n, n_fixed);
    status = store_prepare_buffer(job->store, &sql, out, job->err);
    text_buffer_clear(&sql);
    return status;
}

tidu_status appender_init(store_appender *a, store_import_job *job, const store_plan *plan)
{
    tidu_status status;

    *a = (store_appender){.job = job, .plan = plan};
    status = prepare_insert(job, "INSERT INTO company (uscc, import_id, line", plan->attributes,
                            plan->n_attributes, 3, &a->add_company);
    if (!status)
        status = prepare_insert(job,
                                "INSERT INTO annual_value (id, company_id, year, import_id, line",
                                plan->annual, plan->n_annual, 5, &a->add_year);
    if (!status)
        status = store_prepare(job->store, "INSERT OR REPLACE INTO exact_value VALUES (?, ?, ?, ?)",
                               &a->put_exact, job->err);
    return status;
}

void appender_clear(store_appender *a)
{
    sqlite3_finalize(a->add_company);
    sqlite3_finalize(a->add_year);
    sqlite3_finalize(a->put_exact);
}

tidu_status appender_add_company(store_appender *a, uint32_t company, long long *company_id)
{
    const store_plan *plan = a->plan;
    sqlite3_stmt *q = a->add_company;
    tidu_status status;

    store_bind_text(q, 1, panel_code(plan->panel, company));
    sqlite3_bind_int64(q, 2, a->job->import_id);
    store_bind_place(q, 3, plan_first_line(plan, company));
    for (size_t k = 0; k < plan->n_attributes; k++) {
        const plan_column *c = &plan->attributes[k];

        if (plan->attribute_cells[k])
            store_bind_cell(q, 4 + (int)k, c->about->type, plan->attribute_cells[k][company]);
        else
            store_bind_text(q, 4 + (int)k, panel_text(plan->panel, company, c->indicator));
    }
    status = store_run_statement(a->job->store, q, a->job->err);
    *company_id = sqlite3_last_insert_rowid(a->job->store->db);
    a->job->counts->companies_added += !status;
    return status;
}

tidu_status appender_add_year(store_appender *a, uint32_t company, long long company_id,
                              size_t year, uint32_t line)
{
    const store_plan *plan = a->plan;
    sqlite3_stmt *q = a->add_year;
    tidu_status status;

    sqlite3_bind_int64(q, 1, store_annual_id(company_id, plan->years[year]));
    sqlite3_bind_int64(q, 2, company_id);
    sqlite3_bind_int(q, 3, plan->years[year]);
    sqlite3_bind_int64(q, 4, a->job->import_id);
    store_bind_place(q, 5, line);
    for (size_t k = 0; k < plan->n_annual; k++)
        store_bind_cell(q, 6 + (int)k, plan->annual[k].about->type,
                        plan_value(plan, company, year, k));
    status = store_run_statement(a->job->store, q, a->job->err);
    a->job->counts->years_added += !status;
    return status;
}

tidu_status appender_add_years(store_appender *a, uint32_t company, long long company_id)
{
    tidu_status status = TIDU_OK;
    uint32_t line;

    for (size_t y = 0; !status && y < a->plan->n_years; y++) {
        if (plan_has_year(a->plan, company, y, &line))
            status = appender_add_year(a, company, company_id, y, line);
    }
    return status;
}

tidu_status appender_put_exact(store_appender *a, long long company_id, int indicator, int year,
                               const char *text)
{
    sqlite3_stmt *q = a->put_exact;

    sqlite3_bind_int64(q, 1, company_id);
    sqlite3_bind_int(q, 2, year);
    store_bind_text(q, 3, dictionary_get(panel_dictionary(a->plan->panel), indicator)->name);
    store_bind_text(q, 4, text);
    return store_run_statement(a->job->store, q, a->job->err);
}

static tidu_status append_companies(store_appender *a, long long *first_id)
{
    size_t n = panel_count(a->plan->panel);
    tidu_status status = TIDU_OK;

    for (size_t c = 0; !status && c < n; c++) {
        long long company_id = 0;

        status = appender_add_company(a, (uint32_t)c, &company_id);
        if (!c)
            *first_id = company_id;
        if (!status)
            status = appender_add_years(a, (uint32_t)c, company_id);
        if (!status)
            status = store_report_progress(a->job, c + 1, n);
    }
    return status;
}

/* Companies got their ids in a row, so that number and id differ by the first one. */
static tidu_status append_exact(store_appender *a, long long first_id)
{
    tidu_status status = TIDU_OK;
    int indicator, year;
    uint32_t company;
    const char *text;

    for (size_t i = 0;
         !status && panel_get_exact(a->plan->panel, i, &company, &indicator, &year, &text); i++)
        status = appender_put_exact(a, first_id + company, indicator, year, text);
    return status;
}

tidu_status store_append_panel(store_import_job *job, const store_plan *plan)
{
    store_appender a;
    long long first_id = 0;
    tidu_status status = schema_drop_code_index(job->store, job->err);

    if (status)
        return status;
    status = appender_init(&a, job, plan);
    if (!status)
        status = append_companies(&a, &first_id);
    if (!status)
        status = append_exact(&a, first_id);
    appender_clear(&a);
    return status ? status : schema_make_code_index(job->store, job->err);
}
