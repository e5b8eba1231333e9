/* Shared by what is asked of tasks and what changes them. */
#ifndef API_TASK_INTERNAL_H
#define API_TASK_INTERNAL_H

#include "api/api_internal.h"
#include "question/task_book.h"

/* A day of the options, by its name on the command line. TIDU_EUSAGE: it is none. */
tidu_status task_read_day(const char *text, const char *option, long *out, tidu_error *err);

/* Open the database of a change, whose day and command are given. */
tidu_status task_begin_change(tidu_session *s, const tidu_task_options *o, task_book **book, case_rows **rows, long *day, tidu_error *err);

/* Write the rows if `status` is TIDU_OK, and free both. `ids` as store_import_case_rows. */
tidu_status task_end_change(task_book *book, case_rows *rows, const char *command, long long *ids, tidu_status status, tidu_error *err);

#endif
