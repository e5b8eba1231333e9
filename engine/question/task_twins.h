/*
 * Which tasks that come in are there already: of the same words, owner, company, target and due date. The need of a company that a visit told
 * of is the same for that visit alone.
 */
#ifndef QUESTION_TASK_TWINS_H
#define QUESTION_TASK_TWINS_H

#include "casework/task_log.h"

typedef struct task_twins task_twins;

/* The known task that is open, or has the words of the one that comes in; file and line of one that came in before. */
typedef struct task_twin {
    long long id;     /* of a task of the log; 0: none */
    const char *file; /* of a row of this import, borrowed; NULL: none */
    unsigned long line;
} task_twin;

/* Of the tasks of a log, which must live as long. NULL: memory is exhausted. */
task_twins *task_twins_new(const task_log *known);
void task_twins_free(task_twins *t);

/*
 * What is equal to a task that comes in: of the log the one that is open now, of needs also one that is not. With neither it is from now on
 * what stands in `file` (which must live as long as `t`). False: memory is exhausted.
 */
bool task_twins_meet(task_twins *t, const task *one, const char *file, task_twin *out);

#endif
