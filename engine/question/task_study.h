/* The tasks of a database at the end of a day: those that are asked for, in order, and how many there are in which state. */
#ifndef QUESTION_TASK_STUDY_H
#define QUESTION_TASK_STUDY_H

#include "question/task_book.h"

typedef enum task_per { TASK_PER_NOTHING, TASK_PER_OWNER, TASK_PER_TOWN, TASK_PER_COACH } task_per;

typedef struct task_choice {
    long day;            /* at whose end */
    const char *state;   /* "open" (also what is overdue; NULL), "overdue", "closed", "cancelled", "all" */
    const char *owner, *town, *coach, *kind, *company, *target; /* NULL: all */
    task_per per;
} task_choice;

typedef struct task_row {
    const task *task;
    task_standing standing;
    const char *group;   /* its owner, town or coach; "": none, and if nothing is grouped */
    long days;           /* open, until that day or its end */
    bool is_in_time;     /* closed, on the day it was due or before */
} task_row;

typedef struct task_counts {
    const char *group;
    size_t open;         /* with those overdue */
    size_t overdue, closed, in_time, cancelled;
} task_counts;

typedef struct task_study {
    task_book *book;
    task_choice choice;
    task_row *rows;      /* [n] by group, due date and number */
    size_t n, capacity;
    task_counts all;     /* whatever their state, */
    task_counts *groups; /* [n_groups] and the same of each group, by name, those of none last */
    size_t n_groups, groups_capacity;
    long oldest;         /* days that the oldest open one is old; -1: none is open */
} task_study;

/* Takes the book, also on failure. *out is the caller's (task_study_free). TIDU_EUSAGE: no such state or kind. */
tidu_status task_study_make(task_book *book, const task_choice *choice, task_study **out, tidu_error *err);
void task_study_free(void *study);

#endif
