/*
 * Tasks and visits: what somebody owes until a day, with its evidence, and who called where. They stand in the database, to which every
 * change adds rows (with who, when and the command); nothing is deleted or overwritten.
 */
#ifndef TIDU_TASK_H
#define TIDU_TASK_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_report.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_task_options {
    size_t size;            /* of this struct; see TIDU_ABI */
    const char *db;         /* a database that exists; required */
    const char *day;        /* YYYY-MM-DD on which it happens, or at whose end tasks are looked at; required */
    const char *command;    /* what changes something, as it was typed: kept with the change; required of those */
    const char *as_of;      /* of those that only read: YYYY-MM-DD, what the database knew at the end of that day; NULL: now */
    const char *title;      /* add: what is to be done */
    const char *kind;       /* add, list: "task" (add: NULL), "problem", "need" */
    const char *company;    /* add, list: code; add: its town and coach are those of the task where none is given */
    const char *town, *coach; /* add, list */
    const char *target;     /* add, list: PLAN/ID; add: the office responsible is the owner where none is given */
    const char *owner;      /* add, list; move: who gets it */
    const char *due;        /* add, problems; move: the new date */
    const char *evidence;   /* close: number of a document, name of a file, link */
    const char *reason;     /* reopen, cancel, move; close: what was done, may be NULL */
    const long long *ids;   /* [n_ids] of tasks */
    size_t n_ids;
    const char *state;      /* list: "open" (also what is overdue; NULL), "overdue", "closed", "cancelled", "all" */
    const char *per;        /* list: "owner", "town", "coach"; NULL: not grouped */
    bool is_flat;           /* list: one table, as CSV; of groups their counts */
    bool is_form;           /* list: for a workbook that is filled in and given back */
    const char *visitor, *purpose, *finding; /* visit; visits: only those of the visitor */
    const char *const *codes; /* [n_codes] of companies: visit: one; visits: 0: all */
    size_t n_codes;
    const char *from, *to;  /* visits: days, NULL: no bound */
    const char *plan;       /* problems: the id of a plan, or its path */
    const char *rule;       /* problems: of lights; NULL: the usual one */
    const double *bounds;   /* [n_bounds] that the rule asks for */
    size_t n_bounds;
} tidu_task_options;

/* What a change has brought. */
typedef struct tidu_task_outcome {
    size_t size;              /* set by the caller, as above */
    long long id;             /* add: the number of the task */
    bool has_personal_number; /* a text holds a telephone number or that of an identity card */
} tidu_task_outcome;

/*
 * Open a task. TIDU_EUSAGE: no title, owner, due date, day or command; TIDU_ENOTFOUND: no such company, plan or target; TIDU_EDATA: it would
 * be due before it is opened; TIDU_ESTORE, TIDU_EIO: the database. Nothing is written on failure.
 */
TIDU_API tidu_status tidu_task_add(tidu_session *session, const tidu_task_options *options, tidu_task_outcome *out, tidu_error *err);

/*
 * Close, reopen, cancel or move all tasks of options->ids, or none. Statuses as above; TIDU_EUSAGE: a closing without evidence, another change
 * without a reason, a move to nowhere; TIDU_ENOTFOUND: no such task; TIDU_EDATA: what a task's state on that day, or of later days, does
 * not allow, such as closing what is closed.
 */
typedef enum tidu_task_change { TIDU_TASK_CLOSE, TIDU_TASK_REOPEN, TIDU_TASK_CANCEL, TIDU_TASK_MOVE } tidu_task_change;
TIDU_API tidu_status tidu_task_change_all(tidu_session *session, tidu_task_change change, const tidu_task_options *options,
                                          tidu_task_outcome *out, tidu_error *err);

/* Note a visit. Statuses as above; TIDU_EDATA: it is in the future, before the company was founded, or noted already. */
TIDU_API tidu_status tidu_task_visit(tidu_session *session, const tidu_task_options *options, tidu_task_outcome *out, tidu_error *err);

/* The tasks by due date, with how many are open, overdue and closed. The report is the caller's (tidu_report_free). */
TIDU_API tidu_status tidu_task_list(tidu_session *session, const tidu_task_options *options, tidu_report **out, tidu_error *err);

/* Everything that happened to options->ids[0], with who, when, and from which sheet or command. */
TIDU_API tidu_status tidu_task_show(tidu_session *session, const tidu_task_options *options, tidu_report **out, tidu_error *err);

/* Visits, the newest first. */
TIDU_API tidu_status tidu_task_visits(tidu_session *session, const tidu_task_options *options, tidu_report **out, tidu_error *err);

/*
 * Open a task of kind problem for each target of options->plan whose light at the end of options->day is neither good nor says nothing
 * (tidu_target_status), unless one is open; and list these, those that are open already, and those that can be closed because the light is
 * good again. *opened becomes the number of new ones. Statuses of tidu_target_status and tidu_task_add.
 */
TIDU_API tidu_status tidu_task_problems(tidu_session *session, const tidu_task_options *options, tidu_report **out, size_t *opened,
                                        tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
