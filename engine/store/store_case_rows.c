#include "store/store_case_rows.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "store/store_task.h"
#include "store/store_visit.h"

/* A task of these rows has its number by now. */
static long long number_of(long long id, const long long *numbers)
{
    return id < 0 ? numbers[-1 - id] : id;
}

static tidu_status add_events(store_import_job *job, const case_rows *rows, const long long *numbers, task_log *log)
{
    tidu_status status = store_load_tasks(job->store, log, job->err);

    for (size_t i = 0; i < case_rows_events(rows) && !status; i++) {
        task_event e = *case_rows_event(rows, i);

        e.task = number_of(e.task, numbers);
        if (task_log_check(log, &e, NULL))
            return error_at(job->err, TIDU_ESTORE, job->store->path, 0, 0,
                            _("task %lld was changed by somebody else in the meantime; nothing was written, do it again"), e.task);
        status = store_add_task_event(job, &e);
        if (!status && !task_log_note(log, &e))
            status = error_memory(job->err);
    }
    return status;
}

tidu_status store_import_case_rows(store_import_job *job, const case_rows *rows, long long *ids)
{
    long long *own = ids ? NULL : allocate_array(case_rows_tasks(rows) + 1, sizeof *own), *numbers = ids ? ids : own;
    task_log *log = task_log_new();
    tidu_status status = numbers && log ? store_import_visits(job, case_rows_visits(rows)) : error_memory(job->err);

    for (size_t i = 0; i < case_rows_tasks(rows) && !status; i++)
        status = store_add_task(job, case_rows_task(rows, i), &numbers[i]);
    if (!status && case_rows_events(rows))
        status = add_events(job, rows, numbers, log);
    task_log_free(log);
    release(own);
    return status;
}
