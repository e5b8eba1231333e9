/*
 * A panel into a store that has no company yet, without a single look-up: ids follow
 * the panel's numbers, SQLite takes the rows from the panel as from a table of its own, and
 * the index of codes is made when all rows are in.
 */
#include "io/store_panel_table.h"
#include "io/store_schema.h"

/* INSERT INTO target (columns) SELECT columns FROM the panel's table. */
static void write_insert(text_buffer *sql, const char *target, const char *fixed,
                         const plan_column *columns, size_t n, panel_table_kind kind)
{
    text_buffer_print(sql, "INSERT INTO %s (%s", target, fixed);
    for (size_t k = 0; k < n; k++) {
        text_buffer_append_string(sql, ", ");
        store_append_name(sql, columns[k].about->name);
    }
    text_buffer_print(sql, ") SELECT * FROM %s", panel_table_name(kind));
}

/* When the panel's table stopped the statement, its reason counts and not SQLite's. */
static tidu_status run(panel_table *from, const text_buffer *sql)
{
    store_import_job *job = from->job;
    tidu_error of_sqlite = {0};
    tidu_status status = store_execute_buffer(job->store, sql, &of_sqlite);

    if (from->status)
        return from->status;
    if (status && job->err)
        *job->err = of_sqlite;
    return status;
}

static tidu_status fill(store_import_job *job, const store_plan *plan, panel_table_kind kind,
                        unsigned long *rows)
{
    panel_table from = {.job = job, .plan = plan, .kind = kind};
    tidu_status status;
    text_buffer sql;

    text_buffer_init(&sql);
    if (kind == PANEL_COMPANIES)
        write_insert(&sql, "company", "id, uscc, import_id, line", plan->attributes,
                     plan->n_attributes, kind);
    else
        write_insert(&sql, "annual_value", "id, company_id, year, import_id, line", plan->annual,
                     plan->n_annual, kind);
    status = panel_table_make(&from);
    if (!status)
        status = run(&from, &sql);
    panel_table_drop(&from);
    text_buffer_clear(&sql);
    *rows += status ? 0 : from.rows;
    return status;
}

static tidu_status fill_exact(store_import_job *job, const store_plan *plan)
{
    int indicator, year;
    uint32_t company;
    const char *text;
    store_appender a;
    tidu_status status;

    if (!panel_has_exact(plan->panel))
        return TIDU_OK;
    status = appender_init(&a, job, plan);
    for (size_t i = 0;
         !status && panel_get_exact(plan->panel, i, &company, &indicator, &year, &text); i++)
        status = appender_put_exact(&a, (long long)company + 1, indicator, year, text);
    appender_clear(&a);
    return status;
}

tidu_status store_fill_panel(store_import_job *job, const store_plan *plan)
{
    tidu_status status = schema_drop_indexes(job->store, job->err);

    if (!status)
        status = fill(job, plan, PANEL_COMPANIES, &job->counts->companies_added);
    if (!status)
        status = fill(job, plan, PANEL_YEARS, &job->counts->years_added);
    if (!status)
        status = fill_exact(job, plan);
    return status ? status : schema_make_indexes(job->store, job->err);
}
