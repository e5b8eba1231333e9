#include "store/met_rows.h"

#include <stdlib.h>

#include "base/allocate.h"
#include "base/error.h"

bool met_rows_add(met_rows *m, long long id)
{
    met_range *last = m->n ? &m->ranges[m->n - 1] : NULL;

    if (last && (id == last->last || id == last->last + 1)) {
        last->last = id;
        return true;
    }
    if (!allocate_room((void **)&m->ranges, &m->capacity, m->n + 1, sizeof *m->ranges))
        return false;
    m->ranges[m->n++] = (met_range){id, id};
    return true;
}

void met_rows_clear(met_rows *m)
{
    release(m->ranges);
    *m = (met_rows){NULL, 0, 0};
}

static int compare(const void *a, const void *b)
{
    const met_range *x = a, *y = b;

    return (x->first > y->first) - (x->first < y->first);
}

/* Sort the ranges, and join those that touch or overlap. */
static void settle(met_rows *m)
{
    size_t n = 0;

    if (m->n)
        qsort(m->ranges, m->n, sizeof *m->ranges, compare);
    for (size_t i = 0; i < m->n; i++) {
        if (n && m->ranges[i].first <= m->ranges[n - 1].last + 1) {
            if (m->ranges[i].last > m->ranges[n - 1].last)
                m->ranges[n - 1].last = m->ranges[i].last;
        } else {
            m->ranges[n++] = m->ranges[i];
        }
    }
    m->n = n;
}

tidu_status met_rows_write(met_rows *m, const store_import_job *job, const char *kind, int year)
{
    sqlite3_stmt *q = NULL;
    tidu_status status = TIDU_OK;

    settle(m);
    if (m->n)
        status = store_prepare(job->store, "INSERT INTO met_row VALUES (?, ?, ?, ?, ?)", &q, job->err);
    for (size_t i = 0; !status && i < m->n; i++) {
        sqlite3_bind_int64(q, 1, job->import_id);
        store_bind_text(q, 2, kind);
        sqlite3_bind_int(q, 3, year);
        sqlite3_bind_int64(q, 4, m->ranges[i].first);
        sqlite3_bind_int64(q, 5, m->ranges[i].last);
        status = store_run_statement(job->store, q, job->err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status write_names(const store_import_job *job, sqlite3_stmt *q, const plan_column *columns, size_t n)
{
    tidu_status status = TIDU_OK;

    for (size_t k = 0; !status && k < n; k++) {
        sqlite3_bind_int64(q, 1, job->import_id);
        store_bind_text(q, 2, columns[k].about->name);
        status = store_run_statement(job->store, q, job->err);
    }
    return status;
}

tidu_status met_indicators_write(const store_import_job *job, const store_column_plan *plan)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(job->store, "INSERT INTO met_indicator VALUES (?, ?)", &q, job->err);

    if (!status)
        status = write_names(job, q, plan->attributes, plan->n_attributes);
    if (!status)
        status = write_names(job, q, plan->annual, plan->n_annual);
    sqlite3_finalize(q);
    return status;
}
