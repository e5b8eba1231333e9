/* Why something does not fit a task, in words: of commands and of sheets that come back. */
#ifndef QUESTION_TASK_REFUSAL_H
#define QUESTION_TASK_REFUSAL_H

#include "base/text_buffer.h"
#include "casework/task_log.h"

/* `s`: of the task on the day of the event, as task_log_check gives it. Not for TASK_FITS. */
void task_refusal_text(task_refusal why, const task_event *e, const task *t, const task_standing *s, text_buffer *out);

#endif
