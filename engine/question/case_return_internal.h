/* Shared by what is done with lists of visits and of tasks. */
#ifndef QUESTION_CASE_RETURN_INTERNAL_H
#define QUESTION_CASE_RETURN_INTERNAL_H

#include "question/case_return.h"
#include "question/task_twins.h"

struct case_return {
    const environment *env;
    store *store;             /* NULL: it holds nothing yet */
    task_book *book;          /* opened when the first sheet asks; its log also knows what earlier sheets say */
    task_twins *twins;        /* of the book's tasks and those that came in before */
    const panel **panels;     /* [n] */
    size_t n, capacity;
    const case_sheet **sheets; /* [n_sheets] of which events that are not in the database yet are, by their number (import -1 - i) */
    size_t n_sheets, sheets_capacity;
    arena *memory;
};

/* Where a row stands, and what of it is meant. */
typedef struct case_place {
    case_return *all;
    const case_sheet *sheet;
    const case_line *line;
    case_rows *rows;
    problems *found;
    tidu_error *err;
} case_place;

/* Open the book. Statuses as store_load. */
tidu_status case_return_open(case_return *r, tidu_error *err);

/* Report a problem of a field; `text` NULL: what the field says. */
tidu_status case_say(const case_place *p, problem_kind kind, case_field field, const char *text);

/* The day of a field; false: there is none. */
bool case_day(const case_line *l, case_field field, long *out);

/* Add a task, unless an equal one is open or came in before (question/task_twins.h), which is said. */
tidu_status case_add_task(const case_place *p, const task *t);

/* PROBLEM_KINDS: the visit can have been made. */
problem_kind case_judge_visit(const case_return *r, const char *code, long day);

tidu_status case_take_task(const case_place *p);

#endif
