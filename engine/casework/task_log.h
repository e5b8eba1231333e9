/*
 * Tasks: what somebody owes until a day, and what came of it. A task never changes; what happens to it are events (closed, reopened,
 * cancelled, another due date, another owner), and its state at the end of a day follows from those until then, by day and, within a
 * day, in the order in which they came in.
 */
#ifndef CASEWORK_TASK_LOG_H
#define CASEWORK_TASK_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

typedef struct task {
    long long id;        /* of the database; greater than 0 */
    const char *kind;    /* "task", "problem", "need" */
    const char *title;
    const char *code;    /* of a company; "", as of the texts that follow but the owner: none */
    const char *town;
    const char *target;  /* PLAN/ID */
    const char *owner;
    const char *coach;
    const char *origin;  /* what opened it without a person: a target and its day, a visit */
    long opened, due;    /* days since 1970-01-01 */
    uint32_t line;       /* in its file; 0: unknown */
    long long import;    /* which brought it; 0: it is not in the database yet */
} task;

/* A report says how it goes, and asks for another due date if it has a value; it changes nothing. */
typedef enum task_act { TASK_CLOSE, TASK_REOPEN, TASK_CANCEL, TASK_MOVE_DUE, TASK_MOVE_OWNER, TASK_REPORT, TASK_ACTS } task_act;

typedef struct task_event {
    long long task;
    task_act act;
    long day;
    const char *value;    /* next due date (YYYY-MM-DD), owner, or due date that is asked for; "" */
    const char *evidence; /* of a closing: 文号, a file, a link */
    const char *reason;   /* or what was done */
    uint32_t line;
    long long import;
} task_event;

typedef enum task_state { TASK_NOT_YET, TASK_OPEN, TASK_OVERDUE, TASK_CLOSED, TASK_CANCELLED, TASK_STATES } task_state;

/* A task at the end of a day. Texts are those of the log. */
typedef struct task_standing {
    task_state state;
    const char *owner;
    long due;                /* overdue begins the day after */
    const task_event *ended; /* the closing or cancelling in force; NULL: it is open */
} task_standing;

/* Why an event does not fit; each has its words in task_refusal_text of those who tell people. */
typedef enum task_refusal {
    TASK_FITS,
    TASK_UNKNOWN,          /* there is no such task */
    TASK_BEFORE_OPENED,    /* the event is of a day before the task was opened */
    TASK_WITHOUT_EVIDENCE, /* nothing says what closes it */
    TASK_WITHOUT_REASON,   /* of all but a closing; of a report, which asks for nothing either */
    TASK_WITHOUT_VALUE,    /* of a move: no day that is one, or no owner */
    TASK_DUE_BEFORE_OPENED,
    TASK_IS_CLOSED,        /* on that day already, so that it can be neither closed, cancelled nor moved */
    TASK_IS_CANCELLED,
    TASK_IS_OPEN,          /* nothing is to be reopened */
    TASK_SAME_VALUE,       /* moved to where it is */
    TASK_AGAINST_LATER,    /* it fits its day, but not what was noted of later days: closed twice */
    TASK_REFUSALS
} task_refusal;

typedef struct task_log task_log;

task_log *task_log_new(void);
void task_log_free(task_log *l);

/* Add a task, copying its texts (NULL counts as ""). False if memory is exhausted. */
bool task_log_add(task_log *l, const task *added);

/* Add an event as it is, copying its texts; one of no task in the log is passed over. False if memory is exhausted. */
bool task_log_note(task_log *l, const task_event *added);

/* Would the log stay whole with this event? *standing (may be NULL) becomes that of the task on its day before it. */
task_refusal task_log_check(const task_log *l, const task_event *e, task_standing *standing);

size_t task_log_count(const task_log *l);
const task *task_log_get(const task_log *l, size_t i); /* in order of arrival */

/* By id; NULL: there is none. */
const task *task_log_find(const task_log *l, long long id);

/* At the end of `day`. */
task_standing task_log_standing(const task_log *l, const task *t, long day);

/* The events of a task one by one, by day and arrival: after NULL the first one; NULL: there are no more. */
const task_event *task_log_next(const task_log *l, const task *t, const task_event *after);

/* The words of the tables: "close" ... , "open" ... */
const char *task_act_name(task_act act);
bool task_act_find(const char *name, task_act *out);
const char *task_state_name(task_state state);
bool task_kind_is_known(const char *name);

/* Is there more in a text (or NULL) than blanks, wide ones among them? */
bool task_text_says(const char *text);

#endif
