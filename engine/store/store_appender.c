/*
 * Adding new companies and years row by row to a store that already has others.
 */
#include "store/store_appender.h"

#include <string.h>

#include "base/error.h"

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

tidu_status store_appender_init(store_appender *a, store_import_job *job, const store_column_plan *plan)
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

void store_appender_clear(store_appender *a)
{
    sqlite3_finalize(a->add_company);
    sqlite3_finalize(a->add_year);
    sqlite3_finalize(a->put_exact);
}

tidu_status store_appender_add_company(store_appender *a, uint32_t company, long long *company_id)
{
    const store_column_plan *plan = a->plan;
    sqlite3_stmt *q = a->add_company;
    tidu_status status;

    store_bind_text(q, 1, panel_code(plan->panel, company));
    sqlite3_bind_int64(q, 2, a->job->import_id);
    store_bind_place(q, 3, store_column_plan_first_line(plan, company));
    for (size_t k = 0; k < plan->n_attributes; k++) {
        const plan_column *c = &plan->attributes[k];

        if (plan->attribute_cells[k])
            store_bind_cell(q, 4 + (int)k, c->about->type, plan->attribute_cells[k][company]);
        else
            store_bind_text(q, 4 + (int)k, plan->attribute_texts[k][company]);
    }
    status = store_run_statement(a->job->store, q, a->job->err);
    *company_id = sqlite3_last_insert_rowid(a->job->store->db);
    a->job->counts->companies_added += !status;
    return status;
}

tidu_status store_appender_add_year(store_appender *a, uint32_t company, long long company_id,
                              size_t year, uint32_t line)
{
    const store_column_plan *plan = a->plan;
    sqlite3_stmt *q = a->add_year;
    tidu_status status;

    sqlite3_bind_int64(q, 1, store_annual_id(company_id, plan->years[year]));
    sqlite3_bind_int64(q, 2, company_id);
    sqlite3_bind_int(q, 3, plan->years[year]);
    sqlite3_bind_int64(q, 4, a->job->import_id);
    store_bind_place(q, 5, line);
    for (size_t k = 0; k < plan->n_annual; k++)
        store_bind_cell(q, 6 + (int)k, plan->annual[k].about->type,
                        store_column_plan_value(plan, company, year, k));
    status = store_run_statement(a->job->store, q, a->job->err);
    a->job->counts->years_added += !status;
    return status;
}

tidu_status store_appender_put_exact(store_appender *a, long long company_id, int indicator, int year,
                               const char *text)
{
    sqlite3_stmt *q = a->put_exact;

    sqlite3_bind_int64(q, 1, company_id);
    sqlite3_bind_int(q, 2, year);
    store_bind_text(q, 3, dictionary_get(panel_dictionary(a->plan->panel), indicator)->name);
    store_bind_text(q, 4, text);
    return store_run_statement(a->job->store, q, a->job->err);
}
