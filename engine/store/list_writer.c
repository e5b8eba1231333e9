#include "store/list_writer.h"

#include "base/error.h"

tidu_status list_writer_init(list_writer *w, store_import_job *job, const char *find, const char *add, const char *set)
{
    tidu_status status;

    *w = (list_writer){.job = job};
    status = store_prepare(job->store, find, &w->find, job->err);
    if (!status)
        status = store_prepare(job->store, add, &w->add, job->err);
    if (!status)
        status = store_prepare(job->store, set, &w->set, job->err);
    return status ? status : store_prepare_history(job, &w->add_history);
}

void list_writer_clear(list_writer *w)
{
    sqlite3_finalize(w->find);
    sqlite3_finalize(w->add);
    sqlite3_finalize(w->set);
    sqlite3_finalize(w->add_history);
    met_rows_clear(&w->met);
}

tidu_status list_writer_find(list_writer *w, int id, bool *has_row)
{
    tidu_status status = store_step(w->job->store, w->find, has_row, w->job->err);

    if (!status && *has_row && !met_rows_add(&w->met, sqlite3_column_int64(w->find, id)))
        status = error_memory(w->job->err);
    return status;
}

tidu_status list_writer_keep(list_writer *w, const list_field *f)
{
    sqlite3_stmt *q = w->add_history;

    sqlite3_bind_int64(q, HISTORY_IMPORT, w->job->import_id);
    store_bind_text(q, HISTORY_CODE, f->code);
    sqlite3_bind_null(q, HISTORY_YEAR);
    store_bind_text(q, HISTORY_INDICATOR, f->name);
    sqlite3_bind_value(q, HISTORY_OLD, sqlite3_column_value(w->find, f->column));
    store_bind_text(q, HISTORY_NEW, f->value);
    store_bind_place(q, HISTORY_LINE, f->line);
    return store_run_statement(w->job->store, q, w->job->err);
}
