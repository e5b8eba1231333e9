/*
 * What people did, on its way into the database: visits, tasks and what happened to tasks. A command brings one row, a sheet many.
 */
#ifndef CASEWORK_CASE_ROWS_H
#define CASEWORK_CASE_ROWS_H

#include "casework/task_log.h"
#include "casework/visit_log.h"

typedef struct case_rows case_rows;

case_rows *case_rows_new(void);
void case_rows_free(case_rows *r);

visit_log *case_rows_visits(const case_rows *r);

/* Add a task, copying its texts; *id (may be NULL) becomes the number, less than 0, by which events name it until it has one of its own. */
bool case_rows_add_task(case_rows *r, const task *t, long long *id);
size_t case_rows_tasks(const case_rows *r);
const task *case_rows_task(const case_rows *r, size_t i); /* whose id is -1 - i */

bool case_rows_add_event(case_rows *r, const task_event *e);
size_t case_rows_events(const case_rows *r);
const task_event *case_rows_event(const case_rows *r, size_t i);

#endif
