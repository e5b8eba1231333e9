/* What a command changes about tasks and visits: everything is checked before it is written, and nothing is written if one part is wrong. */
#ifndef QUESTION_TASK_ENTRY_H
#define QUESTION_TASK_ENTRY_H

#include "question/task_book.h"

/* Texts as given; NULL: not given. */
typedef struct task_draft {
    const char *title, *kind; /* kind NULL: "task" */
    const char *company;      /* code; its town and coach are taken where none is given */
    const char *town, *coach;
    const char *target;       /* PLAN/ID, whose responsible office is the owner where none is given */
    const char *owner;
    long opened, due;
    bool has_due;
} task_draft;

/*
 * Check a task and add it to the rows. TIDU_EUSAGE: no title, owner or due date; TIDU_ENOTFOUND: no such company, plan or target;
 * TIDU_EDATA: it would be due before it is opened.
 */
tidu_status task_entry_add(const task_book *b, const task_draft *draft, case_rows *rows, tidu_error *err);

/* Check an event, note it in the book and add it to the rows. TIDU_EUSAGE: something is not given; TIDU_ENOTFOUND; TIDU_EDATA. */
tidu_status task_entry_happen(task_book *b, const task_event *e, case_rows *rows, tidu_error *err);

/* The same of a visit. TIDU_EDATA: it is in the future, before the company was founded, or noted already. */
tidu_status task_entry_visit(const task_book *b, const visit *v, case_rows *rows, tidu_error *err);

#endif
