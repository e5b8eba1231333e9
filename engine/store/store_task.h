/* Tasks in the store, and what happened to them: rows are added, and none is changed. */
#ifndef STORE_STORE_TASK_H
#define STORE_STORE_TASK_H

#include "casework/task_log.h"
#include "store/store_import_job.h"

/* Add a task; *id becomes its number. */
tidu_status store_add_task(store_import_job *job, const task *t, long long *id);

/* Add an event as it is: whether it fits is for the caller to know (task_log_check). */
tidu_status store_add_task_event(store_import_job *job, const task_event *e);

/* Add all of the store that count, with their events. A database of before schema 14 has none. */
tidu_status store_load_tasks(store *s, task_log *into, tidu_error *err);

/* Whom the row of an import names, and where it is from; for those who tell what happened. Texts in `memory`, "": unknown. */
typedef struct store_act {
    const char *file; /* or the command */
    const char *at;   /* ISO date and time */
    const char *by;
} store_act;
tidu_status store_find_act(store *s, long long import, arena *memory, store_act *out, tidu_error *err);

#endif
